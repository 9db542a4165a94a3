"""What a record need not write out is filled in; ids are given once and never again."""

from decimal import Decimal
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import record
from articles.record import RecordError, build
from articles.record.defaults import without_outer_marks
from articles.record.ids import FormerIds
from tests.records import at, full, of_text, person, statistic

LETTERS = "甲乙丙丁戊己庚"


def figures(words: str, **ids: str) -> dict:
    """A report of one figure a letter, each with the id given for it."""
    text = "".join(f"{letter}{number}吨。" for number, letter in enumerate(LETTERS))
    facts = [
        {"exact": f"{letter}{LETTERS.index(letter)}吨", "value": 1}
        | ({"id": ids[letter]} if letter in ids else {})
        for letter in words
    ]
    return of_text(text, statistics=facts)


def former(*versions: record.Record) -> FormerIds:
    return reduce(FormerIds.then, versions, FormerIds())


def ids_of(version: record.Record) -> dict[str, str]:
    return {fact.exact[0]: fact.id for fact in version.statistics}


def test_a_full_record_needs_only_what_is_required():
    built = build(full())
    assert built.origin == "original"
    assert [fact.direct for fact in built.quotations] == [True]
    assert [fact.measure for fact in built.statistics] == ["amount", "share", "share"]
    assert not any(fact.target for fact in built.statistics)
    assert build(of_text("先进厂", projects=[{"name": "先进厂"}])).projects[0].kind == "works"


def test_ids_are_given_in_order_after_those_that_are_there():
    built = build(full())
    assert [fact.id for fact in built.statistics] == ["s8", "s7", "s9"]
    names = [*built.projects, *built.organisations, *built.places, *built.honours]
    assert [fact.id for fact in names] == ["n1", "n2", "n3", "n4", "n5"]


def test_statistics_and_quotations_take_their_words_from_either_field():
    given = of_text(
        "他说“好。”共3件", quotations=[at("“好。”")], statistics=[at("3件") | {"value": 3}]
    )
    built = build(given)
    assert (built.quotations[0].text, built.statistics[0].exact) == ("好。", "3件")
    quoted = build(of_text("他说“好。”", quotations=[{"text": "“好。”"}])).quotations[0]
    assert (quoted.text, quoted.at[0].exact) == ("好。", "“好。”")


@pytest.mark.parametrize(
    "words, inner",
    [
        ("“好。”", "好。"),
        ("「好。」", "好。"),
        ("“他说‘好’。”", "他说‘好’。"),
        ("“甲”和“乙”", "“甲”和“乙”"),
        ("好", "好"),
        ("“”", "“”"),
        ("“未完", "“未完"),
        ('"好"', "好"),
    ],
)
def test_only_marks_around_the_whole_are_taken_off(words, inner):
    assert without_outer_marks(words) == inner
    assert without_outer_marks(inner) in (inner, without_outer_marks(words))


@pytest.mark.parametrize(
    "qualifier, low, high",
    [(None, 80, 80), ("余", 80, 90), ("以上", 80, None), ("近", None, 80), ("约", None, None)],
)
def test_bounds_follow_from_number_and_qualifier(qualifier, low, high):
    fields = of_text("共80件", statistics=[statistic("80件", 80, qualifier=qualifier)])
    built = build(fields).statistics[0]
    assert (built.value, built.low, built.high) == (80, low, high)


def test_bounds_of_a_range_stay_as_given():
    fields = of_text("3至5件", statistics=[statistic("3至5件", None, low=3, high=5)])
    built = build(fields).statistics[0]
    assert (built.value, built.low, built.high) == (None, 3, 5)


def test_a_speaker_is_named_as_the_person_is():
    assert build(full()).quotations[0].speaker == "王小禾"


def test_numbers_are_decimals_to_the_last_digit():
    fields = '{"slug":"a","title":"甲","sections":[{"paragraphs":["共0.1吨"]}],'
    built = record.read(fields + '"statistics":[{"exact":"0.1吨","value":0.1}]}')
    assert built.statistics[0].value == Decimal("0.1")


def test_an_id_left_out_is_the_one_the_fact_had():
    first = build(figures("甲乙丙"))
    second = build(figures("丙丁甲"), former(first))
    assert ids_of(second) == {"丙": "s3", "丁": "s4", "甲": "s1"}


def test_namesakes_keep_their_ids_in_order():
    people = [person("张伟", organisation=None, **at("张伟", suffix=end)) for end in "甲乙"]
    first = build(of_text("张伟甲张伟乙", people=people))
    second = build(of_text("张伟甲张伟乙", people=people), former(first))
    assert [p.id for p in second.people] == [p.id for p in first.people] == ["p1", "p2"]


def test_a_fact_that_comes_back_has_its_former_id():
    first = build(figures("甲乙丙"))
    second = build(figures("甲丙"), former(first))
    third = build(figures("甲乙丙丁"), former(first, second))
    assert ids_of(third) == {"甲": "s1", "乙": "s2", "丙": "s3", "丁": "s4"}


def test_a_dropped_id_given_to_another_fact_is_refused():
    first = build(figures("甲乙"))
    second = build(figures("甲"), former(first))
    with pytest.raises(RecordError, match="s2"):
        build(figures("甲丙", 丙="s2"), former(first, second))
    assert ids_of(build(figures("甲乙", 乙="s2"), former(first, second))) == {
        "甲": "s1",
        "乙": "s2",
    }


def test_a_fact_that_stays_may_be_corrected_under_its_id():
    first = build(of_text("共3件", statistics=[statistic("3件", 3)]))
    second = build(of_text("共4件", statistics=[statistic("4件", 4, id="s1")]), former(first))
    assert second.statistics[0].id == "s1"


def test_the_highest_id_leaves_room_for_more():
    built = build(figures("甲乙丙", 甲="s999999999", 乙="s1"))
    assert ids_of(built) == {"甲": "s999999999", "乙": "s1", "丙": "s2"}
    assert record.canonical(record.read(record.canonical(built))) == record.canonical(built)


@given(st.lists(st.permutations(LETTERS).flatmap(lambda p: st.integers(0, 7).map(lambda n: p[:n]))))
def test_an_id_is_one_fact_s_for_ever(versions):
    earlier, owner = [], {}
    for letters in versions:
        built = build(figures(letters), former(*earlier))
        earlier.append(built)
        for letter, key in ids_of(built).items():
            assert owner.setdefault(key, letter) == letter
    assert len(set(owner.values())) == len(owner)
