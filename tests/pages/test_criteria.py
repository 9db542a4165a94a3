"""What is written into the table of criteria, or out of it, all who read it know of."""

import pytest
from django.test import Client

from articles.models import Quotation, Report, Statistic
from articles.pages import criteria
from articles.record import kinds
from tests.records import place, statistic
from tests.searching import follow
from tests.whole_archive import publish_paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

ORGANISATION = criteria.names_of(kinds.ORGANISATION, lists=(Report, Statistic))
LISTS = {Report: "reports", Statistic: "statistics", Quotation: "quotations"}
FORMS = ("csv", "jsonl")
NOBODY_HAS = {"year": "1066"}


@pytest.fixture
def table(monkeypatch):
    """Puts other criteria into the table, before anything is indexed."""
    return lambda *kept: monkeypatch.setattr(criteria, "CRITERIA", kept)


def fill() -> None:
    """A report with a name of two kinds and a figure, and one that has the figure only."""
    names = {"organisations": [{"name": "示例公司"}], "places": [place("示例镇")]}
    publish_paper("named", statistics=[statistic("10吨", 10)], **names)
    publish_paper("bare", statistics=[statistic("10吨", 10)])
    follow()


def facets(path: str) -> dict[str, list[tuple[str, int]]]:
    """What is offered beside a list, with how many would remain."""
    beside = Client().get(path).context["facets"]
    return {one.name: [(each.label, each.count) for each in one.choices] for one in beside}


def found(path: str, **given: str) -> list[str]:
    """The reports of a list or of the search."""
    context = Client().get(path, given).context
    rows = context.get("reports") or [result.report for result in context["answer"].results]
    return [row.slug for row in rows]


def told(path: str, **given: str) -> tuple[int, list[str]]:
    """(status, reports) of the API."""
    answer = Client().get(f"/api/v1/{path}", given)
    rows = answer.json().get("results", ())
    return answer.status_code, [row.get("slug") or row["report"] for row in rows]


def described(key: str) -> set[str]:
    """The addresses that OpenAPI says take a parameter."""
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    takes = {
        path: {one["name"] for one in each["get"]["parameters"]} for path, each in paths.items()
    }
    return {path for path, names in takes.items() if key in names}


def test_what_is_added_is_known_to_lists_search_and_api(table):
    table(*criteria.CRITERIA, ORGANISATION)
    fill()
    company, narrowed = [("示例公司", 1)], {"organisation": "shi-li-gong-si"}
    assert facets("/reports/")["organisation"] == company == facets("/search/")["organisation"]
    assert facets("/statistics/")["organisation"] == company
    assert "organisation" not in facets("/quotations/")
    assert found("/reports/", **narrowed) == ["named"] == found("/search/", **narrowed)
    assert found("/search/", q="organisation:示例公司 产量") == ["named"]
    for path in ("reports/", "statistics/"):
        assert told(path, **narrowed) == (200, ["named"])
    assert told("reports/", q="产量", **narrowed) == (200, ["named"])
    assert told("quotations/", **narrowed)[0] == 400
    assert described("organisation") == {
        "/reports/", "/statistics/", "/statistics.csv", "/statistics.jsonl",
    }  # fmt: skip
    assert ORGANISATION.what in Client().get("/api/v1/").content.decode()


@pytest.mark.long
def test_what_is_taken_away_nobody_knows(table):
    table(*(one for one in criteria.CRITERIA if one is not criteria.PLACE))
    fill()
    both, narrowed = ["bare", "named"], {"place": "shi-li-zhen"}
    assert all("place" not in facets(path) for path in ("/reports/", "/statistics/", "/search/"))
    assert sorted(found("/reports/", **narrowed)) == both == sorted(found("/search/", **narrowed))
    assert found("/search/", q="place:示例镇") == []
    assert told("reports/", **narrowed)[0] == told("statistics/", **narrowed)[0] == 400
    assert described("place") == set()
    assert criteria.PLACE.what not in Client().get("/api/v1/").content.decode()


@pytest.mark.parametrize("one", criteria.CRITERIA, ids=lambda one: one.key)
class TestEach:
    def test_what_no_report_has_is_refused_by_all(self, one):
        fill()
        given = {one.key: NOBODY_HAS.get(one.key, "no-such")}
        offered = [f"/{LISTS[rows]}/" for rows in one.lists if one in criteria.beside(rows)]
        pages = [*offered, *(["/search/"] if one in criteria.of_search() else [])]
        programs = [f"/api/v1/{LISTS[rows]}/" for rows in one.lists]
        for path in pages + programs:
            assert Client().get(path, given).status_code == 404, path

    def test_what_is_no_value_is_refused_by_all(self, one):
        fill()
        given = {one.key: "\0"}
        for rows in one.lists:
            answer = Client().get(f"/api/v1/{LISTS[rows]}/", given)
            assert answer.status_code == 400 and one.what in answer.json()["detail"]
            if one in criteria.beside(rows):
                assert Client().get(f"/{LISTS[rows]}/", given).status_code == 404
        if one in criteria.of_search():
            assert Client().get("/search/", given).status_code == 404

    def test_openapi_tells_of_it_where_it_narrows_and_nowhere_else(self, one):
        names = {LISTS[rows] for rows in one.lists}
        streams = {f"/{name}.{form}" for name in names - {"reports"} for form in FORMS}
        assert described(one.key) == {f"/{name}/" for name in names} | streams
