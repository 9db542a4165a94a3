"""Whatever stands in a public report is found: sampled runs, against a scan of all texts."""

import random
import re
from collections.abc import Iterator

import pytest

from articles.language.normalising import fold
from articles.management.measuring import loading
from articles.management.sample import records
from articles.models import Report
from articles.search import indexing, results
from articles.search.query import parse
from tests import places
from tests.lengths import of_long
from tests.searching import town

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

RUNS = 3_000
CORPUS = of_long(300, 15_032)  # articles
ARTICLES = places.SHARED / "corpus" / "articles.jsonl.xz"
HAN = re.compile("[一-龥]+")
MIXED = re.compile(r"[一-龥]{1,4}[0-9a-z]+[一-龥]{1,4}")
NUMERALS = set("〇零一二两三四五六七八九十百千万亿")  # find other spellings of their number too


def sampled(texts: list[str], form: re.Pattern, dice: random.Random) -> Iterator[str]:
    """Stretches of some form that stand in the texts, cut to one to eight characters."""
    while True:
        stretches = form.findall(dice.choice(texts))
        if stretches:
            stretch, length = dice.choice(stretches), dice.randint(1, 8)
            start = dice.randrange(max(1, len(stretch) - length + 1))
            yield stretch[start : start + length] if form is HAN else stretch


def found(typed: str, size: int = 100) -> results.Found:
    return results.find(parse(typed), {}, size=size, with_facets=False)


def said(fields: dict) -> str:
    """All words of a record that search is to find."""
    original = fields.get("original") or {}
    lines = [
        one.get(name) for one in (fields, original) for name in ("title", "subtitle", "outlet")
    ]
    lines += [fields.get(name) for name in ("kicker", "summary", "note", "place", "dateline")]
    lines += [by["name"] for one in (fields, original) for by in one.get("byline", [])]
    lines += fields.get("tags", [])
    for section in fields["sections"]:
        lines += [section.get("heading"), *section["paragraphs"]]
    for one in fields.get("statistics", []):
        lines += [one.get("subject"), one["label"]]
    return fold("\n".join(filter(None, lines)))


@pytest.mark.long
@pytest.mark.parametrize("form", [HAN, MIXED])
def test_the_reports_found_are_those_where_the_run_stands(form):
    town()
    texts = {fields["slug"]: said(fields) for fields in records(60)}
    slugs = dict(Report.objects.values_list("pk", "slug"))
    some = sampled(list(texts.values()), form, random.Random(3))
    for _, run in zip(range(RUNS), some, strict=False):
        truth = {slug for slug, text in texts.items() if run in text}
        answer = {slugs[key] for key in found(run).keys}
        assert answer >= truth if NUMERALS & set(run) else answer == truth, run


@pytest.mark.long
def test_runs_of_real_articles_are_found_everywhere_they_stand():
    if not ARTICLES.exists():
        pytest.skip("the corpus is not beside the repository")
    list(loading.load(ARTICLES, CORPUS))
    list(indexing.rebuild())
    rows = Report.objects.values_list("title", "sections__text")
    texts = [fold(f"{title}\n{text}") for title, text in rows]
    assert len(texts) == CORPUS
    some = sampled(texts, HAN, random.Random(11))
    for _, run in zip(range(RUNS), some, strict=False):
        truth, count = sum(run in text for text in texts), found(run, size=1).count
        assert count >= truth if NUMERALS & set(run) else count == truth, run
