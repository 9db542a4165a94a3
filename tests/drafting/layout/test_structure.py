"""What the form of a text tells: title, byline, dateline, headings, paragraphs; no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import limits, record
from articles.drafting.layout import bylines, headings
from articles.drafting.layout.cleaning import clean
from articles.drafting.layout.edits import Proposal
from articles.drafting.layout.structure import Head, arrange
from articles.drafting.lexicon import EMPTY, Lexicon
from articles.drafting.unreadable import Unreadable

LEAD = "九月的青河镇稻浪翻滚，收割机在田间来回穿梭，农户们忙着把新粮运回家中。"
MORE = "镇里今年新修了三条机耕道，种粮大户不再为农机下不了田发愁，收割的日子也缩短了一半。"
LAST = "到了傍晚，晒场上的灯一盏盏亮起来，新米的香气飘过了河。"
FRAGMENTS = [
    "记者", "本报记者", "通讯员", "作者：", "（记者 ", "）", "(", ")", "本报讯",
    "新华社青河11月3日电", "来源：", "青河日报", "2021年11月3日", "2021-13-45 10:20",
    "【编辑:", "】", "（完）", "一、", "（二）", "■", "张三", "李小四", "欧阳明", "孙", "，",
    "。", "？", "——", "：", "“", "”", " ", "\u3000", "\t", "\n", "\n\n", "\r\n", "题",
    LEAD, MORE, "稻香满河", "小河变清了", "的", "《青河日报》(2021年11月3日第5版)", "\u200b",
    "\x01", "\x85", "\u2028", "😀", "𠮷",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
)


def less_space(text: str) -> str:
    return "".join(text.split())


def arranged(*lines: str, lexicon: Lexicon = EMPTY) -> Head:
    head = arrange(list(lines), lexicon)
    assert_nothing_is_lost(list(lines), head)
    record.build({"slug": "a", **head.fields})
    return head


def assert_nothing_is_lost(lines: list[str], head: Head) -> None:
    """The words of the lines are the moved ones and those of the sections, in order."""
    rest = list(lines)
    for moved in reversed(head.moved):
        assert rest[moved.line].endswith(moved.words)
        rest[moved.line] = rest[moved.line].removesuffix(moved.words).rstrip()
    sections = head.fields["sections"]
    parts = [part for one in sections for part in (one["heading"] or "", *one["paragraphs"])]
    assert less_space("".join(rest)) == less_space("".join(parts))
    assert_moved_words_are_fields(head)


def assert_moved_words_are_fields(head: Head) -> None:
    """A title's words are the title; a byline's, less its roles and names, are none."""
    people = head.fields.get("byline", [])
    for moved in head.moved:
        if moved.field != "byline":
            assert head.fields[moved.field] == moved.words
            continue
        left = less_space(moved.words)
        for word in sorted({one[key] or "" for one in people for key in one}, key=len)[::-1]:
            left = left.replace(less_space(word), "") if word else left
        assert left == ""


def outline(head: Head) -> list[tuple[str | None, int]]:
    return [(one["heading"], len(one["paragraphs"])) for one in head.fields["sections"]]


@given(texts)
def test_any_text_gives_a_record_that_is_taken_in_and_loses_no_word(text):
    lines = clean(text)
    if not lines:
        with pytest.raises(Unreadable):
            arrange(lines, EMPTY)
        return
    arranged(*lines)


def test_a_text_of_one_line_is_title_and_paragraph():
    head = arranged("青河")
    assert head.fields == {
        "title": "青河",
        "sections": [{"heading": None, "paragraphs": ["青河"]}],
    }
    assert head.moved == ()


@pytest.mark.parametrize(
    "lines", [["\u0301", "新桥通了。"], ["\u0301", "\u0301", "新桥", "车来了。"]]
)
def test_a_line_of_which_nothing_is_seen_is_no_title(lines):
    assert arrange(lines, EMPTY).fields["title"].startswith("新桥")


def test_a_text_without_words_is_unreadable():
    for lines in ([], ["\u0301"], ["\u200b", "\u0301\u0301"]):
        with pytest.raises(Unreadable, match="没有文字"):
            arrange(lines, EMPTY)


@pytest.mark.parametrize("count", [limits.PARAGRAPHS, limits.PARAGRAPHS + 1])
def test_too_many_paragraphs_are_unreadable(count):
    lines = ["水清。"] * count
    if count > limits.PARAGRAPHS:
        with pytest.raises(Unreadable, match="5001 段"):
            arrange(lines, EMPTY)
    else:
        arranged(*lines)


def test_too_long_a_text_is_unreadable():
    with pytest.raises(Unreadable, match="请拆成几篇"):
        arrange(["水" * limits.TEXT_CHARACTERS, "清"], EMPTY)


def test_too_many_headings_are_none():
    lines = ["稻香满河", LEAD]
    for number in range(limits.SECTIONS + 1):
        lines += [f"{number}号渠通水了", "水到了田头。"]
    assert outline(arranged(*lines)) == [(None, 2 * (limits.SECTIONS + 1) + 1)]


# the title and what stands about it


def test_the_first_line_is_the_title():
    head = arranged("青河新米飘香", LEAD, MORE)
    assert head.fields["title"] == "青河新米飘香"
    assert outline(head) == [(None, 2)]
    assert [one.field for one in head.moved] == ["title"]


def test_without_a_title_the_first_clause_is_one_and_stays():
    head = arranged(LEAD, MORE)
    assert head.fields["title"] == "九月的青河镇稻浪翻滚"
    assert outline(head) == [(None, 2)]
    assert head.moved == ()


@pytest.mark.parametrize(
    "title", ["青河：引水上山 稻香满坡", "青河 新米上市", "稳粮 增收 提质 青河秋收"]
)
def test_a_title_with_a_space_that_is_one_stays_whole(title):
    assert arranged(title, LEAD, MORE).fields["title"] == title


def test_two_halves_are_title_and_subtitle():
    head = arranged("用一条清水河连起千亩田 引水上坡，再绘青河好年景", LEAD, MORE)
    assert head.fields["title"] == "用一条清水河连起千亩田"
    assert head.fields["subtitle"] == "引水上坡，再绘青河好年景"


def test_a_dash_begins_a_subtitle():
    head = arranged("一河清水", "——青河镇治水十年见闻", LEAD, MORE)
    assert head.fields["title"] == "一河清水"
    assert head.fields["subtitle"] == "——青河镇治水十年见闻"
    assert "kicker" not in head.fields


def test_a_place_above_the_title_is_the_kicker_and_the_place():
    text = "这几年，青河市把治水和种粮放在一起抓，河清了，田也肥了，外出的人陆续回到村里。"
    head = arranged("青河", "一河清水引来千亩好粮田", text, MORE)
    assert (head.fields["kicker"], head.fields["place"]) == ("青河", "青河")
    assert head.fields["title"] == "一河清水引来千亩好粮田"


def test_a_column_above_the_title_is_no_place():
    head = arranged("要闻", "一河清水引来千亩好粮田", LEAD, MORE)
    assert head.fields["kicker"] == "要闻"
    assert "place" not in head.fields
    assert "place" in arranged("要闻", "一河清水引来千亩好粮田", LEAD, lexicon=known("要闻")).fields


def known(place: str) -> Lexicon:
    return Lexicon(places=frozenset([place]))


def test_a_title_that_stands_twice_stays_and_may_be_taken_out():
    head = arranged("青河新米飘香进城来", "青河新米飘香进城来", LEAD, MORE)
    assert outline(head) == [(None, 3)]
    assert [(one.line, one.after) for one in head.proposals] == [(1, "")]


def test_a_number_begins_a_heading_not_a_subtitle():
    head = arranged("青河新米飘香进城来", "一、引水上坡", LEAD, MORE)
    assert outline(head) == [("一、引水上坡", 2)]
    assert "subtitle" not in head.fields


# headings

NO_HEADINGS = [
    "河水清了。",
    "会上，镇里的负责人说：",
    "那么，水从哪里来？",
    "“水来啦！”",
    "图为青河镇的晒场",
    "新修的机耕道 青河镇供图",
    "监制：张三",
    "记者：李小四",
    "联系电话 12345678901",
    "请看 www.example.org",
    "2021年11月3日 第5版",
    "种粮，修路，",
    "乙｜三亩｜一万斤",
    "如今，河边的答案正在揭晓——",
]
HEADINGS = [
    "小河变清了",
    "稻香满河",
    "“一亩田”成了好课堂",
    "引水上坡：一条渠连起十个村",
    "一、修路先修心",
    "（二）水往高处走",
    "■ 修路",
    "【河边问答】",
    "3、家门口的工厂",
    "开放——",
    "谁来种地？",
    "渠通了，田活了，人笑了",
    "“大马力”＋“小田块”",
]


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_a_line_that_is_no_heading(line):
    assert outline(arranged("青河新米飘香进城来", LEAD, line, MORE, LAST)) == [(None, 4)]


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading(line):
    head = arranged("青河新米飘香进城来", LEAD, line, MORE, LAST)
    assert outline(head) == [(None, 1), (line, 2)]


def test_a_short_last_line_is_no_heading():
    assert outline(arranged("青河新米飘香进城来", LEAD, MORE, "稻香满河")) == [(None, 3)]


def test_a_list_of_short_lines_is_no_heading():
    places = ["上渡口", "下渡口", "河西村", "柳树湾"]
    assert outline(arranged("青河新米飘香进城来", LEAD, *places, MORE)) == [(None, 6)]


def test_lines_of_one_heading_are_joined():
    head = arranged("青河新米飘香进城来", LEAD, "一、治水", "（一）小河变清了", MORE)
    assert outline(head) == [(None, 1), ("一、治水 （一）小河变清了", 1)]


def test_what_a_colon_promises_is_no_heading():
    said = "走访下来，村里人最盼的事情有这样一件，大家说得最多："
    assert outline(arranged("青河新米飘香进城来", said, "把路修通", MORE)) == [(None, 3)]


def test_headings_of_no_lines():
    assert headings.heading_lines([]) == []


# bylines


def people(*lines: str) -> list[tuple[str | None, str]]:
    given = arranged("青河新米飘香进城来", *lines).fields.get("byline", [])
    return [(one["role"], one["name"]) for one in given]


@pytest.mark.parametrize(
    "line",
    [
        "记者手记",
        "记者了解到",
        "作者简介",
        "有记者问",
        "记者",
        "通讯员",
        "本报记者的河",
        "（完）",
        "第九届摄影艺术展开门",
        "编辑：李田",
    ],
)
def test_no_byline(line):
    assert bylines.named_in(line) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("本报记者 孙小禾", [("本报记者", "孙小禾")]),
        ("本报记者孙小禾通讯员李田", [("本报记者", "孙小禾"), ("通讯员", "李田")]),
        ("作者王大川陈秋水", [("作者", "王大川"), ("作者", "陈秋水")]),
        ("作者：赵一河", [("作者", "赵一河")]),
        ("□本报记者 孙小禾", [("本报记者", "孙小禾")]),
        ("作者：王大川(青河镇水站站长)", [("作者", "王大川")]),
        ("（记者：孙小禾通讯员李田来源：青河日报）", [("记者", "孙小禾"), ("通讯员", "李田")]),
        ("（青河新闻记者孙小禾整理）", [("青河新闻记者", "孙小禾")]),
        ("文/何小渠", [("文", "何小渠")]),
        ("文/图 何小渠", [("文/图", "何小渠")]),
        ("（记者 孙小禾、李田）", [("记者", "孙小禾"), ("记者", "李田")]),
        ("青河日报记者 欧阳明 李　田", [("青河日报记者", "欧阳明"), ("青河日报记者", "李田")]),
        ("见习记者李田记者王大川", [("见习记者", "李田"), ("记者", "王大川")]),
        ("本报记者颉小禾", [("本报记者", "颉小禾")]),
        ("记者 阿卜杜拉·麦麦提", [("记者", "阿卜杜拉·麦麦提")]),
    ],
)
def test_a_byline(line, found):
    assert bylines.named_in(line) == found


@pytest.mark.parametrize(
    "words", ["高质量", "谢谢", "江苏", "完", "水清", "全文完", "马路", "柳树村", "田间地头"]
)
def test_no_name(words):
    assert not bylines.is_name(words)


@pytest.mark.parametrize("words", ["孙薇薇", "李田", "欧阳明", "司马小川", "仇小和"])
def test_a_name(words):
    assert bylines.is_name(words)


def test_names_without_a_space_are_told_apart_by_their_surnames():
    assert bylines.split("王剑郑飞田") == ["王剑", "郑飞田"]
    assert bylines.split("唐大江朱丹") == ["唐大江", "朱丹"]
    assert bylines.split("稻浪翻滚") == []


def test_a_line_of_role_and_name_is_moved():
    head = arranged("青河新米飘香进城来", "本报记者 孙小禾 通讯员 李田", LEAD, MORE)
    assert [one.field for one in head.moved] == ["title", "byline"]
    assert outline(head) == [(None, 2)]


def test_a_byline_with_more_than_names_stays_and_may_be_taken_out():
    head = arranged("青河新米飘香进城来", "作者：赵一河", LEAD, MORE)
    assert outline(head) == [(None, 3)]
    assert head.fields["byline"] == [{"name": "赵一河", "role": "作者"}]
    assert [one.line for one in head.proposals] == [1]


def test_a_byline_in_brackets_stays_in_its_paragraph():
    first = f"本报讯（记者 孙小禾 通讯员 李田）{LEAD}"
    head = arranged("青河新米飘香进城来", first, MORE)
    assert head.fields["sections"][0]["paragraphs"][0] == first
    assert people(first, MORE) == [("记者", "孙小禾"), ("通讯员", "李田")]


def test_names_alone_in_brackets_are_writers_after_a_dateline_and_at_the_end():
    assert people(f"青河社青河11月3日电(孙小禾李田){LEAD}", MORE) == [
        (None, "孙小禾"),
        (None, "李田"),
    ]
    assert people(LEAD, f"{MORE}(孙小禾)") == [(None, "孙小禾")]
    assert people(LEAD, f"{MORE}（青河日报记者 孙小禾）【编辑:李田】") == [
        ("青河日报记者", "孙小禾")
    ]
    assert people(f"几位老人（孙小禾、李田）坐在河边。{LEAD}", MORE, LAST, LAST) == []


def test_a_name_after_the_last_sentence_is_moved():
    head = arranged("青河新米飘香进城来", LEAD, f"{LAST}孙小禾")
    assert head.fields["byline"] == [{"name": "孙小禾", "role": None}]
    assert head.fields["sections"][0]["paragraphs"][-1] == LAST


def test_other_words_after_the_last_sentence_are_not_a_name():
    for words in ("谢谢", "水清", "高质量", "（完）"):
        assert people(LEAD, LAST + words) == []


def test_a_name_on_the_last_line_is_moved():
    head = arranged("青河新米飘香进城来", LEAD, MORE, "孙小禾")
    assert head.fields["byline"] == [{"name": "孙小禾", "role": None}]
    assert outline(head) == [(None, 2)]


def test_a_name_between_paragraphs_is_no_writer():
    assert people(LEAD, "孙小禾", MORE, LAST) == []


# dates, places, papers


def test_a_dateline_is_read_and_stays():
    first = f"新华社青河11月3日电（记者孙小禾）{LEAD}"
    fields = arranged("青河新米飘香进城来", first, MORE).fields
    assert (fields["dateline"], fields["place"]) == ("新华社青河11月3日电", "青河")
    assert "published" not in fields
    assert fields["sections"][0]["paragraphs"][0] == first


def test_a_dateline_with_year_month_and_day_gives_the_day():
    fields = arranged("青河新米飘香进城来", f"本报青河2021年11月3日电 {LEAD}", MORE).fields
    assert fields["published"] == "2021-11-03"
    assert fields["published_basis"] == "文中印有“本报青河2021年11月3日电”"


@pytest.mark.parametrize(
    "start", ["根据青河日报消息，", "7月26日电 ", "11月3日，", "据青河台消息，"]
)
def test_no_dateline(start):
    assert "dateline" not in arranged("青河新米飘香进城来", start + LEAD, MORE).fields


def test_a_report_without_a_place_in_its_dateline():
    fields = arranged("青河新米飘香进城来", f"本报讯 {LEAD}", MORE).fields
    assert fields["dateline"] == "本报讯"
    assert "place" not in fields


@pytest.mark.parametrize(
    "line", ["2021-11-03 10:20", "2021年11月3日", "发布时间：2021-11-03 10:20:30"]
)
def test_a_date_on_a_line_of_its_own(line):
    head = arranged("青河新米飘香进城来", line, LEAD, MORE)
    assert head.fields["published"] == "2021-11-03"
    assert head.fields["dateline"] == line
    assert outline(head) == [(None, 2)]


@pytest.mark.parametrize(
    "line",
    ["2021年13月3日", "11月3日", "2021年", "2021年11月3日，渠水流进了青河的田里，大家都来看。"],
)
def test_no_day_of_publication(line):
    assert "published" not in arranged("青河新米飘香进城来", line, LEAD, MORE).fields


def test_a_paper_and_its_day_below_the_text():
    head = arranged(
        "青河新米飘香进城来", LEAD, MORE, "《青河日报》(2021年11月3日第5版)【编辑:李田】"
    )
    assert (head.fields["outlet"], head.fields["published"]) == ("青河日报", "2021-11-03")
    assert outline(head) == [(None, 3)]


def test_a_source_is_read_and_stays():
    head = arranged("青河新米飘香进城来", "来源：青河日报", LEAD, MORE)
    assert head.fields["outlet"] == "青河日报"
    assert outline(head) == [(None, 3)]
    assert (
        "outlet" not in arranged("青河新米飘香进城来", LEAD, f"{LAST}（数据来源：青河站）").fields
    )


def test_a_date_and_a_source_on_one_line():
    fields = arranged("青河新米飘香进城来", "2021-11-03 10:20 来源：青河日报", LEAD, MORE).fields
    assert (fields["outlet"], fields["published"]) == ("青河日报", "2021-11-03")


def test_the_editor_and_the_end_stay_until_they_are_taken_out():
    last = f"{LAST}(完)【编辑:李田】"
    head = arranged("青河新米飘香进城来", LEAD, last)
    assert head.fields["sections"][0]["paragraphs"][-1] == last
    assert head.proposals == [Proposal("去文末标记", 2, last, LAST)]


def test_a_paragraph_that_stands_twice_may_be_taken_out():
    head = arranged("青河新米飘香进城来", LEAD, MORE, LEAD, LAST)
    assert head.proposals == [Proposal("去重复的段落", 3, LEAD, "")]
    assert outline(head) == [(None, 4)]
    assert arranged("青河新米飘香进城来", "水清了。", MORE, "水清了。", LAST).proposals == []


@pytest.mark.parametrize(
    "line",
    [
        "上一篇 下一篇",
        "【打印】【关闭】",
        "分享到：微信 微博",
        "字号：大 中 小",
        "相关阅读",
        "返回首页",
    ],
)
def test_words_of_a_page_may_be_taken_out(line):
    head = arranged("青河新米飘香进城来", LEAD, MORE, LAST, line)
    assert [(one.name, one.before) for one in head.proposals] == [("去网页上的字", line)]


@pytest.mark.parametrize(
    "line", ["小河变清了", "大中小学都开学了。", "分享到了丰收的喜悦。", "评论员来了。"]
)
def test_words_of_a_report_are_no_words_of_a_page(line):
    assert arranged("青河新米飘香进城来", LEAD, MORE, LAST, line).proposals == []


def test_an_end_within_the_text_is_no_end():
    said = f"戏台上挂着“（完）”。{LAST}"
    assert arranged("青河新米飘香进城来", LEAD, said).proposals == []


def test_a_title_may_begin_with_a_label():
    assert arranged("视频：青河新米飘香", LEAD, MORE).fields["title"] == "视频：青河新米飘香"
    assert arranged("来源：青河日报", "青河新米飘香", LEAD).fields["title"] == "青河新米飘香"
