"""Every output of the archive for a published, a corrected, a masked and a withdrawn report.

What may be seen is in all of them; what may not is in none.
"""

import re
import tempfile
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from django.test import Client, TestCase, override_settings
from lxml import etree

from articles.api.endpoints import ENDPOINTS
from articles.archive import merging, withdrawing
from articles.models import Person, Report, Revision
from articles.search import indexing
from tests.crawling import SITE, has_few_filters
from tests.records import record, section
from tests.whole_archive import exported, publish

WITHIN = re.compile(rf'(?:{SITE}|href=")(/[^"<>\s\\}}]*)')
LATEST = [f"/feeds/latest.{form}" for form in ("atom", "rss", "json")]
DESCRIBED = ["cite.txt", "cite.bib", "cite.ris", "cite.json"]
FORMS = ["", "record.json", "text.txt", *DESCRIBED]
LISTS = [f"/api/v1/{one.path}" for one in ENDPOINTS if one.is_list]
STARTS = ["/", "/robots.txt", "/sitemap.xml", "/api/v1/openapi.json", *LATEST, *LISTS]
DATES = ("published", "updated")
REASON_OF_CORRECTION = "原先把七百写成了三百"
REASON_OF_WITHDRAWAL = "经核实与事实不符"


def paper(slug: str, town: str, number: int, who: str, tag: str, **fields) -> dict:
    """A report in which nothing stands that stands in another."""
    speech = f"“{tag}的事今年办成{number}件。”"
    text = f"{town}的{who}在{town}织造厂说：{speech}{town}大桥开工，{town}织造厂获评{tag}先锋。"
    facts = {
        "tags": [tag],
        "place": town,
        "people": [{"id": "p1", "name": who, "organisation": f"{town}织造厂"}],
        "quotations": [{"speaker_id": "p1", "text": speech}],
        "statistics": [
            {"exact": f"{number}件", "value": number, "unit": "件", "label": f"{tag}办成数"}
        ],
        "projects": [{"name": f"{town}大桥"}],
        "organisations": [{"name": f"{town}织造厂"}],
        "places": [{"name": town, "at": [{"exact": town, "suffix": f"的{who}"}]}],
        "honours": [{"name": f"{tag}先锋"}],
    }
    return record(slug, title=f"{town}新事", sections=[section(text)], **facts | fields)


def tell() -> None:
    """Four reports, each of which has gone its own way."""
    publish(paper("shown", "甲乙镇", 4101, "赵一鸣", "茶事"))
    publish(paper("mended", "丙丁镇", 4303, "钱二虎", "桥事", published="2021-11-03"))
    mended = paper("mended", "丙丁镇", 4707, "钱二虎", "桥事", published="2021-11-03")
    publish(mended, reason=REASON_OF_CORRECTION)
    publish(paper("hidden", "戊己镇", 4909, "孙三省", "船事"))
    publish(paper("other", "壬癸镇", 4606, "周五常", "米事"))
    withdrawing.withdraw(Report.objects.get(slug="other"), "孙三省与此事无关")
    merging.mask(Person.objects.get(name="孙三省"))
    publish(paper("gone", "庚辛镇", 4505, "李四维", "盐事"))
    withdrawing.withdraw(Report.objects.get(slug="gone"), REASON_OF_WITHDRAWAL)
    while indexing.follow():
        pass


def text_of(response) -> str:
    return response.getvalue().decode("utf-8-sig")


def walk(starts: list[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Every address that an output of the archive names, with what it answers and its status."""
    found, statuses, waiting = {}, {}, list(starts)
    while waiting:
        address = waiting.pop()
        if address in found or address.startswith(("/static/", "/admin/")):
            continue
        response = Client().get(address)
        found[address], statuses[address] = text_of(response), response.status_code
        told = f"{found[address]} {response.headers.get('Link', '')}"
        inside = (urldefrag(unescape(path)).url.rstrip(".") for path in WITHIN.findall(told))
        waiting += [path for path in inside if "{" not in path and has_few_filters(path)]
    return found, statuses


WORDS = ["新事", "赵一鸣", "孙三省", "李四维", "庚辛镇", "4303件", "4505件", "盐事", "lisiwei"]
PUBLIC = [
    ("shown", "甲乙镇", "4101", "茶事", "cha-shi"),
    ("mended", "丙丁镇", "4707", "桥事", "qiao-shi"),
    ("hidden", "戊己镇", "4909", "船事", "chuan-shi"),
]


@pytest.mark.long
@override_settings(SITE_URL=SITE, CONTACT_EMAIL="desk@example.org")
class EveryOutputTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.enterClassContext(override_settings(SEARCH_DIR=folder / "search"))
        tell()
        asked = [f"/search/?q={word}" for word in WORDS]
        asked += [f"/api/v1/reports/?q={word}" for word in WORDS]
        asked += [f"/search/suggest.json?q={word[0]}" for word in WORDS]
        found, cls.statuses = walk([*STARTS, *asked])
        kept = {f"export {name}": text.decode() for name, text in exported(folder / "out").items()}
        cls.outputs = {**found, **kept}

    def holding(self, words: str) -> set[str]:
        """The outputs in which words stand, whatever question their address repeats."""
        return {
            address
            for address, text in self.outputs.items()
            if words in text and words not in unquote(address)
        }

    def hold(self, addresses: list[str], *words: str) -> None:
        for address in addresses:
            text = self.outputs[address].replace("<mark>", "").replace("</mark>", "")
            for one in words:
                assert one in text, f"{one} is not in {address}"

    def test_the_walk_reaches_every_kind_of_output(self):
        kinds = ["/reports/", "/tags/", "/people/", "/statistics/", "/quotations/", "/sitemaps/"]
        kinds += [f"/{kind}s/" for kind in ("organisation", "place", "project", "honour")]
        kinds += ["/search/", "/feeds/", "/corrections/", "/schema/", "/about/", "export "]
        kinds += [f"/api/v1/{one.path.partition('{')[0]}" for one in ENDPOINTS]
        for kind in kinds:
            assert any(address.startswith(kind) for address in self.outputs), kind

    def test_what_was_withdrawn_is_in_none(self):
        for words in ("庚辛镇", "李四维", "4505", "盐事", "li-si-wei", "geng-xin", "yan-shi"):
            assert self.holding(words) == set(), words

    def test_of_what_was_withdrawn_address_and_reason_are_told_where_they_must(self):
        page = "/reports/gone/"
        told = {address for address in self.outputs if page in self.outputs[address]}
        assert told - {page} == {"/feeds/latest.atom"}
        self.hold(["/feeds/latest.atom"], "deleted-entry", REASON_OF_WITHDRAWAL)
        for form in FORMS:
            answer = Client().get(f"{page}{form}")
            assert answer.status_code == 410 and REASON_OF_WITHDRAWAL in answer.content.decode()
            assert "庚辛镇" not in answer.content.decode()
        answer = Client().get(f"/api/v1{page}")
        assert answer.status_code == 410 and REASON_OF_WITHDRAWAL in answer.json()["detail"]

    def test_what_only_it_spoke_of_is_gone(self):
        person = Person.objects.get(name="李四维").get_absolute_url()
        paths = [person, "/tags/yan-shi/", "/places/geng-xin-zhen/", "/honours/yan-shi-xian-feng/"]
        paths += ["/organisations/geng-xin-zhen-zhi-zao-chang/"]
        for path in (*paths, *(f"/api/v1{path}" for path in paths), "/tags/yan-shi/feed.atom"):
            assert Client().get(path).status_code == 410, path

    def test_a_hidden_name_is_in_none_but_the_export(self):
        assert self.holding("孙三省") == {"export hidden.json"}
        assert self.holding("sun-san-sheng") == set()
        page = "/reports/hidden/"
        self.hold([page, f"{page}text.txt", f"/api/v1{page}", "/api/v1/people/"], "×××")

    def test_nothing_lets_a_hidden_name_be_guessed(self):
        revision = Revision.objects.select_related("source").get(report__slug="hidden")
        for digest in (revision.sha256, revision.source.sha256):
            assert self.holding(digest) == set()
        shown = Revision.objects.select_related("source").get(report__slug="shown")
        self.hold(["/reports/shown/"], shown.source.sha256)
        self.hold(["/api/v1/reports/shown/"], shown.sha256)

    def test_reasons_about_other_reports_hide_it_too(self):
        self.hold(["/feeds/latest.atom"], "×××与此事无关")
        for path in ("/reports/other/", "/api/v1/reports/other/"):
            answer = Client().get(path)
            assert answer.status_code == 410 and "×××与此事无关" in answer.content.decode()

    def test_words_that_were_corrected_are_in_none(self):
        assert self.holding("4303") == set()

    def test_a_correction_is_told_where_its_report_is(self):
        page = "/reports/mended/"
        self.hold([page, "/corrections/", f"/api/v1{page}", *LATEST], REASON_OF_CORRECTION)
        self.hold([page], '"CorrectionComment"', "article:modified_time")
        feed = etree.fromstring(self.outputs["/feeds/latest.atom"].encode())
        space = {"a": "http://www.w3.org/2005/Atom"}
        [entry] = feed.xpath(f"//a:entry[a:id='{SITE}{page}']", namespaces=space)
        published, updated = (entry.findtext(f"a:{tag}", None, space) for tag in DATES)
        assert updated >= published

    def test_what_is_public_is_in_all(self):
        for slug, town, number, tag, tag_slug in PUBLIC:
            with self.subTest(slug):
                self.whole(slug, town, number, tag_slug)
                self.listed(slug, town, number, tag, tag_slug)

    def whole(self, slug: str, town: str, number: str, tag: str) -> None:
        """Outputs that hold all of a report, or what describes it."""
        page = f"/reports/{slug}/"
        whole = [page, f"{page}record.json", f"{page}text.txt", f"/api/v1{page}", *LATEST]
        whole += [f"/tags/{tag}/feed.{form}" for form in ("atom", "rss", "json")]
        self.hold([*whole, f"export {slug}.json"], f"{town}新事", number)
        self.hold([f"{page}{form}" for form in DESCRIBED], f"{town}新事")
        self.hold([page], "NewsArticle", "Quotation", "Observation", "og:title")

    def listed(self, slug: str, town: str, number: str, tag: str, tag_slug: str) -> None:
        """Outputs that hold something of every report."""
        lists = ["/", "/reports/", f"/tags/{tag_slug}/", "/search/?q=新事"]
        lists += ["/api/v1/reports/", "/api/v1/reports/?q=新事"]
        self.hold(lists, f"{town}新事")
        for kind in ("statistics", "quotations"):
            ends = [f"/api/v1/{kind}{end}" for end in ("/", ".csv", ".jsonl")]
            self.hold([f"/{kind}/", *ends], number)
        self.hold(["/organisations/", "/api/v1/organisations/"], f"{town}织造厂")
        self.hold(["/projects/", "/api/v1/projects/"], f"{town}大桥")
        self.hold(["/tags/", "/api/v1/tags/"], tag)
        maps = "".join(self.outputs[one] for one in self.outputs if one.startswith("/sitemaps/"))
        assert f"{SITE}/reports/{slug}/<" in maps and f"{SITE}/tags/{tag_slug}/<" in maps

    def test_every_address_that_an_output_names_is_there(self):
        lost = {address for address, status in self.statuses.items() if status not in {200, 301}}
        assert lost == {"/reports/gone/", "/reports/other/"}
