"""check_archive finds the smallest damage, and names it."""

import json
from hashlib import sha256
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import record
from articles.archive import merging
from articles.archive.proof import failures
from articles.archive.withdrawing import withdraw
from articles.models import (
    Act,
    Appearance,
    Measure,
    Mention,
    Name,
    Person,
    Quotation,
    Report,
    Revision,
    Section,
    Source,
    Statistic,
    Tag,
    Tagging,
)
from tests.records import TEXT, at, full, of_text, person, section
from tests.whole_archive import publish, rows, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    """A report with a fact of every kind, another beside it."""
    publish(full("another"))
    again = {"name": "产量"} | at("产量由")
    fields = full(sections=[section(TEXT, "青石桥外。"), section("又一节", heading="小标题")])
    return publish(fields | {"projects": [*fields["projects"], again]})


def alter(rows, **fields) -> None:
    """Damages one row past all that the models would do."""
    assert rows.update(**fields) == 1


def one(model, report: Report, **which):
    return model.objects.filter(report=report, **which)


DAMAGES = {
    "a character of a section": lambda r: alter(
        one(Section, r, position=1), text=TEXT.replace("10余", "20余") + "\n青石桥外。"
    ),
    "a character no fact stands at": lambda r: alter(one(Section, r, position=2), text="又一书"),
    "a paragraph less": lambda r: alter(one(Section, r, position=1), text=TEXT),
    "a heading": lambda r: alter(one(Section, r, position=2), heading="小标点"),
    "the order of sections": lambda r: alter(one(Section, r, position=1), position=3),
    "a span of a statistic": lambda r: alter(one(Statistic, r, key="s7"), start=0, end=3),
    "a span and its words": lambda r: alter(
        one(Mention, r, key="n1"), start=0, end=3, exact=TEXT[:3]
    ),
    "a span of a quotation": lambda r: alter(one(Quotation, r), start=0, end=12),
    "a span of an appearance": lambda r: alter(one(Appearance, r), start=0, end=3),
    "a span of a mention": lambda r: alter(one(Mention, r, key="n1"), start=0, end=3),
    "a fact moved to another section": lambda r: alter(
        one(Statistic, r, key="s7"), section=r.sections.last()
    ),
    "a fact moved to another report's section": lambda r: alter(
        one(Statistic, r, key="s7"), section=Section.objects.exclude(report=r).first()
    ),
    "the words of a fact": lambda r: alter(one(Statistic, r, key="s7"), exact="11%"),
    "a number": lambda r: alter(one(Statistic, r, key="s7"), value=11),
    "a bound": lambda r: alter(one(Statistic, r, key="s8"), high=300000),
    "an open bound": lambda r: alter(one(Statistic, r, key="s9"), high=90),
    "a label": lambda r: alter(one(Statistic, r, key="s8"), label="产值"),
    "a unit": lambda r: alter(one(Statistic, r, key="s8"), unit="箱"),
    "a qualifier": lambda r: alter(one(Statistic, r, key="s8"), qualifier="来"),
    "a target": lambda r: alter(one(Statistic, r, key="s7"), target=True),
    "a pair": lambda r: alter(one(Statistic, r, key="s9"), earlier=None),
    "an id": lambda r: alter(one(Statistic, r, key="s8"), key="s18"),
    "the order of facts": lambda r: alter(one(Statistic, r, key="s8"), position=9),
    "a quotation's text": lambda r: alter(one(Quotation, r), text="今年能出10余万箱。"),
    "a quotation's speaker": lambda r: alter(one(Quotation, r), speaker="王小和"),
    "whose a quotation is": lambda r: alter(one(Quotation, r), spoken_by=None),
    "how a quotation is given": lambda r: alter(one(Quotation, r), direct=False),
    "a name": lambda r: alter(one(Appearance, r), name="王小和"),
    "a role": lambda r: alter(one(Appearance, r), role="厂长"),
    "an organisation": lambda r: alter(one(Appearance, r), organisation="青石厂"),
    "a project's name": lambda r: alter(one(Mention, r, key="n1"), printed="先锋厂"),
    "a project's kind": lambda r: alter(one(Mention, r, key="n1"), project_kind="works"),
    "a kind of name": lambda r: alter(one(Mention, r, key="n4"), kind="organisation"),
    "a recipient": lambda r: alter(one(Mention, r, kind="honour"), recipient="青石桥"),
    "that a name is meant at every place": lambda r: alter(
        one(Mention, r, key="n1"), by_name=False
    ),
    "a suffix": lambda r: alter(one(Mention, r, key="n5"), suffix="厂"),
    "every mention's name": lambda r: Mention.objects.filter(report=r).update(
        name=Name.objects.get(name="示例市", kind="place")
    ),
    "a mention's name, to one of another kind": lambda r: alter(
        one(Mention, r, key="n1"), name=Name.objects.get(name="先进厂", kind="honour")
    ),
    "every appearance's person": lambda r: Appearance.objects.filter(report=r).update(
        person=Person.objects.create(name="张无", slug="zhang-wu")
    ),
    "what a name is called": lambda r: alter(Name.objects.filter(name="示例市"), name="示例县"),
    "whose place a name is": lambda r: alter(Name.objects.filter(name="示例市"), scope="外地"),
    "what a person is called": lambda r: alter(Person.objects.all(), name="王小和"),
    "a statistic's measure": lambda r: alter(
        one(Statistic, r, key="s8"), series=Measure.objects.get(unit="%")
    ),
    "a statistic's measure, to that of another place": lambda r: alter(
        one(Statistic, r, key="s8"),
        series=Measure.objects.create(
            label="产量", unit="件", measure="amount", scope="外地", slug="chan-liang-wai-di"
        ),
    ),
    "no measure": lambda r: alter(one(Statistic, r, key="s8"), series=None),
    "what a measure counts": lambda r: alter(Measure.objects.filter(unit="件"), label="产值"),
    "another report's figure before": lambda r: alter(
        one(Statistic, r, key="s9"), earlier=Statistic.objects.exclude(report=r).get(key="s7")
    ),
    "another report's speaker": lambda r: alter(
        one(Quotation, r), spoken_by=Appearance.objects.exclude(report=r).first()
    ),
    "a place less": lambda r: one(Mention, r, key="n3", occurrence=1).delete(),
    "a fact less": lambda r: one(Statistic, r, key="s8").delete(),
    "a tag": lambda r: alter(Tag.objects.filter(name="工业"), name="工叶"),
    "the order of tags": lambda r: alter(
        Tagging.objects.filter(content_object=r, tag__name="工业"), position=5
    ),
    "a tag less": lambda r: Tagging.objects.filter(content_object=r, tag__name="工业").delete(),
    "the title": lambda r: alter(Report.objects.filter(pk=r.pk), title="青石桥的一夜"),
    "the date": lambda r: alter(Report.objects.filter(pk=r.pk), precision=3),
    "how sure the date is": lambda r: alter(Report.objects.filter(pk=r.pk), certainty="?"),
    "the place": lambda r: alter(Report.objects.filter(pk=r.pk), place="示例县"),
    "the byline": lambda r: alter(Report.objects.filter(pk=r.pk), byline=[{"name": "李记"}]),
    "the slug by which it is known": lambda r: alter(
        Report.objects.filter(pk=r.pk), record_slug="qing-shi-jiao"
    ),
    "the slug": lambda r: alter(Report.objects.filter(pk=r.pk), slug="qing-shi-jiao"),
    "a field emptied": lambda r: alter(Report.objects.filter(pk=r.pk), place=""),
    "the kept record": lambda r: alter(
        r.revisions, record=r.revisions.get().record.replace("的一天", "的一夜")
    ),
    "the SHA-256 of the record": lambda r: alter(r.revisions, sha256="0" * 64),
    "the only revision": lambda r: r.revisions.all().delete(),
}


@pytest.mark.long
@pytest.mark.parametrize("what", DAMAGES)
def test_damage_is_found_and_its_report_named(report, what):
    code, printed = run("check_archive")
    assert (code, printed.splitlines()[-1]) == (0, "核对完毕：2 篇公开报道全部相符")
    DAMAGES[what](report)
    code, printed = run("check_archive")
    assert code == 1
    named = Report.objects.get(pk=report.pk).slug
    beside = ("发现", "请看一看")
    found = [one for one in printed.splitlines() if "：" in one and not one.startswith(beside)]
    assert found
    assert all(line.startswith((f"{named}：", "another：", "编辑记录")) for line in found)
    assert any(line.startswith(f"{named}：") for line in found)


@pytest.mark.parametrize(
    "what, said",
    [
        ("a character of a section", "s8 的原文“10余万件”不在所标的位置，那里是“20余万件”"),
        ("a span of a statistic", "s7 的原文“10%”不在所标的位置，那里是“示例市”"),
        ("a fact moved to another report's section", "s7 所在的章节不属于这篇报道"),
        ("a span and its words", "n1 的位置与它的记录不符"),
        ("a number", "各行与留存的版本不同：s7 value 现为 11，留存的是 10\n"),
        ("a label", 's8 label 现为 "产值"，留存的是 "产量"\n'),
        ("a role", 'p1 role 现为 "厂长"，留存的是 null\n'),
        ("the title", '：title 现为 "青石桥的一夜"，留存的是 "青石桥的一天"\n'),
        ("a heading", 'sections[1] heading 现为 "小标点"'),
        ("the order of tags", 'tags[0] 现为 "乡村"，留存的是 "工业"'),
        ("a place less", "n3 少了一处"),
        ("a fact less", "：statistics 少了 s8\n"),
        ("an id", "：statistics 多了 s18\n"),
        ("the order of facts", "statistics 的次序现为 s7、s9、s8，留存的是 s8、s7、s9"),
        ("a paragraph less", '：sections[0] paragraphs[1] 少了 "青石桥外。"\n'),
        ("a tag less", '：tags[0] 少了 "工业"\n'),
        ("every mention's name", "n1 印的是项目“先进厂”，所连的却是地点“示例市”，请核对\n"),
        ("a mention's name, to one of another kind", "所连的却是荣誉“先进厂”"),
        ("every appearance's person", "p1 印的是“王小禾”，所连的人物却是“张无”，请核对\n"),
        ("what a name is called", "印的是地点“示例市”，所连的却是地点“示例县”"),
        ("whose place a name is", "所连的却是地点“示例市”（外地）"),
        ("what a person is called", "所连的人物却是“王小和”"),
        ("a statistic's measure", "s8 数的是“产量 件 amount”，所连的指标却是“产量 % share”"),
        ("a statistic's measure, to that of another place", "“产量 件 amount”（外地），请核对"),
        ("no measure", "s8 有所指“产量”，却没有连到指标"),
        ("another report's figure before", "s9 连到了另一篇报道的 s7"),
        ("another report's speaker", "q1 连到了另一篇报道的 p1"),
        ("the kept record", "第 1 版的记录与 SHA-256 不符"),
        ("the only revision", "没有留存的版本"),
    ],
)
def test_damage_is_named_with_what_stands_there_now(report, what, said):
    DAMAGES[what](report)
    assert said in run("check_archive")[1]


def test_a_changed_byte_of_a_source_is_found(report):
    source = Source.objects.first()
    content = bytes(source.content)
    Source.objects.filter(pk=source.pk).update(content=content[:-1] + b"]")
    code, printed = run("check_archive")
    assert code == 1
    assert f"来稿 {source.sha256[:12]}（{source.filename}）：内容与 SHA-256 不符" in printed
    assert "发现 1 处不符" in printed


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps bytes as bytes")
@pytest.mark.parametrize(
    "change", ["content || x'20'", "CAST(content AS TEXT)", "x'ff' || content"]
)
def test_a_source_that_became_a_text_is_named_and_the_rest_proved(report, change):
    first, second = Source.objects.order_by("pk")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE articles_source SET content = {change} WHERE id = {first.pk}")
    alter(Source.objects.filter(pk=second.pk), content=b"{")
    found = list(failures())
    assert [line.split("（")[0] for line in found] == [
        f"来稿 {source.sha256[:12]}" for source in (first, second)
    ]
    assert found[0].endswith("：内容不再是字节，请从备份恢复")


def test_of_a_long_paragraph_the_characters_around_the_difference_are_shown():
    text = "".join(chr(0x4E00 + at) for at in range(400))
    one(Section, publish(of_text(text))).update(text=text.replace(text[200], "错"))
    (found,) = failures()
    around = f"{text[188:200]}{{}}{text[201:213]}"
    now, kept = (f'"……{around.format(character)}……"' for character in ("错", text[200]))
    assert f"sections[0] paragraphs[0] 现为 {now}，留存的是 {kept}" in found


def test_what_editors_made_one_or_parted_is_no_damage(report):
    another = Report.objects.get(slug="another")
    kept, gone = Name.objects.get(name="示例市"), Name.objects.get(name="青石桥")
    last = merging.add_alias(kept, "示例县") and Name.objects.get(name="示例县")
    merging.merge(last, gone)
    publish(of_text("乙也来了。", slug="third", people=[{"name": "乙"}]))
    person, other = Person.objects.order_by("pk")
    merging.merge(person, other)
    act = merging.split(person, [(another.pk, "p1")])
    merging.merge(Person.objects.get(pk=act.detail["new"]), person)
    assert list(failures()) == []
    merging.mask(Person.objects.get(pk=act.detail["new"]))
    assert list(failures()) == []


def test_masked_people_s_links_are_proved_too(report):
    merging.mask(Person.objects.get())
    assert list(failures()) == []
    Person.objects.update(name="××")
    assert [line.split("：")[0] for line in failures()] == ["another", report.slug]


def test_more_reports_need_no_more_queries(report, django_assert_num_queries):
    with CaptureQueriesContext(connection) as of_two:
        assert list(failures()) == []
    for number in range(10):
        publish(full(f"more-{number}"))
    with django_assert_num_queries(len(of_two)):
        assert list(failures()) == []
    assert len(of_two) < 25


def test_an_older_version_is_proved_too(report):
    publish(full(title="改了"), reason="题目有误")
    assert list(failures()) == []
    Revision.objects.filter(report=report, number=1).update(record="{}")
    assert list(failures()) == [f"{report.slug}：第 1 版的记录与 SHA-256 不符"]


def test_each_of_several_damages_is_named(report):
    DAMAGES["a span of a statistic"](report)
    DAMAGES["a span of a quotation"](report)
    DAMAGES["the SHA-256 of the record"](report)
    found = list(failures())
    assert [any(key in line for line in found) for key in ("s7", "q1", "SHA-256")] == [True] * 3


def test_damage_by_plain_sql_is_found(report):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_statistic SET low = low + 1 WHERE %s = key", ["s7"])
    assert len(list(failures())) == 2  # in each report


@pytest.mark.parametrize("what", ["the title", "a tag less", "the kept record"])
def test_withdrawn_reports_are_proved_too(report, what):
    """Else one would come back otherwise than it went."""
    withdraw(Report.objects.get(pk=report.pk), "有误")
    assert list(failures()) == []
    DAMAGES[what](report)
    assert any(line.startswith(f"{report.slug}：") for line in failures())


def test_proving_writes_nothing(report):
    before = rows()
    run("check_archive")
    assert rows() == before


def test_the_ids_of_former_versions_are_proved(report):
    publish(full(title="改了", honours=[]), reason="不是荣誉")
    latest = Revision.objects.get(report=report, number=2)
    assert [given[1] for given in latest.dropped_ids] == ["产量", "先进厂"]
    assert list(failures()) == []
    Revision.objects.filter(pk=latest.pk).update(dropped_ids=[])
    assert list(failures()) == [f"{report.slug}：第 2 版所记的从前的编号，与以前各版不符"]


def test_the_ids_of_former_versions_are_filled_in_for_archives_of_before(report):
    publish(full(title="改了", honours=[], quotations=[], statistics=[]), reason="有误")
    publish(full(title="又改", honours=[], people=[], quotations=[]), reason="又有误")
    kept = list(Revision.objects.order_by("pk").values_list("dropped_ids", flat=True))
    Revision.objects.update(dropped_ids=[])
    import_module("articles.migrations.0009_dropped_ids").keep_dropped_ids(apps, None)
    assert list(Revision.objects.order_by("pk").values_list("dropped_ids", flat=True)) == kept
    assert list(failures()) == []


def kept_flat(exact: str, value: int) -> Report:
    """A report kept from before the words were read: its bounds are one number."""
    report = publish(of_text(f"共有{exact}。", statistics=[{"exact": exact, "value": value}]))
    alter(one(Statistic, report), low=value, high=value)
    revision = report.revisions.get()
    fields = json.loads(revision.record)
    fields["statistics"][0] |= {"low": value, "high": value}
    kept = record.canonical(record.schema.Record.model_validate(record.load(json.dumps(fields))))
    digest = sha256(kept.encode()).hexdigest()
    alter(report.revisions.all(), record=kept, sha256=digest)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_act")
    detail = {"report": report.pk, "version": 1, "record": digest}
    Act.objects.record(Act.Kind.PUBLISH, report.title, detail=detail)
    return report


@pytest.mark.parametrize(
    "exact, value, words",
    [("三百余人", 300, "余"), ("近百家", 100, "近"), ("10万元起", 100000, "起")],
)
def test_flat_bounds_from_before_are_named_and_are_no_damage(exact, value, words):
    report = kept_flat(exact, value)
    kept = report.revisions.get().record
    code, printed = run("check_archive")
    assert code == 0
    said = [line for line in printed.splitlines() if line.startswith("请看一看")]
    assert len(said) == 1
    assert all(part in said[0] for part in (report.slug, "s1", exact, f"写上“{words}”"))
    assert printed.splitlines()[-1] == "核对完毕：1 篇公开报道全部相符"
    assert report.revisions.get().record == kept


def test_exact_figures_are_not_named():
    kept_flat("最近3年", 3)
    assert "请看一看" not in run("check_archive")[1]


@pytest.mark.parametrize(
    "exact, value, printed",
    [("300人", 500, "300"), ("三百余人", 500, "300"), ("1.2万亩", 1200, "12000")],
)
def test_a_value_that_its_words_do_not_print_is_named(exact, value, printed):
    figure = {"label": "人数", "exact": exact, "value": value, "unit": "人"}
    publish(of_text(f"到场的有{exact}，都来了。", slug="shu", statistics=[figure]))
    code, said = run("check_archive")
    found = [line for line in said.splitlines() if line.startswith("请看一看 shu：s1")]
    assert (code, len(found)) == (0, 1)
    assert f"value 记着 {value}：原文“{exact}”印的是 {printed}" in found[0]


def test_values_that_their_words_print_another_way_are_not_named():
    words = {"二十多家": 20, "一千五": 1500, "三至五万元": None, "两成": 20, "近两百人": 200}
    for number, (exact, value) in enumerate(words.items()):
        figure = {"exact": exact, "value": value} if value else {"exact": exact}
        figure |= {} if value else {"low": 30000, "high": 50000}
        publish(of_text(f"说的是{exact}。", slug=f"shu-{number}", statistics=[figure]))
    found = [line for line in run("check_archive")[1].splitlines() if "记着" in line]
    assert found == []


@pytest.fixture
def namesakes(report) -> list[Person]:
    """Two of one name, each in a report of their own and both in a third."""
    two = [person("王小禾", organisation=of) for of in ("青石桥厂", "红柳小学")]
    text = "青石桥厂的王小禾和红柳小学的王小禾都来了。"
    for slug, people in {"jia": two[:1], "yi": two[1:], "bing": two}.items():
        given = [
            one | {"at": [{"exact": "王小禾", "prefix": "的", "suffix": end}]}
            for one, end in zip(people, ("和", "都"), strict=False)
        ]
        given = given if slug != "yi" else [two[1] | {"at": [{"exact": "王小禾", "suffix": "都"}]}]
        publish(of_text(text, slug=slug, people=given))
    return list(Person.objects.filter(appearances__report__slug="bing").distinct().order_by("pk"))


def swap(slug: str, first: Person, second: Person) -> None:
    """Leads each one's rows of a report to the other, by plain SQL."""
    which = "report_id = (SELECT id FROM articles_report WHERE slug = %s) AND person_id IN (%s, %s)"
    set_to = "CASE person_id WHEN %s THEN CAST(%s AS bigint) ELSE CAST(%s AS bigint) END"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE articles_appearance SET person_id = {set_to} WHERE {which}",
            [first.pk, second.pk, first.pk, slug, first.pk, second.pk],
        )


def test_swapped_namesakes_are_found_and_both_are_named(namesakes):
    first, second = namesakes
    assert list(failures()) == []
    for slug, keys in {"jia": ["p1"], "bing": ["p1", "p2"]}.items():
        swap(slug, first, second)
        found = list(failures())
        named = sorted(line.split("（")[0] for line in found)
        assert named == [f"{slug}：{key}" for key in keys]
        assert all(first.slug in line and second.slug in line for line in found)
        swap(slug, first, second)
    assert list(failures()) == []


def test_who_namesakes_are_is_followed_through_all_that_editors_do(namesakes):
    first, second = namesakes
    merged = merging.merge(first, second)
    bing = Report.objects.get(slug="bing")
    split = merging.split(Person.objects.get(pk=first.pk), [(bing.pk, "p2")])
    assert list(failures()) == []
    merging.undo(split)
    merging.undo(merged)
    masked = merging.mask(Person.objects.get(pk=first.pk))
    assert list(failures()) == []
    merging.undo(masked)
    assert list(failures()) == []
    swap("bing", first, second)
    assert len(list(failures())) == 2
