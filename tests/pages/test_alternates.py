"""Every other form of a page is told in its head and its Link header, and is there."""

import re

import pytest
from django.test import Client

from articles.models import Measure, Person
from articles.search import indexing
from tests.crawling import SITE
from tests.records import full
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<([^>]+)>; rel="(\w+)"; type="([^"]+)"')
FEEDS = ["feed.atom", "feed.rss", "feed.json"]


@pytest.fixture(autouse=True)
def _archive(settings, tmp_path):
    settings.SITE_URL = SITE
    settings.SEARCH_DIR = tmp_path / "search"
    publish(full())
    while indexing.follow():
        pass


def forms_of(path: str) -> list[str]:
    """The addresses of a page's forms, each of which answers with the type that is told."""
    response = Client().get(path)
    told = LINK.findall(response.headers.get("Link", ""))
    html = response.content.decode()
    for url, rel, kind in told:
        address = url.removeprefix(SITE)
        assert f'<link rel="{rel}" type="{kind}"' in html
        assert f'href="{address.replace("&", "&amp;")}"' in html
        answer = Client().get(address)
        assert answer.status_code == 200, address
        assert answer["Content-Type"].split(";")[0] == kind
    return [url.removeprefix(SITE) for url, _, _ in told]


def test_a_page_with_no_other_form_tells_none():
    for path in ("/about/", "/corrections/", "/people/none/", "/reports/2021/11/"):
        assert forms_of(path) == []


@pytest.mark.parametrize(
    "page", ["/tags/gong-ye/", "/places/shi-li-shi/", "/projects/xian-jin-chang/"]
)
def test_tags_places_and_projects_have_feeds(page):
    assert forms_of(page) == [*(f"{page}{feed}" for feed in FEEDS), f"/api/v1{page}"]


def test_other_names_people_and_measures_have_data():
    person, measure = Person.objects.get(), Measure.objects.first()
    assert forms_of("/honours/xian-jin-chang/") == ["/api/v1/honours/xian-jin-chang/"]
    assert forms_of(person.get_absolute_url()) == [f"/api/v1/people/{person.slug}/"]
    assert forms_of(measure.get_absolute_url()) == [
        f"/api/v1/measures/{measure.slug}/",
        f"/api/v1/statistics.csv?series={measure.slug}",
        f"/api/v1/statistics.jsonl?series={measure.slug}",
    ]


def test_lists_have_data_with_their_filters_from_the_beginning():
    assert forms_of("/reports/?tag=gong-ye") == ["/api/v1/reports/?tag=gong-ye"]
    assert forms_of("/reports/2021/") == ["/api/v1/reports/?year=2021"]
    assert forms_of("/places/?initial=S") == ["/api/v1/places/?initial=S"]
    assert forms_of("/statistics/?tag=gong-ye&unit=%25&sort=value") == [
        "/api/v1/statistics/?tag=gong-ye&unit=%25&sort=value",
        "/api/v1/statistics.csv?tag=gong-ye&unit=%25",
        "/api/v1/statistics.jsonl?tag=gong-ye&unit=%25",
    ]
    assert forms_of("/tags/") == ["/api/v1/tags/"]
    assert forms_of("/search/?q=x") == ["/api/v1/reports/?q=x"]
    assert forms_of("/quotations/") == [
        f"/api/v1/quotations{end}" for end in ("/", ".csv", ".jsonl")
    ]


def test_the_home_page_has_the_latest_feeds_once():
    assert forms_of("/") == [f"/feeds/latest.{form}" for form in ("atom", "rss", "json")]
    assert Client().get("/").content.decode().count("latest.rss") == 1
    assert Client().get("/about/").content.decode().count("latest.rss") == 1


def test_readers_take_a_list_away():
    page = Client().get("/statistics/?unit=%25").content.decode()
    path = "/api/v1/statistics.csv?unit=%25&bom=1"
    assert f'href="{path.replace("&", "&amp;")}"' in page
    assert Client().get(path).getvalue().startswith(b"\xef\xbb\xbfid,")
