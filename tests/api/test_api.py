"""The API: what it refuses, what it never tells, and that it tells what the pages tell."""

import csv
import json
import re
import time
from functools import cache
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from articles.api import openapi, streams
from articles.api.endpoints import ENDPOINTS
from articles.archive import importing, merging, withdrawing
from articles.archive.importing import import_record
from articles.management.sample import records
from articles.models import Measure, Name, Person, Quotation, Report, Statistic, Tag
from articles.pages import filters
from articles.search import indexing
from tests.crawling import SITE
from tests.records import full, of_text, statistic
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db

ROOT = "/api/v1/"
LISTS = [one for one in ENDPOINTS if one.is_list and one.media == "application/json"]
WHOLES = [one for one in ENDPOINTS if not one.is_list]
STREAMS = [one for one in ENDPOINTS if one.media != "application/json"]


@pytest.fixture(autouse=True)
def _site(tmp_path, settings):
    settings.SEARCH_DIR = tmp_path / "search"
    settings.SITE_URL = SITE


def by_path(endpoint) -> str:
    return endpoint.path


def get(path: str, query: dict | None = None, **headers):
    return Client().get(f"{ROOT}{path}", query or {}, headers=headers)


def told(path: str, **query) -> dict:
    response = get(path, query)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def refused(path: str, query: dict | None = None) -> tuple[int, str]:
    response = get(path, query)
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code
    return response.status_code, problem["detail"]


def walked(path: str, **query) -> list[dict]:
    """Every item of a list, read on by its cursors."""
    answer = told(path, **query)
    items = answer["results"]
    while answer["next"]:
        answer = told(path, **query, cursor=answer["next"])
        items += answer["results"]
    assert answer["count"] == len(items)
    return items


def rows(path: str, **query) -> list[dict]:
    """The lines of a stream of JSON Lines."""
    response = get(path, query)
    return [json.loads(line) for line in response.getvalue().decode().splitlines()]


def table(path: str, **query) -> list[dict]:
    text = get(path, query).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def town(number: int = 12) -> None:
    for fields in records(number):
        import_record(fields)
    follow()


def follow() -> None:
    while indexing.follow():
        pass


@cache
def validator(path: str) -> Draft202012Validator:
    document = openapi.document()
    content = document["paths"][f"/{path}"]["get"]["responses"]["200"]["content"]
    return Draft202012Validator({**document, **content["application/json"]["schema"]})


class TestRefusing:
    @pytest.mark.parametrize("endpoint", ENDPOINTS, ids=by_path)
    def test_an_unknown_parameter_is_named(self, endpoint):
        path = endpoint.path.replace("{slug}", "x")
        status, detail = refused(path, {"taag": "x"})
        assert status == 400 and "taag" in detail and "fields" in detail

    @pytest.mark.parametrize(
        "query",
        [
            *({"limit": value} for value in ("0", "101", "-1", "1.5", "１", "many", "")),
            *({"sort": "size"}, {"year": "21"}, {"unit": "\0"}, {"unit": ""}, {"tag": "A B"}),
            *({"fields": ""}, {"fields": "id,nothing"}, {"fields": "id,"}),
            *({"tag": [f"t{n}" for n in range(11)]}, {"year": ["2020", "2021"]}),
            {"fields": ["id", "url"]},
        ],
        ids=str,
    )
    def test_a_value_of_the_wrong_form_is_told_how_to_mend(self, query):
        status, detail = refused("statistics/", query)
        assert status == 400 and next(iter(query)) in detail

    @pytest.mark.parametrize(
        "query", [{"tag": "no-such"}, {"place": "no"}, {"year": "1900"}, {"unit": "箩"}], ids=str
    )
    @pytest.mark.parametrize("path", ["statistics/", "statistics.csv", "statistics.jsonl"])
    def test_a_value_that_no_public_report_has_is_404(self, path, query):
        publish(full())
        assert refused(path, query)[0] == 404
        assert refused("statistics/", {"series": "no-such"})[0] == 404

    def test_a_cursor_of_another_list_or_none_of_ours_is_404(self):
        town(5)
        cursor = told("statistics/", limit=1)["next"]
        assert refused("statistics/", {"cursor": cursor, "sort": "value"})[0] == 404
        assert refused("quotations/", {"cursor": cursor})[0] == 404
        assert refused("statistics/", {"cursor": f"{cursor[:-1]}!"})[0] == 404
        assert refused("reports/", {"cursor": cursor})[0] == 404
        assert told("statistics/", limit=1, cursor=cursor)["results"]

    def test_an_address_that_is_none_is_a_problem_too(self):
        status, detail = refused("nothing/here/")
        assert status == 404 and ROOT in detail

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
    def test_writing_is_a_problem(self, method):
        response = Client().generic(method, f"{ROOT}statistics/")
        assert response.status_code == 405 and response["Allow"] == "GET, HEAD, OPTIONS"
        assert response["Content-Type"] == "application/problem+json"

    def test_an_error_of_ours_is_a_problem(self, monkeypatch):
        publish(full())
        monkeypatch.setattr(Statistic, "get_absolute_url", None)
        response = Client(raise_request_exception=False).get(f"{ROOT}statistics/")
        assert response.status_code == 500
        assert response["Content-Type"] == "application/problem+json"

    def test_without_an_index_a_search_says_so(self):
        publish(full())
        assert refused("reports/", {"q": "产量"})[0] == 503
        assert told("reports/")["count"] == 1


class TestNeverTold:
    @pytest.fixture
    def withdrawn(self):
        publish(full())
        publish(of_text("别的桥修好了。", slug="other", title="桥", tags=["交通"]))
        report = Report.objects.get(slug="qing-shi-qiao")
        slugs = [
            ("people/", Person.objects.get().slug),
            ("tags/", "gong-ye"),
            ("organisations/", "qing-shi-qiao-chang"),
            ("measures/", Measure.objects.first().slug),
        ]
        withdrawing.withdraw(report, "经核实撤下")
        follow()
        return slugs

    @pytest.mark.long
    def test_what_only_a_withdrawn_report_says_is_in_no_list(self, withdrawn):
        for endpoint in LISTS:
            answer = told(endpoint.path)
            said = json.dumps(answer, ensure_ascii=False)
            for gone in ("青石桥", "王小禾", "10余万", "工业"):
                assert gone not in said, endpoint.path
        assert told("statistics/")["count"] == told("quotations/")["count"] == 0
        for endpoint in STREAMS:
            assert "青石桥" not in get(endpoint.path).getvalue().decode()

    def test_it_is_gone_with_the_reason(self, withdrawn):
        status, detail = refused("reports/qing-shi-qiao/")
        assert status == 410 and "经核实撤下" in detail
        for path, slug in withdrawn:
            assert refused(f"{path}{slug}/")[0] == 410, path

    def test_a_hidden_name_stands_nowhere(self):
        publish(full())
        person = Person.objects.get()
        old = person.slug
        merging.mask(person)
        follow()
        for endpoint in [*LISTS, *STREAMS]:
            assert "王小禾" not in get(endpoint.path).getvalue().decode()
        report = told("reports/qing-shi-qiao/")
        assert report["record"]["people"][0]["name"] == "×××"
        assert report["sha256"] is None  # by which the name could be guessed
        assert "王小禾" not in json.dumps(report, ensure_ascii=False)
        assert refused(f"people/{old}/") == refused("people/nobody/")
        assert told(f"people/{Person.objects.get().slug}/")["name"] == "×××"

    @pytest.mark.long
    def test_a_draft_stands_nowhere(self):
        publish(full())
        secret = of_text("秘密地说了9876个。", slug="secret", title="秘密", tags=["秘密"])
        import_record({**secret, "statistics": [statistic("9876个", 9876)]}, importing.Orders())
        follow()
        for endpoint in [*LISTS, *STREAMS]:
            said = get(endpoint.path).getvalue().decode()
            assert "秘密" not in said and "9876" not in said
        assert refused("reports/secret/")[0] == 404


class TestLists:
    @pytest.mark.long
    @pytest.mark.parametrize("endpoint", LISTS, ids=by_path)
    def test_cursors_walk_every_item_once_in_one_order(self, endpoint):
        town()
        whole = walked(endpoint.path, limit=100)
        assert walked(endpoint.path, limit=3) == whole
        assert len({json.dumps(item) for item in whole}) == len(whole) > 0

    @pytest.mark.long
    @pytest.mark.parametrize("sort", ["report", "value", "unit"])
    def test_figures_come_in_the_order_of_the_page(self, sort):
        publish(full("no-date", published=None))
        publish(of_text("说不清的许多件。", slug="none", statistics=[unknown()]))
        town()
        expected = [
            (row.report.slug, row.key)
            for row in filters.sorted_by(Statistic.objects.public(), sort).select_related("report")
        ]
        seen = [(one["report"], one["id"]) for one in walked("statistics/", sort=sort, limit=7)]
        assert seen == expected

    def test_quotations_come_in_the_order_of_the_page(self):
        town()
        rows = Quotation.objects.public().newest_first().select_related("report")
        expected = [(row.report.slug, row.key) for row in rows]
        assert [(one["report"], one["id"]) for one in walked("quotations/", limit=2)] == expected

    def test_what_comes_and_goes_before_a_cursor_moves_nothing_after_it(self):
        for number in range(6):
            publish(full(f"r{number}", published=f"202{number}"))
        before = walked("quotations/")
        first = told("quotations/", limit=2)
        publish(full("newer", published="2026"))
        withdrawing.withdraw(Report.objects.get(slug="r4"), "理由")  # the second one told
        assert told("quotations/", cursor=first["next"])["results"] == before[2:]

    @pytest.mark.long
    @pytest.mark.parametrize("path", ["statistics/", "quotations/", "reports/"])
    def test_filters_are_those_of_the_pages(self, path):
        town(40)
        tag, place = Tag.objects.public().first(), some_place()
        for query in ({"tag": tag.slug}, {"place": place.slug}, {"year": "2021"}):
            page = Client().get(f"/{path}", query)
            assert page.context["pages"].total == told(path, **query)["count"], query

    def test_a_measure_and_a_unit_narrow_figures(self):
        town(20)
        row = Statistic.objects.exclude(series=None).exclude(unit="").first()
        series = walked("statistics/", series=row.series.slug)
        assert series and {one["series"] for one in series} == {row.series.slug}
        assert told(f"measures/{row.series.slug}/")["report_count"] > 0
        assert {one["unit"] for one in walked("statistics/", unit=row.unit)} == {row.unit}

    def test_an_initial_that_no_name_has_is_404(self):
        publish(full())
        assert refused("places/", {"initial": "A"})[0] == 404

    def test_tags_come_in_the_order_of_their_page(self):
        publish(full(tags=["工业", "5G", "乡村"]))
        page = [name for name, _, _ in Client().get("/tags/").context["tags"]]
        assert [tag["name"] for tag in walked("tags/", limit=1)] == page
        assert page[-1] == "5G"

    def test_reports_come_in_the_order_of_the_page(self):
        for slug, date in [("b", "2021"), ("a", "2021~"), ("c", "2021?"), ("d", None), ("e", None)]:
            publish(full(slug, published=date))
        rows = Client().get("/reports/").context["reports"]
        assert [one["slug"] for one in walked("reports/", limit=2)] == [row.slug for row in rows]

    def test_a_person_narrows_reports(self):
        publish(full())
        publish(of_text("别的事。", slug="other"))
        person = Person.objects.get()
        assert [one["slug"] for one in walked("reports/", person=person.slug)] == ["qing-shi-qiao"]
        assert refused("reports/", {"person": "no-such"})[0] == 404

    def test_an_initial_narrows_names(self):
        town(20)
        name = Name.objects.public().filter(kind="place").first()
        found = walked("places/", initial=name.initial)
        assert name.slug in {one["slug"] for one in found}
        assert (
            len(found) == Name.objects.public().filter(kind="place", initial=name.initial).count()
        )

    @pytest.mark.long
    @pytest.mark.parametrize("endpoint", LISTS, ids=by_path)
    def test_only_the_fields_asked_for_are_told(self, endpoint):
        publish(full())
        follow()
        wanted = endpoint.shape.fields()[1:3]
        for item in told(endpoint.path, fields=",".join(reversed(wanted)))["results"]:
            assert list(item) == wanted

    @pytest.mark.long
    @pytest.mark.parametrize("endpoint", LISTS, ids=by_path)
    def test_the_number_of_queries_does_not_grow(self, endpoint):
        def asked() -> int:
            with CaptureQueriesContext(connection) as captured:
                told(endpoint.path)
            return len(captured)

        publish(full("a"))
        follow()
        with_one = asked()
        town(30)
        assert asked() == with_one <= 8

    def test_the_next_answer_is_linked(self):
        town(5)
        response = get("statistics/", {"limit": "2", "fields": "id"})
        link = re.fullmatch(r'<(.+)>; rel="next"', response["Link"])[1]
        assert link.startswith(f"{SITE}{ROOT}statistics/?")
        following = Client().get(link.removeprefix(SITE)).json()
        assert following["results"] == told("statistics/", limit=4, fields="id")["results"][2:]
        assert "Link" not in get("statistics/", {"limit": "100"})


def unknown() -> dict:
    """A figure that says no number."""
    return statistic("许多件", None, no_value="没有数字", unit=None)


def some_place() -> Name:
    return Name.objects.public().filter(kind="place").first()


class TestTelling:
    def test_a_figure_has_its_bounds_and_its_words(self):
        publish(full())
        first, ten, eighty = told("statistics/")["results"]
        assert (first["exact"], first["value"]) == ("10余万件", 100000)
        assert (first["low"], first["high"]) == (100000, 200000)
        assert first["exact"] in first["sentence"] and first["published"] == "2021-11"
        assert first["url"] == f"{SITE}/reports/qing-shi-qiao/#{first['id']}"
        assert (eighty["from"], eighty["value"], eighty["high"]) == (ten["id"], 80, None)
        assert [one["former"] for one in (first, ten, eighty)] == [False, True, False]

    def test_a_quotation_has_its_speaker_as_printed(self):
        publish(full())
        [said] = told("quotations/")["results"]
        person = Person.objects.get()
        assert (said["speaker"], said["person"]) == ("王小禾", person.slug)
        assert said["organisation"] == "青石桥厂" and said["text"] in said["exact"]

    def test_a_report_is_told_with_its_record_and_corrections(self):
        publish(full())
        publish(full(title="青石桥的两天"), reason="标题写错了")
        report = told("reports/qing-shi-qiao/")
        stored = Client().get("/reports/qing-shi-qiao/record.json").json()
        assert report["record"] == stored and report["version"] == 2
        assert [one["reason"] for one in report["corrections"]] == ["标题写错了"]

    def test_a_person_has_roles_and_reports_and_a_merged_one_moves(self):
        publish(full())
        chief = [{"name": "王小禾", "role": "厂长"}]
        publish(of_text("厂长王小禾来了。", slug="second", people=chief))
        one, other = Person.objects.order_by("pk")
        assert told(f"people/{other.slug}/")["roles"] == [
            {"role": "厂长", "organisation": None, "report_count": 1, "published": None}
        ]
        merging.merge(one, other)
        moved = get(f"people/{other.slug}/")
        assert (moved.status_code, moved["Location"]) == (301, f"{ROOT}people/{one.slug}/")
        asked = get(f"people/{other.slug}/", {"fields": "name"})
        assert asked["Location"] == f"{ROOT}people/{one.slug}/?fields=name"
        whole = told(f"people/{one.slug}/")
        assert whole["report_count"] == 2
        assert [role["published"] for role in whole["roles"]] == ["2021-11", None]
        assert {report["slug"] for report in whole["reports"]} == {"qing-shi-qiao", "second"}

    def test_every_answer_is_as_described(self):
        publish(full())
        publish(full("no-date", published=None))
        town(6)
        for endpoint in LISTS:
            answer = told(endpoint.path, limit=50)
            validator(endpoint.path).validate(answer)
            assert list(answer["results"][0]) == endpoint.shape.fields(), endpoint.path
            self._whole_of(f"{endpoint.path}{{slug}}/", answer["results"][0])

    def _whole_of(self, path: str, item: dict) -> None:
        endpoint = next((one for one in WHOLES if one.path == path), None)
        if endpoint:
            whole = told(path.replace("{slug}", item["slug"]))
            validator(path).validate(whole)
            assert list(whole) == endpoint.shape.fields()

    def test_a_wrong_answer_is_not_as_described(self):
        publish(full())
        answer = told("statistics/")
        answer["results"][0]["value"] = "十万"
        assert not validator("statistics/").is_valid(answer)

    def test_the_description_is_openapi(self):
        document = get("openapi.json").json()
        assert document["openapi"].startswith("3.1")
        validate(document)
        assert set(document["paths"]) == {f"/{one.path}" for one in ENDPOINTS}

    def test_the_documentation_tells_every_endpoint_without_a_script(self):
        page = get("").content.decode()
        for endpoint in ENDPOINTS:
            assert f"{ROOT}{endpoint.path}" in page
            for name, what in endpoint.meanings:
                assert f"<code>{name}</code>" in page and what
        assert "<script src" not in page


class TestKeeping:
    """What browsers and programs may do with an answer."""

    def test_any_site_may_read(self):
        publish(full())
        for path in ("statistics/", "statistics.csv", "nothing", "reports/none/"):
            assert get(path)["Access-Control-Allow-Origin"] == "*"
        asked = Client().options(f"{ROOT}statistics/")
        assert "GET" in asked["Access-Control-Allow-Methods"]
        assert "If-None-Match" in asked["Access-Control-Allow-Headers"]
        assert "Access-Control-Allow-Origin" not in Client().get("/statistics/")

    @pytest.mark.parametrize(
        "path", ["statistics/", "statistics/?limit=1", "statistics.csv", "quotations.jsonl"]
    )
    def test_what_has_not_changed_is_not_sent_again(self, path, monkeypatch):
        publish(full())
        tag = get(path)["ETag"]
        later = time.time() + 3600
        monkeypatch.setattr(time, "time", lambda: later)
        assert get(path, **{"If-None-Match": tag}).status_code == 304
        assert get(path, **{"If-None-Match": '"other"'}).status_code == 200
        publish(full("second"))
        assert get(path, **{"If-None-Match": tag}).status_code == 200

    def test_a_stream_has_a_tag_of_its_own_for_every_question(self):
        publish(full())
        paths = [("statistics.csv", {}), ("statistics.csv", {"bom": "1"}), ("statistics.jsonl", {})]
        assert len({get(path, query)["ETag"] for path, query in paths}) == 3

    def test_search_engines_keep_out_of_data_but_not_of_the_documentation(self):
        publish(full())
        for path in ("statistics/", "statistics.csv", "openapi.json", "nothing"):
            assert get(path)["X-Robots-Tag"] == "noindex"
        assert "X-Robots-Tag" not in get("")

    def test_a_head_has_no_body_and_makes_none(self, monkeypatch):
        publish(full())
        monkeypatch.setattr(streams, "_table", lambda *given: iter(lambda: 1 / 0, 1))
        response = Client().head(f"{ROOT}statistics.csv")
        assert response.status_code == 200 and response.getvalue() == b""


class TestStreams:
    @pytest.mark.long
    @pytest.mark.parametrize("what", ["statistics", "quotations"])
    def test_they_hold_what_the_list_holds_in_its_order(self, what, monkeypatch):
        monkeypatch.setattr(streams, "REPORTS", 4)
        monkeypatch.setattr(streams, "FACTS", 7)
        publish(full("no-date", published=None))
        town(15)
        listed = walked(f"{what}/", limit=100)
        assert rows(f"{what}.jsonl") == listed
        for line, item in zip(table(f"{what}.csv"), listed, strict=True):
            assert line == {name: as_cell(value) for name, value in item.items()}

    @pytest.mark.parametrize("path", ["statistics", "quotations"])
    def test_filters_and_fields_hold(self, path):
        town(15)
        tag = Tag.objects.public().first().slug
        some = walked(f"{path}/", tag=tag, fields="id,report", limit=100)
        assert some and rows(f"{path}.jsonl", tag=tag, fields="id,report") == some
        assert table(f"{path}.csv", tag=tag, fields="id,report") == some

    def test_an_empty_table_has_its_columns(self):
        assert get("statistics.csv").getvalue().decode().count("\r\n") == 1
        assert get("statistics.jsonl").getvalue() == b""

    def test_words_that_a_spreadsheet_would_run_are_made_safe(self):
        risky = ["=1+1", "+86", "-5度", "@某", "＝甲", "＋86", "平常"]
        for number, words in enumerate(risky):
            sayings = [{"text": words, "at": [{"exact": words}]}]
            publish(of_text(f"他说{words}了。", slug=f"r{number}", quotations=sayings))
        texts = {line["report"]: line["text"] for line in table("quotations.csv")}
        for number, words in enumerate(risky):
            safe = words if words == "平常" else f"'{words}"
            assert texts[f"r{number}"] == safe
        assert {one["text"] for one in rows("quotations.jsonl")} == set(risky)

    def test_a_mark_is_there_on_request_only(self):
        assert not get("statistics.csv").getvalue().startswith(b"\xef\xbb\xbf")
        assert get("statistics.csv", {"bom": "1"}).getvalue().startswith(b"\xef\xbb\xbfid,")

    def test_a_stream_holds_a_few_facts_at_a_time(self, monkeypatch):
        monkeypatch.setattr(streams, "REPORTS", 2)
        monkeypatch.setattr(streams, "FACTS", 5)
        town(9)
        parts = iter(get("statistics.csv").streaming_content)
        next(parts)
        with CaptureQueriesContext(connection) as captured:
            lines = [part.count(b"\r\n") for part in parts]
        assert max(lines) == 5 and sum(lines) == Statistic.objects.count()
        assert len(captured) == len(lines) + 5 + 6  # facts, their order, reports and no more


def as_cell(value) -> str:
    """A value of JSON as a cell of the table has it."""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in set("=+-@") else value
    return {None: "", True: "true", False: "false"}.get(value, str(value))


@override_settings(SITE_URL=SITE)
def test_the_pages_lead_to_the_api():
    publish(full())
    assert f'href="{ROOT}"' in Client().get("/about/").content.decode()
