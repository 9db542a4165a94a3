"""The pages of docs/ say what the code has: addresses, fields, floors, packages, words."""

import json
import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from articles import record
from articles.language import qualifiers
from articles.pages import criteria, filters
from articles.pages.criterion import Criterion
from articles.record import schema
from tests.places import BASE
from tests.test_architecture import FLOORS
from yangzhong_archive import health

DOCS = BASE / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), BASE / "README.md", BASE / "CONTRIBUTING.md"]
LINK = re.compile(r"\]\(([^)#:\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")


def text(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def first_cells(words: str) -> list[str]:
    """What stands in backquotes at the beginning of each row of the tables."""
    return re.findall(r"^\| `([^`]+)`", words, re.MULTILINE)


def part(words: str, heading: str) -> str:
    """What stands under a heading, up to the next one."""
    return re.split(r"^#+ ", words.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def served() -> set[str]:
    """Every address of the reading side as docs/addresses.md writes it."""
    patterns = get_resolver().url_patterns
    named = [one for one in patterns if getattr(one, "urlconf_name", None)]
    reading = next(one for one in named if not one.app_name)
    routes = [str(one.pattern) for one in reading.url_patterns if isinstance(one, URLPattern)]
    return {as_written(route) for route in routes if not route.startswith("styleguide")}


def as_written(route: str) -> str:
    if route.startswith("^sitemaps/"):
        return "/sitemaps/<kind>-<number>.xml"
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", route)


def test_every_address_that_is_served_is_told_and_no_other():
    told = {one for one in first_cells(text("addresses.md")) if one.startswith("/")}
    assert told == served() | health.ANSWERS.keys()


def takers(one: Criterion) -> list[str]:
    """The lists that can be narrowed by it, as docs/addresses.md calls them."""
    lists = [f"{rows._meta.model_name}s" for rows in one.lists]
    search = ["search"] if one in criteria.of_search() else []
    return [*lists, *search] if one.is_offered else [*search, *(f"API {name}" for name in lists)]


def test_all_that_lists_can_be_asked_is_told_with_the_lists_that_can():
    asked = part(text("addresses.md"), "What a list can be asked")
    told = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", asked, re.MULTILINE))
    narrowing = {one.key: ", ".join(takers(one)) for one in criteria.CRITERIA}
    assert narrowing.items() <= told.items()
    assert set(told) - set(narrowing) == {"q", "order", *filters.DEFAULTS}


def models() -> dict[str, list[str]]:
    """The parts of a record by their headings in docs/record.md, with their fields in order."""
    described = record.json_schema()
    parts = {"The report": described} | described["$defs"]
    return {heading: list(one["properties"]) for heading, one in parts.items()}


@pytest.mark.parametrize(("heading", "fields"), models().items())
def test_every_field_of_the_record_is_told_in_its_order(heading, fields):
    assert first_cells(part(text("record.md"), heading)) == fields


def example() -> dict:
    return json.loads(re.search(r"```json\n(.+?)```", text("record.md"), re.DOTALL)[1])


def test_the_example_is_a_record():
    built = record.build(example())
    assert [one.high for one in built.statistics] == [None, 200000, 900, None]


def test_the_example_shows_every_list_of_facts():
    assert set(schema.FACT_LISTS) <= set(example())


def test_the_bounds_are_those_of_the_code():
    row = re.compile(r"^\| (\d[^|]+|[近约]\S+) \| (\d+) \| (\w+) \| (\w+) \|", re.MULTILINE)
    rows = row.findall(text("record.md"))
    assert len(rows) == 6
    for printed, value, low, high in rows:
        bounds = qualifiers.bounds(Decimal(value), qualifiers.qualifier_in(printed))
        assert [str(bound) for bound in bounds] == [
            str(None) if one == "null" else one for one in (low, high)
        ], printed


def test_the_floors_are_those_of_the_test():
    drawn = re.findall(r"^(\d)  (.+?)(?:\s{2,}\(.+)?$", text("architecture.md"), re.MULTILINE)
    told = {int(n): set(re.findall(r"(\w+)(?:/|\.py)", rooms)) for n, rooms in drawn}
    assert told == dict(enumerate(FLOORS, 1))


def test_every_package_taken_has_its_reason():
    project = tomllib.loads((BASE / "pyproject.toml").read_text("utf-8"))["project"]
    listed = sum(project["optional-dependencies"].values(), project["dependencies"])
    names = {re.split(r"[\[~>=<]", one)[0] for one in listed}
    told = set(re.findall(r"[\w-]+", text("deciding.md")))
    assert names <= told, names - told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_named_modules_stand(page: Path):
    words = page.read_text("utf-8")
    for link in LINK.findall(words):
        assert (page.parent / link).exists(), link
    for code in CODE.findall(words):
        if re.fullmatch(r"(articles|tests|static|deploy|fixtures|templates)/[\w./]*", code):
            assert (BASE / code).exists(), code
