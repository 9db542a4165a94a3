"""The record is read whole or refused with all that is wrong; written it is one form."""

import json
from decimal import Decimal

import pytest
from hypothesis import given

from articles import limits, record
from articles.record import RecordError
from tests.records import as_json, full, of_text, statistic
from tests.strategies import records

RECORD = '{"slug": "a", "title": "甲", "sections": [{"paragraphs": ["共3件"]}]'


def refusals(given) -> list[str]:
    with pytest.raises(RecordError) as caught:
        record.read(given) if isinstance(given, str | bytes) else record.build(given)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.long
@given(records())
def test_the_canonical_form_is_read_to_itself(fields):
    text = record.canonical(record.read(as_json(fields)))
    assert record.stored(text) == record.read(text)
    assert record.canonical(record.read(text)) == text


@pytest.mark.long
@given(records())
def test_the_order_of_keys_does_not_matter(fields):
    turned = json.loads(as_json(fields), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert record.canonical(record.build(fields)) == record.canonical(record.read(as_json(turned)))


def test_the_canonical_form_has_every_field_in_the_order_of_the_contract():
    fields = json.loads(record.canonical(record.build(full())))
    head = "slug kicker title subtitle dateline byline outlet page url rights place published "
    head += "published_basis origin original summary note tags sections people quotations "
    head += "statistics projects organisations places honours"
    assert list(fields) == head.split()
    statistic = "id label subject measure exact value low high unit qualifier no_value period "
    statistic += "period_edtf from target note at"
    assert list(fields["statistics"][0]) == statistic.split()
    assert list(fields["people"][0]) == ["id", "name", "role", "organisation", "at"]
    assert list(fields["quotations"][0]) == ["id", "speaker", "speaker_id", "direct", "text", "at"]
    assert list(fields["projects"][0]) == ["id", "name", "kind", "at"]
    assert list(fields["honours"][0]) == ["id", "name", "recipient", "awarded_by", "at"]
    assert list(fields["places"][0]["at"] or [{}]) == [{}]
    assert fields["statistics"][0]["at"] == [{"exact": "10余万件", "prefix": None, "suffix": None}]


@pytest.mark.parametrize(
    "written, kept",
    [
        ("25600000000", "25600000000"),
        ("2.56e10", "25600000000"),
        ("151.40", "151.4"),
        ("1.0", "1"),
        ("-0.0", "0"),
        ("0.000001", "1e-06"),
        ("123456789.123456", "123456789.123456"),
        ("100000000000000000", "100000000000000000"),
    ],
)
def test_a_number_is_kept_as_one_form(written, kept):
    given = f'{RECORD}, "statistics": [{{"exact": "3件", "value": {written}}}]}}'
    assert f'"value": {kept},' in record.canonical(record.read(given))


@pytest.mark.parametrize(
    "given, said",
    [
        ("", "文件是空的，请核对是不是选错了文件"),
        (b"\xef\xbb\xbf\r\n", "文件是空的"),
        (RECORD, "不是有效的 JSON"),
        (RECORD + "},", "第 1 行"),
        (b"\xff{}", "第 1 个字节起不是 UTF-8"),
        (RECORD.encode("gb18030") + b"}", "不是 UTF-8"),
        (b'{"title": "a\x00b"}', "第 13 字是 NUL 控制字符，请删去"),
        ("{}".encode("utf-16-le"), "第 2 字是 NUL 控制字符，请删去；文件若不是 UTF-8，请另存"),
        ('{"title": "a\tb"}', "第 1 行第 13 字是控制字符 U+0009，不能直接写在引号里，请删去"),
        ("[" * 100_000, "嵌套得太深"),
        (RECORD + ', "slug": "b"}', "“slug”在同一个对象里写了两次"),
        (RECORD + ', "note": NaN}', "NaN 不是 JSON 里的数"),
        (RECORD + ', "note": -Infinity}', "-Infinity 不是 JSON 里的数"),
        (RECORD + f', "note": {"9" * 5000}}}', "有一个数太长"),
        (RECORD + f', "note": 1e{"9" * 20}}}', "有一个数太长"),
        ("[]", "应是一个对象"),
        ("null", "应是一个对象"),
        ('"slug"', "应是一个对象"),
        ("5", "应是一个对象"),
        ("{}", "sections：缺了这个必填的字段"),
        ('{"\\ud800": 1}', "字段的名称里有不成对的代理字符"),
        (RECORD + f', "note": {"[" * 500 + "]" * 500}}}', "note：应是一段文字"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(given, said):
    assert any(said in refusal for refusal in refusals(given))


@pytest.mark.parametrize(
    "change, place, said",
    [
        ({"titel": "甲"}, "titel", "是不是想写 title？"),
        ({"colour": "red"}, "colour", "没有“colour”这个字段"),
        ({"statistics": [statistic(spd=1)]}, "statistics[0].spd", "没有“spd”这个字段"),
        ({"statistics": [statistic(form="s1")]}, "statistics[0].form", "是不是想写 from？"),
        ({"title": None}, "title", "应是一段文字"),
        ({"title": 5}, "title", "应是一段文字"),
        ({"tags": [1]}, "tags[0]", "应是一段文字"),
        ({"tags": "工业"}, "tags", "应是一个列表"),
        ({"sections": [{"paragraphs": [1]}]}, "sections[0].paragraphs[0]", "应是一段文字"),
        ({"sections": ["甲"]}, "sections[0]", "应是一个对象"),
        ({"sections": None}, "sections", "应是一个列表"),
        ({"people": [{"name": "甲", "at": ["甲"]}]}, "people[0].at[0]", "应是一个对象"),
        ({"origin": "copied"}, "origin", "'original'、'retold'"),
        ({"projects": [{"name": "甲", "kind": "x"}]}, "projects[0].kind", "'works'"),
        ({"quotations": [{"text": "甲", "direct": 1}]}, "quotations[0].direct", "true 或 false"),
        ({"original": {"titel": "甲"}}, "original.titel", "是不是想写 title？"),
        ({"byline": [{"role": "记者"}]}, "byline[0].name", "缺了这个必填的字段"),
        ({"sections": [{"heading": "甲"}]}, "sections[0].paragraphs", "缺了这个必填的字段"),
    ],
)
def test_a_malformed_field_is_named_with_what_to_do(change, place, said):
    found = refusals({**full(), **change})
    assert any(line.startswith(f"{place}：") and said in line for line in found)


@pytest.mark.parametrize("value", ["true", "false", '"5"', "[5]", "{}", '"NaN"', '""'])
def test_a_number_must_be_a_number(value):
    given = f'{RECORD}, "statistics": [{{"exact": "3件", "value": {value}}}]}}'
    assert refusals(given) == ["statistics[0].value：应是一个数，请去掉引号和单位"]


@pytest.mark.parametrize("name", ["value", "low", "high"])
@pytest.mark.parametrize(
    "number, said",
    [
        ("1e400", "太大"),
        ("1e18", "太大"),
        ("-1e18", "太大"),
        ("1e1000000", "太大"),
        ("1e-400", "小数超过 6 位"),
        ("0.1234567", "小数超过 6 位"),
        ("1234567890123456", "有效数字超过 15 位"),
        ("1.0000000000000000000000000000000001", "有效数字超过 15 位"),
        ("9" * 400, "有效数字超过 15 位"),
    ],
)
def test_a_number_the_archive_cannot_keep_is_refused(name, number, said):
    given = f'{RECORD}, "statistics": [{{"exact": "3件", "{name}": {number}}}]}}'
    assert [line for line in refusals(given) if said in line and f".{name}：" in line]


def test_a_number_whose_bound_the_archive_cannot_keep_is_refused():
    fact = {"exact": "3件", "value": 900_000_000_000_000_000, "qualifier": "余"}
    assert any("太大" in line for line in refusals(of_text("共3件", statistics=[fact])))


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("{", "不是有效的 JSON"),
        (RECORD, "不是有效的 JSON"),
        (RECORD + ', "value": 3}', "没有“value”这个字段"),
        ('{"slug": 3, "title": "甲", "sections": []}', "slug：应是一段文字"),
    ],
)
def test_a_kept_text_that_is_no_record_is_refused_in_words(kept, said):
    with pytest.raises(RecordError, match=said):
        record.stored(kept)


@pytest.mark.parametrize("value", ["0.000001", "123456789.123456", "1.5", "99999999999999", "-3"])
def test_a_kept_number_is_read_as_it_was(value):
    fact = {"exact": "3件", "value": Decimal(value), "qualifier": "约"}
    text = record.canonical(record.build(of_text("共3件", statistics=[fact])))
    assert record.stored(text).statistics[0].value == Decimal(value)


def test_all_that_is_wrong_is_said_at_once():
    found = refusals(
        of_text(
            "共3件",
            slug="UPPER",
            colour="red",
            published="2021-13-40",
            origin="retold",
            tags=["甲", "甲"],
            statistics=[{"exact": "4件", "value": "4"}, {"exact": "5件", "value": 5}],
            people=[{"name": "无此人"}],
        )
    )
    places = [line.split("：")[0] for line in found]
    assert {"slug", "colour", "published", "original", "tags", "people[0].name"} < set(places)
    assert {"statistics[0].value", "statistics[0].exact", "statistics[1].exact"} < set(places)
    assert len(places) == len(set(places))


def test_numbers_of_the_text_s_own_size_are_read(tmp_path):
    built = record.build(of_text("共3件", statistics=[statistic("3件", 10**15 - 1)]))
    assert built.statistics[0].value == 10**15 - 1
    assert limits.SIGNIFICANT_DIGITS == 15


def test_the_json_schema_names_every_field_and_what_is_required():
    schema = record.json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["slug", "title", "sections"]
    assert list(schema["properties"]) == list(json.loads(record.canonical(record.build(full()))))
    parts = schema["$defs"]
    assert parts["Section"]["required"] == ["paragraphs"]
    assert parts["Person"]["required"] == parts["Place"]["required"] == ["name"]
    assert "from" in parts["Statistic"]["properties"]
    assert "from_" not in parts["Statistic"]["properties"]
    assert json.loads(json.dumps(schema)) == schema
