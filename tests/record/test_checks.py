"""Each check of a record tells where, what, and what to do."""

from datetime import date
from time import monotonic

import pytest

from articles.record import Record, RecordError, build
from articles.record.checks import problems
from articles.record.strings import CONTROLS, ZERO_WIDTH
from tests.records import at, full, of_text, person, record, section, statistic


def refusals(fields: dict) -> list[str]:
    with pytest.raises(RecordError) as caught:
        build(fields)
    return [str(problem) for problem in caught.value.problems]


def figure(words: str = "3件", value=3, **fields) -> dict:
    """A report of one figure."""
    return of_text("共3件或4件", statistics=[statistic(words, value, **fields)])


@pytest.mark.parametrize(
    "fields, place, said",
    [
        # words
        (
            figure("5件"),
            "statistics[0].exact",
            "最接近的是第 1 章节第 1 段的“3件”，请照正文逐字填写",
        ),
        (figure("件"), "statistics[0].exact", "有 2 处，请用 prefix、suffix 写明前后的字"),
        (figure(**at("件")), "statistics[0].exact", "与 at[0].exact（件）不一致"),
        (figure("件", **at("件")), "statistics[0].at[0].exact", "有 2 处"),
        (figure("件", **at("件", prefix="5")), "statistics[0].at[0].exact", "请核对"),
        (
            of_text("他说“真好。”", quotations=[{"text": "真"} | at("“真好。”")]),
            "quotations[0].text",
            "与 at[0].exact 不一致：去掉外层引号后是“真好。”，请照此填写，或删去 text",
        ),
        (
            of_text("他说“真好。”", quotations=[{"text": "“真好。”"} | at("“真好。”")]),
            "quotations[0].text",
            "去掉外层引号后是“真好。”",
        ),
        (
            of_text("他说真好。", quotations=[{"text": "真"} | at("真好")]),
            "quotations[0].text",
            "与 at[0].exact 不一致：是“真好”，请照此填写",
        ),
        (figure(None), "statistics[0].exact", "缺了原文"),
        (figure(at=[]), "statistics[0].at", "要有恰好一处原文"),
        (figure(at=[{"exact": "3件"}, {"exact": "4件"}]), "statistics[0].at", "现有 2 处"),
        (record(quotations=[{}]), "quotations[0].text", "缺了原文"),
        (record(people=[person("张无")]), "people[0].name", "正文里没有“张无”"),
        (record(people=[person(at=[])]), "people[0].at", "各处都算时请不写 at"),
        (record(people=[person("厂长", **at("王小禾"))]), "people[0].name", "没有“厂长”"),
        (record(people=[person(role="厂长")]), "people[0].role", "没有“厂长”"),
        (record(people=[person(organisation="县厂")]), "people[0].organisation", "没有“县厂”"),
        (
            full(quotations=[{"text": "青石桥厂获评", "speaker": "甲"}]),
            "quotations[0].speaker",
            "甲",
        ),
        (full(honours=[{"name": "先进厂", "awarded_by": "省"}]), "honours[0].awarded_by", "省"),
        (full(honours=[{"name": "先进厂", "recipient": "县"}]), "honours[0].recipient", "县"),
        (record(places=[{"name": "青石桥"}] * 2), "places[0].name", "写了不止一次"),
        (
            record(places=[{"name": "青石桥"}, {"name": "青石桥"} | at("青石桥", prefix="在")]),
            "places[0].name",
            "写了不止一次",
        ),
        (
            record(organisations=[{"name": "青石桥厂"}], places=[{"name": "青石桥"}]),
            "places[0].name",
            "只出现在更长的名称里",
        ),
        (
            of_text("第一段", title="只在题", places=[{"name": "题"}]),
            "places[0].name",
            "标题不算正文",
        ),
        # head
        (record("Ban-Che"), "slug", "“Ban-Che”不能作地址"),
        (record("undated"), "slug", "不能是 undated"),
        (record("2021"), "slug", "至少有一个字母"),
        (record("a--b"), "slug", "不能作地址"),
        (record("-a"), "slug", "不能作地址"),
        (record("a-"), "slug", "不能作地址"),
        (record("a\n"), "slug", "不能作地址"),
        (record("扬中"), "slug", "不能作地址"),
        (record(title="  "), "title", "是空白的，请写上内容"),
        (record(title="\u200b"), "title", "是空白的，请写上内容"),
        (record(title="\u3164\ufe0f"), "title", "是空白的，请写上内容"),
        (record(title="甲\u200b"), "title", "第 2 字是看不见的控制字符 U+200B，请删去"),
        (record(kicker="\u202e甲"), "kicker", "第 1 字是看不见的控制字符 U+202E，请删去"),
        (record(outlet="甲\u2066报"), "outlet", "看不见的控制字符 U+2066"),
        (record(byline=[{"name": "孙\u200d薇"}]), "byline[0].name", "看不见的控制字符 U+200D"),
        (record(tags=["工\u00ad业"]), "tags[0]", "看不见的控制字符 U+00AD"),
        (of_text("甲\u202e乙"), "sections[0].paragraphs[0]", "看不见的控制字符 U+202E"),
        (
            of_text("甲\u200b乙", places=[{"name": "甲\u200b乙"}]),
            "places[0].name",
            "U+200B，请删去或重新输入，正文里有的也一并删去",
        ),
        (record(title="甲\n乙"), "title", "不能换行"),
        (record(published="2021-13-40"), "published", "没有“2021-13-40”这一天"),
        (record(published="2021/11"), "published", "日期只能写成"),
        (record(published="9999"), "published", "“9999”还没有到（今天是 "),
        (record(original={"published": "9999-12?"}), "original.published", "请核对见报日期"),
        (record(original={"published": "十月"}), "original.published", "日期只能写成"),
        (figure(period_edtf="2021-1"), "statistics[0].period_edtf", "日期只能写成"),
        (record(origin="retold"), "original", "请填 original"),
        (record(url="javascript:alert(1)"), "url", "http:// 或 https://"),
        (record(url="https://"), "url", "http:// 或 https://"),
        (record(url="https://a b/"), "url", "http:// 或 https://"),
        (record(url="http://[::1"), "url", "http:// 或 https://"),
        (record(original={"url": "ftp://a/b"}), "original.url", "http:// 或 https://"),
        (record(tags=["工业", "工业"]), "tags", "标签“工业”写了 2 次"),
        (record(tags=[""]), "tags[0]", "请写上内容，或删去这个标签"),
        (record(note=""), "note", "请写上内容，没有就写 null"),
        (record(original={"title": ""}), "original.title", "请写上内容，没有就写 null"),
        (record(places=[{"name": ""}]), "places[0].name", "请写上名称，或删去这一项"),
        (record(byline=[{"name": " "}]), "byline[0].name", "请写上名称，或删去这一项"),
        (figure(at=[{"exact": ""}]), "statistics[0].at[0].exact", "或删去这一处"),
        (record(sections=[]), "sections", "没有正文"),
        (record(sections=[section()]), "sections[0].paragraphs", "没有段落"),
        (of_text("甲", " "), "sections[0].paragraphs[1]", "请写上内容，或删去这一段"),
        (of_text("甲\n乙"), "sections[0].paragraphs[0]", "不能换行"),
        # characters
        (record(title="甲\0"), "title", "第 2 字是控制字符 U+0000"),
        (of_text("甲\r"), "sections[0].paragraphs[0]", "第 2 字是控制字符 U+000D"),
        (of_text("甲\u2028乙"), "sections[0].paragraphs[0]", "第 2 字是控制字符 U+2028"),
        (of_text("甲\ud800"), "sections[0].paragraphs[0]", "第 2 字是不成对的代理字符 U+D800"),
        (record(tags=["\udfff"]), "tags[0]", "不成对的代理字符"),
        (record(byline=[{"name": "甲\x07"}]), "byline[0].name", "控制字符 U+0007"),
        (record(original={"title": "甲\x07"}), "original.title", "控制字符 U+0007"),
        # ids
        (figure(id="p1"), "statistics[0].id", "请写成 s1、s2"),
        (figure(id="s0"), "statistics[0].id", "请写成 s1、s2"),
        (figure(id="s01"), "statistics[0].id", "请写成 s1、s2"),
        (figure(id="s１"), "statistics[0].id", "请写成 s1、s2"),
        (figure(id="s1234567890"), "statistics[0].id", "请写成 s1、s2"),
        (full(places=[{"name": "青石桥", "id": "s7"}]), "places[0].id", "请写成 n1、n2"),
        (
            full(places=[{"name": "示例市", "id": "n1"}], honours=[{"name": "先进厂", "id": "n1"}]),
            "honours[0].id",
            "编号 n1 已用于 places[0]，请换一个",
        ),
        (
            record(quotations=[{"text": "产量由", "speaker_id": "p1"}]),
            "quotations[0].speaker_id",
            "people 里没有编号为 p1 的人物",
        ),
        (figure(**{"from": "s2"}), "statistics[0].from", "没有编号为 s2 的数据"),
        (figure(id="s1", **{"from": "s1"}), "statistics[0].from", "绕回了这一项自己"),
        # numbers
        (figure(value=None), "statistics[0].value", "或在 no_value 里说明原因"),
        (figure(value=None, low=5, high=3), "statistics[0].low", "下限 5 大于上限 3"),
        (figure(low=3, high=4), "statistics[0].low", "应是 low 3、high 3"),
        (
            figure(value=100000, low=100000, high=100000, qualifier="余"),
            "statistics[0].low",
            "high 200000",
        ),
        (figure(low=3, qualifier="约"), "statistics[0].low", "应是 low null、high null"),
        (figure(low=1, high=2, qualifier="几"), "statistics[0].value", "不在上下限之间"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(fields, place, said):
    found = refusals(fields)
    assert [line for line in found if line.startswith(f"{place}：") and said in line], found


@pytest.mark.parametrize(
    "fields",
    [
        record(url="https://example.org/新闻?a=1#c"),
        record(published="2021?", original={"published": "2020~"}),
        record(summary="一行\n又一行", note="制表\t也可"),
        record(tags=["工业", "工业园"]),
        of_text("𠮷😀甲", places=[{"name": "𠮷😀"}]),
        record(title="一家👨\u200d👩\u200d👧去看❤\ufe0f\u200d🔥"),
        record(title="\ue000"),  # a rare character from a font of the paper's own
        of_text("水\u200b清了"),
        figure(period_edtf="9999"),
        of_text("前言", "后语", statistics=[statistic("言\n后", 1)]),
        record(places=[{"name": "青石桥厂"}], organisations=[{"name": "青石桥厂"}]),
        figure(value=None, no_value="几十件，没有数"),
        figure(value=None, low=3),
        figure(value=None, high=3),
        figure(qualifier="几"),
        figure(low=2, high=9, qualifier="几"),
        figure(qualifier="约"),
        figure(low=3, high=None, qualifier="以上"),
        figure(value=0),
        figure(value=-3),
        figure(id="s999999999"),
        record("a1-b2-3"),
        record("2021-nian"),
    ],
)
def test_what_is_in_order_is_taken(fields):
    assert build(fields)


@pytest.mark.parametrize(
    "published, is_taken",
    [
        ("2021-11-04", True),
        ("2021-11-05", False),
        ("2021-11-05?", False),
        ("2021-11", True),
        ("2021-12", False),
        ("2021~", True),
        ("2022", False),
    ],
)
def test_nothing_was_printed_later_than_tomorrow(published, is_taken):
    given = Record.model_validate(record(published=published))
    found = [problem.path for problem in problems(given, today=date(2021, 11, 3))]
    assert found == ([] if is_taken else [("published",)])


def test_on_the_eve_of_a_month_its_own_name_is_taken():
    given = Record.model_validate(record(published="2022"))
    assert problems(given, today=date(2021, 12, 31)) == []
    assert problems(given, today=date(2021, 12, 30)) != []


def test_no_character_that_is_unwanted_is_a_printable_one():
    """By this most strings are known to be clean without a look at each character."""
    characters = map(chr, range(0x110000))
    unwanted = [one for one in characters if CONTROLS.match(one) or ZERO_WIDTH.match(one)]
    assert len(unwanted) > 2_000 and not any(map(str.isprintable, unwanted))


@pytest.mark.parametrize(
    "fields",
    [
        figure("", 3),
        figure(at=[{"exact": ""}]),
        record(places=[{"name": ""}, {"name": "青石桥"}]),
        record(people=[{"name": " "}]),
    ],
)
def test_of_blank_words_nothing_is_said_but_that_they_are_blank(fields):
    assert [line.split("：")[1].split("，")[0] for line in refusals(fields)] == ["是空白的"]


def test_words_of_a_title_kicker_or_heading_are_no_words_of_the_text():
    fields = record(
        title="标题3件", kicker="肩题4件", sections=[section("正文里一无所有", heading="小标题5件")]
    )
    for words in ("3件", "4件", "5件"):
        assert refusals({**fields, "statistics": [statistic(words, 3)]})


def test_words_do_not_run_on_into_the_next_section():
    fields = record(sections=[section("前节"), section("后节")])
    assert refusals({**fields, "statistics": [statistic("节后", 3)]})


def test_figures_that_go_round_in_a_ring_are_refused():
    ring = [
        statistic(words, 3, id=own, **{"from": before})
        for words, own, before in [("甲", "s1", "s3"), ("乙", "s2", "s1"), ("丙", "s3", "s2")]
    ]
    found = refusals(of_text("甲乙丙丁", statistics=[*ring, statistic("丁", **{"from": "s1"})]))
    assert [line.split("：")[0] for line in found] == [f"statistics[{n}].from" for n in range(3)]


@pytest.mark.long
def test_many_words_that_are_not_there_are_refused_within_seconds():
    """A bound with room for a slow machine; a second for each of them would be half an hour."""
    text = "".join(chr(0x4E00 + at * 7919 % 5000) for at in range(200_000))
    absent = [statistic(f"{text[at : at + 30]}不在", 1) for at in range(1_990)]
    start = monotonic()
    found = refusals(of_text(text, statistics=absent))
    assert len(found) == 1_990
    assert "最接近的是" in found[0]
    assert monotonic() - start < 15


def test_a_message_of_very_long_words_leaves_their_middle_out():
    words = "不在正文里的话" * 1_000
    (line,) = refusals(of_text("正文里的话" * 2_000, statistics=[statistic(words, 1)]))
    assert "……" in line
    assert len(line) < 1_000


def test_a_name_in_too_many_places_must_say_which():
    fields = of_text("桥" * 501, places=[{"name": "桥"}])
    assert "最多 500 处，请用 at 写明" in refusals(fields)[0]
    assert build(of_text("桥" * 500, places=[{"name": "桥"}]))


def test_words_that_stand_very_often_are_not_all_counted():
    for times, said in ((100, "有 100 处"), (101, "不止 100 处")):
        told = refusals(of_text("3件、" * times, statistics=[statistic("3件", 3)]))
        assert any(f"在正文里{said}" in one for one in told)
