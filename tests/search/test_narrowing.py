"""Filters by name and by slug: of namesakes, of the merged, of the hidden; and what is offered."""

import pytest

from articles.archive import merging, retagging, withdrawing
from articles.models import Name, Person, Report, Tag
from articles.search import question, suggestions
from tests.records import full, of_text, person
from tests.searching import follow, slugs
from tests.whole_archive import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


@pytest.fixture
def two():
    """Reports of two people of one name, and of two places."""
    publish(full("one"))
    publish(
        of_text(
            "王小禾在新城厂说，今年很好。",
            slug="two",
            people=[person(organisation="新城厂")],
            places=[{"name": "新城"}],
            tags=["农业"],
            published="2020",
        )
    )
    follow()
    return tuple(Person.objects.order_by("pk"))


class TestFieldsTyped:
    def test_a_name_narrows_to_all_who_bear_it(self, two):
        assert set(slugs("person:王小禾")) == {"one", "two"}
        assert slugs(f"person:{two[0].slug}") == ["one"]

    @pytest.mark.parametrize(
        "typed, found",
        [
            ("person:wangxiaohe", {"one", "two"}),
            ("place:新城", {"two"}),
            ("place:xincheng 今年", {"two"}),
            ("tag:工業", {"one"}),
            ("TAG:工业", {"one"}),
            ("tag:工业 OR tag:农业", {"one", "two"}),
            ("tag:工业 OR 很好", {"one", "two"}),
            ("王小禾 -tag:工业", {"two"}),
            ("-person:王小禾", set()),
            ("year:2020", {"two"}),
            ("year:２０２０年", {"two"}),
            ("tag:没有", set()),
            ("王小禾 -tag:没有", {"one", "two"}),
            ("tag:“工业”", {"one"}),
            ("tag:x*", set()),
        ],
    )
    def test_each_is_understood(self, two, typed, found):
        assert set(slugs(typed)) == found

    def test_what_was_merged_is_found_by_its_old_name(self, two):
        kept, gone = Name.objects.get(name="青石桥", kind="place"), Name.objects.get(name="新城")
        merging.merge(kept, gone)
        follow()
        assert set(slugs("place:新城")) == {"one", "two"} == set(slugs("place:青石桥"))
        merging.merge(*two)
        follow()
        for one in two:
            assert set(slugs(f"person:{one.slug}")) == {"one", "two"}

    def test_a_hidden_person_is_not_found_by_name_but_by_the_new_address(self, two):
        merging.merge(*two)
        follow()
        hidden = Person.objects.get(pk=two[0].pk)
        merging.mask(hidden)
        follow()
        hidden.refresh_from_db()
        assert slugs("person:王小禾") == slugs("person:wangxiaohe") == slugs("王小禾") == []
        assert set(slugs("", person=hidden.slug)) == {"one", "two"}

    def test_a_person_printed_under_another_name_is_counted_once_hidden(self, two):
        publish(of_text("李大山来了。", slug="three", people=[person("李大山", organisation=None)]))
        other = Person.objects.get(name="李大山")
        merging.merge(two[0], other)
        merging.mask(Person.objects.get(pk=two[0].pk))
        follow()
        hidden = Person.objects.get(pk=two[0].pk)
        assert set(slugs("", person=hidden.slug)) == {"one", "three"}
        counted = dict(question.answer(question.Asking()).facets["person"])
        assert counted[hidden.slug] == 2

    def test_a_tag_renamed_narrows_by_its_new_name(self, two):
        retagging.rename(Tag.objects.get(name="农业"), "农村")
        follow()
        assert slugs("tag:农村") == ["two"] and slugs("tag:农业") == []


class TestFilters:
    @pytest.mark.parametrize(
        "unknown",
        [
            {"tag": "no-such"},
            {"tag": ["gong-ye", "no-such"]},
            {"year": "1999"},
            {"year": "undated"},
            {"person": "a\0b"},
            {"place": "青石桥"},
            {"page": "2"},
            {"page": "９"},
            {"page": "501"},
        ],
    )
    def test_what_names_nothing_is_404(self, client, two, unknown):
        assert client.get("/search/", {"q": "今年", **unknown}).status_code == 404

    def test_what_only_a_withdrawn_report_has_is_404(self, client, two):
        withdrawing.withdraw(Report.objects.get(slug="two"), "理由")
        for given in ({"tag": "nong-ye"}, {"place": "xin-cheng"}, {"year": "2020"}):
            assert client.get("/search/", given).status_code == 404

    @pytest.mark.parametrize("typed", ["", " ", "　 ", "\n", "，。"])
    def test_nothing_typed_filters_nothing(self, client, two, typed):
        assert slugs(typed) == ["one", "two"]
        assert slugs(typed, tag="nong-ye") == ["two"]
        page = client.get("/search/", {"q": typed, "tag": "", "place": "", "year": ""})
        assert "共2篇，新的在前" in page.content.decode()


class TestSuggestions:
    def test_the_most_spoken_of_come_first_and_pinyin_will_do(self, two):
        for number in range(3):
            publish(full(f"more-{number}", tags=["工人"]))
        assert suggestions.suggestions("工")[:2] == ["工人", "工业"]
        for typed in ("wang", "WangXiao", "wang xiao", "王"):
            assert "王小禾" in suggestions.suggestions(typed), typed

    def test_no_one_is_offered_who_is_withdrawn_merged_or_hidden(self, two):
        withdrawing.withdraw(Report.objects.get(slug="two"), "理由")
        assert "农业" not in suggestions.suggestions("农") and suggestions.suggestions("新城") == []
        merging.mask(Person.objects.get(pk=two[0].pk))
        for typed in ("王", "wang", "×", "××", "person"):
            assert suggestions.suggestions(typed) == [], typed


class TestNearTerms:
    @pytest.mark.parametrize(
        "typed, near",
        [
            ("王小河", "王小禾"),  # one character another
            ("汪晓荷", "王小禾"),  # read the same
            ("青石乔", "青石桥"),
            ("青石桥的厂", "青石桥厂"),
            ("新城区", "新城"),
        ],
    )
    def test_names_nearly_so_are_offered_where_nothing_is_found(self, client, two, typed, near):
        page = client.get("/search/", {"q": f"{typed} 航空母舰"}).content.decode()
        assert "相近的名称" in page and f">{near}</a>" in page

    def test_no_name_is_offered_that_has_little_in_common(self, two):
        assert suggestions.near("航空母舰") == suggestions.near("5") == suggestions.near("，") == []

    def test_what_is_typed_is_not_offered_again_nor_a_hidden_name(self, two):
        assert "王小禾" not in suggestions.near("王小禾")
        merging.mask(Person.objects.get(pk=two[0].pk))
        assert suggestions.near("王小河") == []
