"""Who is who and what is what: two may share a name, and one keeps its identity."""

import re

import pytest

from articles.archive import importing
from articles.archive.proof import failures
from articles.models import Appearance, Measure, Name, Person, Report, Tag
from tests.records import at, full, of_text, person, record, statistic
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db

SPEAKS = "马云是江洲社区党支部书记，也是江洲公司经理。"


def of_person(slug: str, organisation: str | None = "江洲社区", **fields) -> Report:
    """A report of one 马云."""
    people = [{"name": "马云", "organisation": organisation, **fields}]
    return publish(of_text(SPEAKS, slug=slug, people=people))


def person_of(report: Report, key: str = "p1") -> Person:
    return report.appearances.filter(key=key).first().person


def name_of(report: Report, kind: str) -> Name:
    return report.mentions.filter(kind=kind).first().name


class TestPeople:
    def test_the_same_name_and_organisation_are_one_person(self):
        assert person_of(of_person("a")) == person_of(of_person("b"))

    def test_another_organisation_is_another_person(self):
        assert person_of(of_person("a")) != person_of(of_person("b", "江洲公司"))

    def test_without_an_organisation_nobody_is_known(self):
        people = {person_of(of_person(slug, None)) for slug in "abc"}
        assert len(people) == 3

    def test_a_role_is_no_identity(self):
        alone = person_of(of_person("a", None, role="经理"))
        assert alone != person_of(of_person("b", None, role="经理"))
        secretary = person_of(of_person("c", role="书记"))
        assert secretary == person_of(of_person("d", role="经理"))
        assert secretary == person_of(of_person("e", role=None))

    def test_a_match_that_is_not_unique_is_no_match(self):
        first, second = person_of(of_person("a")), person_of(of_person("b", "江洲公司"))
        Appearance.objects.filter(person=second).update(organisation="江洲社区")
        assert person_of(of_person("c")) not in {first, second}

    def test_two_entries_of_one_report_are_two_people(self):
        people = [
            person("马云", organisation="江洲社区", **at("马云", suffix=end)) for end in "甲乙"
        ]
        fields = of_text("江洲社区的马云甲和马云乙", people=people)
        report = publish(fields | {"slug": "a"})
        assert person_of(report, "p1") != person_of(report, "p2")
        again = publish(fields | {"slug": "b"})
        assert len({person_of(again, "p1"), person_of(again, "p2")}) == 2

    def test_a_new_entry_does_not_take_the_person_of_one_that_stays(self):
        text = "江洲社区的马云甲和马云乙"
        stays = person("马云", id="p1", organisation="江洲社区", **at("马云", suffix="甲"))
        new = person("马云", id="p2", organisation="江洲社区", **at("马云", suffix="乙"))
        known = person_of(publish(of_text(text, people=[stays])))
        elsewhere = person("马云", organisation="江洲社区")
        assert person_of(publish(of_text("江洲社区马云", slug="b", people=[elsewhere]))) == known
        report = publish(of_text(text, people=[new, stays]), reason="补记一人")
        assert person_of(report, "p1") == known
        assert person_of(report, "p2") != known

    def test_an_appearance_keeps_its_person_whatever_is_corrected(self):
        known = person_of(of_person("a"))
        other = person_of(of_person("b", "江洲公司"))
        fields = of_text(SPEAKS, slug="a", people=[{"name": "马云", "organisation": "江洲公司"}])
        assert person_of(publish(fields, reason="单位有误")) == known != other

    def test_a_corrected_name_is_another_person(self):
        known = person_of(of_person("a"))
        fields = of_text("马芸", slug="a", people=[{"id": "p1", "name": "马芸"}])
        renamed = person_of(publish(fields, reason="姓名有误"))
        assert (renamed.name, renamed != known) == ("马芸", True)

    def test_a_merged_person_stands_for_the_one_it_was_merged_into(self):
        gone, stays = person_of(of_person("a")), person_of(of_person("b", "江洲公司"))
        gone.merged_into = stays
        gone.save()
        assert person_of(of_person("c")) == stays
        assert person_of(of_person("d", "江洲公司")) == stays


class TestSlugs:
    @pytest.mark.parametrize(
        "name, stem",
        [
            ("单田芳", "shan-tian-fang"),
            ("曾可", "zeng-ke"),
            ("仇英", "qiu-ying"),
            ("马云", "ma-yun"),
            ("😀", "person"),
            ("007", "007"),
        ],
    )
    def test_a_person_s_slug_is_pinyin_and_six_hex_digits(self, name, stem):
        report = publish(of_text(f"{name}来了", people=[{"name": name}]))
        assert re.fullmatch(f"{stem}-[0-9a-f]{{6}}", person_of(report).slug)

    def test_namesakes_have_slugs_of_their_own(self):
        slugs = {person_of(of_person(slug, None)).slug for slug in "abcdef"}
        assert len(slugs) == 6

    def test_a_slug_is_stored_and_never_made_again(self):
        report = of_person("a")
        Person.objects.update(slug="zhang-san-000000")
        Name.objects.update(slug="kept")
        publish(of_text(SPEAKS, slug="a", people=[{"name": "马云", "role": "经理"}]), reason="补记")
        assert person_of(report).slug == "zhang-san-000000"

    def test_a_person_that_was_dropped_and_comes_back_has_its_address_again(self):
        person = person_of(of_person("a"))
        publish(of_text(SPEAKS, slug="a"), reason="撤下")
        people = [{"name": "马云", "organisation": "江洲社区"}]
        report = publish(of_text(SPEAKS, slug="a", people=people), reason="恢复")
        assert person_of(report) == person
        assert Person.objects.count() == 1

    @pytest.mark.parametrize(
        "name, slug",
        [
            ("三新村", "san-xin-cun"),
            ("2021", "2021-[0-9a-f]{6}"),
            ("20-21", "20-21-[0-9a-f]{6}"),
            ("😀", "name-[0-9a-f]{6}"),
        ],
    )
    def test_a_name_s_slug_is_its_pinyin_where_that_is_an_address(self, name, slug):
        report = publish(of_text(f"在{name}", places=[{"name": name}]))
        assert re.fullmatch(slug, name_of(report, "place").slug)

    def test_names_that_sound_alike_have_slugs_of_their_own(self):
        same = [{"name": "李庄"}, {"name": "里庄"}, {"name": "理庄"}]
        report = publish(of_text("李庄、里庄、理庄", places=same))
        slugs = [mention.name.slug for mention in report.mentions.order_by("key")]
        assert slugs[0] == "li-zhuang"
        assert all(re.fullmatch(r"li-zhuang-[0-9a-f]{6}", slug) for slug in slugs[1:])
        assert len(set(slugs)) == 3

    def test_kinds_have_addresses_of_their_own(self):
        name = [{"name": "先进厂"}]
        report = publish(of_text("先进厂", projects=name, organisations=name, honours=name))
        assert {mention.name.slug for mention in report.mentions.all()} == {"xian-jin-chang"}

    def test_tags_that_sound_alike_have_slugs_of_their_own(self):
        publish(record(tags=["工业", "公业", "😀"]))
        slugs = dict(Tag.objects.values_list("name", "slug"))
        assert slugs["工业"] == "gong-ye"
        assert slugs["公业"].startswith("gong-ye-")
        assert slugs["😀"] == "tag"


class TestNames:
    def test_the_same_kind_and_name_are_the_same(self):
        first = publish(of_text("江洲厂", slug="a", organisations=[{"name": "江洲厂"}]))
        second = publish(of_text("江洲厂", slug="b", organisations=[{"name": "江洲厂"}]))
        third = publish(of_text("江洲厂", slug="c", places=[{"name": "江洲厂"}]))
        assert name_of(first, "organisation") == name_of(second, "organisation")
        assert name_of(third, "place") != name_of(first, "organisation")

    def test_a_generic_name_is_told_apart_by_the_report_s_place(self):
        def office(slug, place, name="市住建局"):
            fields = of_text(f"{name}说", slug=slug, place=place, organisations=[{"name": name}])
            return name_of(publish(fields), "organisation")

        here, there = office("a", "扬中"), office("b", "丹阳")
        assert here != there
        assert here == office("c", "扬中")
        assert (here.scope, there.scope) == ("扬中", "丹阳")
        assert here.slug != there.slug
        whole = office("d", "扬中", "扬中市住建局")
        assert whole == office("e", "丹阳", "扬中市住建局")
        assert whole.scope == ""

    def test_a_merged_name_stands_for_the_one_it_was_merged_into(self):
        first = publish(of_text("江洲厂", slug="a", organisations=[{"name": "江洲厂"}]))
        second = publish(of_text("江洲总厂", slug="b", organisations=[{"name": "江洲总厂"}]))
        gone, stays = name_of(first, "organisation"), name_of(second, "organisation")
        gone.merged_into = stays
        gone.save()
        third = publish(of_text("江洲厂", slug="c", organisations=[{"name": "江洲厂"}]))
        mention = third.mentions.get()
        assert (mention.name, mention.printed) == (stays, "江洲厂")
        assert list(failures()) == []

    def test_a_measure_is_one_label_of_one_subject_in_one_unit(self):
        def measure(slug, **fields):
            facts = [statistic("3件", 3, **fields)]
            return publish(of_text("共3件", slug=slug, statistics=facts)).statistics.get().series

        known = measure("a", subject="江洲厂")
        assert measure("b", subject="江洲厂") == known
        others = [
            measure("c", subject="江洲村"),
            measure("d", subject="江洲厂", unit="箱"),
            measure("e", subject="江洲厂", label="销量"),
            measure("f", subject="江洲厂", measure="share"),
        ]
        assert len({known, *others}) == 5
        assert measure("g", label=None) is None
        assert Measure.objects.count() == 5

    def test_a_measure_without_a_subject_is_of_the_report_s_place(self):
        def measure(slug, place, **fields):
            facts = [statistic("3件", 3, **fields)]
            fields = of_text("共3件", slug=slug, place=place, statistics=facts)
            return publish(fields).statistics.get().series

        assert measure("a", "扬中") != measure("b", "丹阳")
        assert measure("c", "扬中", subject="新坝镇") != measure("d", "丹阳", subject="新坝镇")


def test_a_report_imported_again_writes_no_new_identity():
    publish(full())
    people, names = Person.objects.count(), Name.objects.count()
    publish(full(title="改了题目"), reason="题目有误")
    assert (Person.objects.count(), Name.objects.count()) == (people, names)
    assert importing.import_record(full("another")).kind == importing.Kind.NEW
    assert (Person.objects.count(), Name.objects.count()) == (people, names)
