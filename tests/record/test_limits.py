"""Every limit is kept: what stands at it is taken, what is one past it is refused."""

import pytest

from articles import limits
from articles.record import RecordError, build
from tests.records import of_text, record, section, statistic


def text(length: int) -> dict:
    return record(sections=[section("甲" * (length - 2), "乙")])


def facts(count: int) -> dict:
    words = "".join(f"{chr(0x4E00 + number)}。" for number in range(count))
    return of_text(words, statistics=[statistic(f"{words[2 * n]}。", n) for n in range(count)])


def named(length: int) -> dict:
    return of_text("甲" * length, places=[{"name": "甲" * length}])


def of_person(**fields: str) -> dict:
    return of_text(f"乙，{'甲' * 2_000}", people=[{"name": "乙", **fields}])


def amount(value) -> dict:
    return of_text("共3件", statistics=[statistic("3件", value)])


LIMITS = {
    "text": (text, limits.TEXT_CHARACTERS),
    "facts": (facts, limits.FACTS),
    "sections": (lambda n: record(sections=[section("甲")] * n), limits.SECTIONS),
    "paragraphs": (lambda n: of_text(*["甲"] * n), limits.PARAGRAPHS),
    "tags": (lambda n: record(tags=[f"标{at}" for at in range(n)]), limits.TAGS),
    "tag": (lambda n: record(tags=["标" * n]), limits.TAG_CHARACTERS),
    "places of a name": (
        lambda n: of_text("桥" * n, places=[{"name": "桥"}]),
        limits.SELECTORS,
    ),
    "selectors": (
        lambda n: of_text(
            "".join(f"{chr(0x4E00 + at)}一" for at in range(1, n + 1)),
            places=[
                {
                    "name": "一",
                    "at": [{"exact": f"{chr(0x4E00 + at)}一"} for at in range(1, n + 1)],
                }
            ],
        ),
        limits.SELECTORS,
    ),
    "slug": (lambda n: record("a" * n), limits.SLUG_CHARACTERS),
    "title": (lambda n: record(title="题" * n), limits.TITLE_CHARACTERS),
    "subtitle": (lambda n: record(subtitle="题" * n), limits.TITLE_CHARACTERS),
    "kicker": (lambda n: record(kicker="题" * n), limits.TITLE_CHARACTERS),
    "heading": (lambda n: record(sections=[section("甲", heading="题" * n)]), 300),
    "original title": (lambda n: record(original={"title": "题" * n}), limits.TITLE_CHARACTERS),
    "name": (named, limits.NAME_CHARACTERS),
    "organisation": (lambda n: of_person(organisation="甲" * n), limits.NAME_CHARACTERS),
    "role": (lambda n: of_person(role="甲" * n), limits.LINE_CHARACTERS),
    "place": (lambda n: record(place="扬" * n), limits.PLACE_CHARACTERS),
    "label": (
        lambda n: of_text("共3件", statistics=[statistic("3件", 3, label="量" * n)]),
        limits.LABEL_CHARACTERS,
    ),
    "subject": (
        lambda n: of_text("共3件", statistics=[statistic("3件", 3, subject="厂" * n)]),
        limits.LABEL_CHARACTERS,
    ),
    "unit": (
        lambda n: of_text("共3件", statistics=[statistic("3件", 3, unit="件" * n)]),
        limits.UNIT_CHARACTERS,
    ),
    "period": (
        lambda n: of_text("共3件", statistics=[statistic("3件", 3, period="年" * n)]),
        limits.LINE_CHARACTERS,
    ),
    "rights": (lambda n: record(rights="权" * n), limits.LINE_CHARACTERS),
    "summary": (lambda n: record(summary="要" * n), limits.NOTE_CHARACTERS),
    "note": (lambda n: record(note="按" * n), limits.NOTE_CHARACTERS),
    "note of a fact": (
        lambda n: of_text("共3件", statistics=[statistic("3件", 3, note="注" * n)]),
        limits.LINE_CHARACTERS,
    ),
    "basis of the date": (lambda n: record(published_basis="据" * n), limits.NOTE_CHARACTERS),
    "url": (lambda n: record(url=f"https://a.example/{'b' * (n - 18)}"), limits.URL_CHARACTERS),
    "digits": (lambda n: amount(int("9" * n)), limits.SIGNIFICANT_DIGITS),
    "decimal places": (lambda n: amount(3 / 10**n), limits.DECIMAL_PLACES),
    "size of a number": (lambda n: amount(n * 10**15), limits.NUMBER_BELOW // 10**15 - 1),
}


@pytest.mark.parametrize("name", LIMITS)
def test_what_stands_at_the_limit_is_taken(name):
    make, limit = LIMITS[name]
    assert build(make(limit))


@pytest.mark.parametrize("name", LIMITS)
def test_what_is_one_past_the_limit_is_refused_and_told_what_to_do(name):
    make, limit = LIMITS[name]
    with pytest.raises(RecordError) as caught:
        build(make(limit + 1))
    assert any("请" in problem.message for problem in caught.value.problems)
    assert len(caught.value.problems) == 1
