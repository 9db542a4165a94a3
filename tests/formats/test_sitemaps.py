"""Sitemaps and robots.txt: every page to be found, none else, however many there are."""

import subprocess
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings
from lxml import etree
from protego import Protego

from articles.archive import merging, withdrawing
from articles.formats import sitemaps
from articles.models import Measure, Name, Person, Report
from tests import crawling, places
from tests.records import manager, place, statistic
from tests.whole_archive import publish_paper

XSD = places.TESTS / "sitemap.xsd"
SCHEMA = etree.XMLSchema(etree.parse(XSD))
SPACE = f"{{{sitemaps.SPACE}}}"
THEN = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    with override_settings(SITE_URL=crawling.SITE):
        yield


def read(path: str) -> dict[str, str | None]:
    """Paths in a sitemap with their last change, after the schema is asked."""
    response = Client().get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = etree.fromstring(b"".join(response.streaming_content))
    SCHEMA.assertValid(root)
    return {
        entry.findtext(f"{SPACE}loc").removeprefix(crawling.SITE): entry.findtext(f"{SPACE}lastmod")
        for entry in root
    }


def every() -> dict[str, str | None]:
    """All that the index leads to."""
    found: dict[str, str | None] = {}
    for path in read("/sitemap.xml"):
        addresses = read(path)
        assert not addresses.keys() & found.keys()
        found |= addresses
    return found


def bare(number: int, at: datetime = THEN) -> Report:
    slug = f"{'x' * 70}-{number}"
    return Report(
        pk=number, slug=slug, record_slug=slug, title="题", made_public_at=at, changed_at=at
    )


def full(slug: str, **fields) -> Report:
    """A report with something of every kind."""
    facts = {
        "tags": ["工业"],
        "people": [manager()],
        "places": [place("示例镇")],
        "statistics": [statistic("10吨", 10)],
        "published": "2021-11",
    }
    return publish_paper(slug, **facts | fields)


def test_what_is_not_public_is_on_no_sitemap():
    full("a1")
    full("a2", tags=["撤下的"], published="2019-01")
    withdrawing.withdraw(Report.objects.get(slug="a2"), "经核实撤下")
    found = every()
    assert "/reports/a1/" in found
    for path in found:
        assert not path.startswith(("/reports/a2", "/reports/2019", "/tags/che-xia"))
        assert not path.startswith(("/admin", "/search", "/api/v1/r", "/feeds", "/healthz"))
        assert "?" not in path and "." not in path


@pytest.mark.long
def test_every_address_is_a_page_of_its_own_to_be_indexed():
    full("a1")
    full("a2", published=None)
    full("a3", published="2020")
    Person.objects.update(public_figure=True)
    found = every()
    for path in found:
        page = crawling.read(Client(), path)
        assert page.response.status_code == 200, path
        assert page.canonical == crawling.SITE + path
        assert "noindex" not in page.metas.get("robots", "")
    assert {"/", "/about/", "/reports/undated/", "/reports/2021/11/", "/reports/2020/"} <= set(
        found
    )
    assert "/reports/2020/12/" not in found


def test_every_page_to_be_indexed_is_on_a_sitemap():
    full("a1")
    Person.objects.update(public_figure=True)
    wanted = {
        address
        for address, page in crawling.crawl(Client()).items()
        if page.html and "?" not in address and "noindex" not in page.metas.get("robots", "")
    }
    assert wanted == set(every())


def test_people_are_told_only_where_they_are_public_figures():
    full("a1")
    known = Person.objects.get()
    assert known.get_absolute_url() not in every()
    Person.objects.update(public_figure=True)
    assert known.get_absolute_url() in every()


def test_a_measure_is_told_where_it_compares_figures():
    full("a1")
    measure = Measure.objects.get()
    assert measure.get_absolute_url() not in every()
    full("a2")
    assert measure.get_absolute_url() in every()
    withdrawing.withdraw(Report.objects.get(slug="a2"), "经核实撤下")
    assert measure.get_absolute_url() not in every()


def test_a_merged_name_is_told_once():
    full("a1")
    full("a2", places=[{"name": "示例公司"}])
    gone, kept = Name.objects.get(name="示例公司"), Name.objects.get(name="示例镇")
    merging.merge(kept, gone)
    found = every()
    assert kept.get_absolute_url() in found
    assert gone.get_absolute_url() not in found


def test_the_last_change_is_that_of_the_reports():
    report, later = full("a1"), full("a2", places=[])
    Report.objects.filter(pk=report.pk).update(changed_at=THEN)
    Report.objects.filter(pk=later.pk).update(changed_at=THEN + timedelta(days=1))
    found = every()
    assert found["/reports/a1/"] == "2024-03-04T13:06:07+08:00"
    assert found["/reports/a2/"] == "2024-03-05T13:06:07+08:00"
    assert found["/places/shi-li-zhen/"] == found["/reports/a1/"]
    assert found["/tags/gong-ye/"] == found["/reports/2021/"] == found["/reports/a2/"]
    assert found["/about/"] is None


def test_a_withdrawal_changes_the_pages_that_its_report_stood_on():
    full("a1"), full("a2")
    Report.objects.update(changed_at=THEN)
    withdrawing.withdraw(Report.objects.get(slug="a2"), "经核实撤下")
    found = every()
    assert found["/reports/a1/"] == "2024-03-04T13:06:07+08:00"
    assert found["/tags/gong-ye/"] > found["/reports/a1/"]


@pytest.mark.long
def test_files_are_full_and_no_fuller():
    Report.objects.bulk_create(bare(number) for number in range(1, 10_002))
    files = [path for path in read("/sitemap.xml") if "/reports-" in path]
    assert [len(read(path)) for path in files] == [10_000, 1]


def test_the_fullest_file_is_small_enough():
    path = "/" + "x" * (255 - len(crawling.SITE) - 1)
    entries = ((path, THEN) for _ in range(sitemaps.MOST))
    size = sum(len(text.encode()) for text in sitemaps.written("urlset", "url", entries))
    assert 2_000_000 < size < 10_000_000


def test_an_address_that_engines_refuse_is_left_out():
    long = "/" + "x" * (255 - len(crawling.SITE))
    text = "".join(sitemaps.written("urlset", "url", [(long, None), (long[:-1], None)]))
    assert text.count("<loc>") == 1


@pytest.mark.long
def test_a_file_is_told_as_it_is_read(monkeypatch):
    monkeypatch.setattr(sitemaps, "AT_ONCE", 100)
    Report.objects.bulk_create(bare(number) for number in range(1, 9_001))
    response = Client().get("/sitemaps/reports-1.xml")
    tracemalloc.start()
    size = sum(map(len, response.streaming_content))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 9_000 * 150
    assert peak < size / 2


@pytest.mark.parametrize("tail", ["reports-0", "reports-01", "reports-999999", "x-1"])
def test_there_are_no_other_files(tail):
    full("a1")
    assert Client().get(f"/sitemaps/{tail}.xml").status_code == 404


@pytest.mark.parametrize("pk", [1, 10_000, 10_001])
def test_a_report_stands_on_one_file_whatever_its_number(pk):
    Report.objects.bulk_create([bare(pk)])
    found = [Client().get(f"/sitemaps/reports-{number}.xml").status_code for number in (1, 2, 3)]
    assert found == ([404, 200, 404] if pk > 10_000 else [200, 404, 404])


def test_an_empty_archive_has_a_sitemap():
    found = every()
    assert found["/"] is None
    assert not [path for path in found if path.startswith("/reports/2")]


def test_queries_do_not_grow_with_the_archive():
    def count() -> int:
        with CaptureQueries() as asked:
            every()
        return asked.number

    full("a1"), full("a2")  # so that every file holds something
    few = count()
    for number in range(30):
        full(f"b{number}", tags=[f"标签{number}"], published=f"20{number % 20 + 1:02}-01")
    assert count() == few


class CaptureQueries:
    """Counts queries, streams too."""

    def __enter__(self):
        self.number = 0
        self.wrapper = connection.execute_wrapper(self._count)
        self.wrapper.__enter__()
        return self

    def _count(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)

    def __exit__(self, *error):
        self.wrapper.__exit__(*error)


def test_robots_are_told_without_the_database():
    def fail(execute, sql, params, many, context):
        raise OperationalError("no such server")

    with connection.execute_wrapper(fail):
        response = Client().get("/robots.txt")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = Protego.parse(response.content.decode())
    assert list(rules.sitemaps) == [f"{crawling.SITE}/sitemap.xml"]
    for agent in ("Baiduspider", "Googlebot", "Sogou web spider", "anyone"):
        assert not rules.can_fetch(f"{crawling.SITE}/admin/login/", agent)
        for path in allowed():
            assert rules.can_fetch(crawling.SITE + path, agent), path


def allowed() -> Iterator[str]:
    yield from ("/", "/reports/a1/", "/reports/?tag=x", "/search/?q=x", "/people/x/", "/admin")
    yield from ("/sitemap.xml", "/sitemaps/lists.xml", "/static/css/main.css", "/administrator/")


def checked(xmllint: str, path: Path) -> subprocess.CompletedProcess:
    """What xmllint, without a network, says of a file by the schema."""
    command = [xmllint, "--noout", "--nonet", "--schema", str(XSD), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.outside
def test_xmllint_has_nothing_against_any_file(xmllint, tmp_path):
    full("a1")
    full("a2", published=None)
    for number, path in enumerate(["/sitemap.xml", *read("/sitemap.xml")]):
        file = tmp_path / f"{number}.xml"
        file.write_bytes(Client().get(path).getvalue())
        found = checked(xmllint, file)
        assert found.returncode == 0, found.stderr
    assert number > 4


@pytest.mark.outside
def test_xmllint_finds_what_is_wrong(xmllint, tmp_path):
    file = tmp_path / "bad.xml"
    good = Client().get("/sitemaps/lists.xml").getvalue().decode()
    for right, wrong in (("<loc>https", "<loc>ftp"), ("urlset", "urls"), ("</url>", "<x/></url>")):
        file.write_text(good.replace(right, wrong))
        assert checked(xmllint, file).returncode != 0, wrong
