"""The whole reading site, crawled: nothing broken, nothing leaking, every page well made."""

from collections import Counter
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import TestCase, override_settings

from articles.archive import importing, withdrawing
from articles.archive.importing import Orders
from articles.management.sample import records
from articles.models import Correction, Draft, Report
from articles.search import indexing
from tests import crawling
from tests.places import BASE

FIRST = BASE / "fixtures" / "reports" / "yong-hong-se-zhi-shu-ti-sheng-fa-zhan-zhi-shu.json"
DRAFT = {
    "slug": "mi-mi-cao-gao",
    "title": "秘密稿甲",
    "tags": ["秘密标签乙"],
    "sections": [{"paragraphs": ["秘密人丙在秘密镇丁说了9876个秘密。"]}],
    "people": [{"name": "秘密人丙"}],
    "places": [{"name": "秘密镇丁"}],
    "statistics": [{"exact": "9876个", "value": 9876, "unit": "个", "label": "秘密数戊"}],
}
SECRETS = ["秘密", "mi-mi", "9876"]
WITHDRAWN = {
    "slug": "che-hui-de-bao-dao",
    "title": "已经撤下的消息",
    "sections": [{"paragraphs": ["这里有不再给人看的句子。"]}],
}


@pytest.mark.long
@override_settings(SITE_URL=crawling.SITE, CONTACT_EMAIL="desk@example.org")
class SiteTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        importing.import_file(FIRST.read_bytes(), FIRST.name, Orders(publish=True))
        for fields in records(14):
            importing.import_record(fields)
        importing.import_record(DRAFT, Orders())
        importing.import_record(WITHDRAWN)
        withdrawing.withdraw(Report.objects.get(slug=WITHDRAWN["slug"]), "当事人要求，经核实撤下")
        indexing.follow()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pages = crawling.crawl(cls.client_class())
        cls.whole = [page for page in cls.pages.values() if page.html]

    def test_crawl_reaches_every_kind_of_page(self):
        reached = {
            page.response.resolver_match.url_name
            for page in self.pages.values()
            if page.response.resolver_match
        }
        kinds = ["tag", "person", "organisation", "project", "place", "honour"]
        wanted = {f"{kind}-{page}" for kind in kinds for page in ("list", "detail")}
        wanted |= {"home", "report-list", "report-year", "report-month", "report-undated"}
        wanted |= {"report-detail", "report-record", "report-text", "statistic-list"}
        wanted |= {"measure-detail", "quotation-list", "about", "correction-list"}
        self.assertEqual(wanted - reached, set())

    def test_no_link_is_broken(self):
        broken = {
            address: page.response.status_code
            for address, page in self.pages.items()
            if page.response.status_code != 200
        }
        self.assertEqual(broken, {})

    def test_every_fragment_leads_somewhere(self):
        lost = []
        for page in self.whole:
            for link in page.links:
                whole, fragment = urldefrag(urljoin(crawling.SITE + page.address, link))
                target = self.pages.get(crawling.inside(page.address, link) or "")
                if fragment and target and crawling.anchor(fragment) not in target.ids:
                    lost.append((page.address, whole, fragment))
        self.assertEqual(lost, [])

    def test_every_page_says_what_it_is(self):
        for page in self.whole:
            with self.subTest(page.address):
                self.assertEqual(len(page.headings), 1)
                self.assertTrue(page.headings[0].strip())
                self.assertEqual(page.language, "zh-Hans")
                self.assertTrue(page.title.strip())
                self.assertTrue(page.metas.get("description", "").strip())
                self.assertTrue(page.canonical.startswith(crawling.SITE))
                twice = [key for key, times in Counter(page.ids).items() if times > 1]
                self.assertEqual(twice, [])

    def test_titles_tell_pages_apart(self):
        by_canonical = {page.canonical: page.title for page in self.whole}
        titles = Counter(by_canonical.values())
        same = [title for title, times in titles.items() if times > 1]
        # two people or two places may share a name; nothing else may
        self.assertLess(len(same), len(by_canonical) / 10, same)

    def test_canonical_of_a_plain_page_is_itself(self):
        for address, page in self.pages.items():
            if page.html and "?" not in address:
                self.assertEqual(page.canonical, crawling.SITE + address)

    def test_filtered_pages_are_kept_out_of_indexes(self):
        filtered = [
            page for page in self.whole if "=" in page.address and "page=" not in page.address
        ]
        self.assertTrue(filtered)
        for page in filtered:
            self.assertIn("noindex", page.metas.get("robots", ""), page.address)

    def test_links_that_filter_are_not_followed(self):
        for page in self.whole:
            for link in page.links:
                query = urlsplit(link).query
                if any(query.startswith(f"{name}=") for name in ("tag", "place", "year", "unit")):
                    self.assertIn(link, page.nofollow, page.address)

    def test_no_page_sets_a_cookie(self):
        for address, page in self.pages.items():
            self.assertNotIn("Set-Cookie", page.response.headers, address)
            self.assertEqual(dict(page.response.cookies), {}, address)

    def test_every_page_answers_304_to_its_etag(self):
        for address, page in list(self.pages.items())[:150]:
            with self.subTest(address):
                etag = page.response.headers.get("ETag")
                self.assertTrue(etag)
                again = self.client.get(address, headers={"If-None-Match": etag})
                self.assertEqual(again.status_code, 304)

    def test_a_draft_leaks_nowhere(self):
        self.assertEqual(Draft.objects.count(), 1)
        for address, page in self.pages.items():
            text = b"".join(page.response).decode() if not page.html else page.html
            for secret in SECRETS:
                self.assertNotIn(secret, text, address)
        for path in [
            "/reports/mi-mi-cao-gao/",
            "/reports/mi-mi-cao-gao/record.json",
            "/reports/mi-mi-cao-gao/text.txt",
            "/tags/mi-mi-biao-qian-yi/",
            "/places/mi-mi-zhen-ding/",
            "/reports/?tag=mi-mi-biao-qian-yi",
            "/statistics/?unit=秘密",
        ]:
            answer, unknown = self.client.get(path), self.client.get(path.replace("mi-mi", "mu-mu"))
            self.assertEqual(answer.status_code, 404, path)
            self.assertEqual(len(answer.content), len(unknown.content), path)

    def test_a_withdrawn_report_leaks_nowhere_and_answers_410(self):
        for address, page in self.pages.items():
            text = b"".join(page.response).decode() if not page.html else page.html
            self.assertNotIn("不再给人看", text, address)
            self.assertNotIn("已经撤下的消息", text, address)
        for tail in ["", "record.json", "text.txt"]:
            answer = self.client.get(f"/reports/{WITHDRAWN['slug']}/{tail}")
            self.assertEqual(answer.status_code, 410)
            self.assertNotIn("不再给人看", answer.content.decode())
            self.assertNotIn("已经撤下的消息", answer.content.decode())
        self.assertContains(
            self.client.get(f"/reports/{WITHDRAWN['slug']}/"), "经核实撤下", status_code=410
        )

    def test_people_are_kept_out_of_indexes_unless_public_figures(self):
        pages = [p for a, p in self.pages.items() if a.startswith("/people/") and len(a) > 8]
        self.assertTrue(pages)
        for page in pages:
            if "?" not in page.address:
                self.assertIn("noindex", page.metas.get("robots", ""), page.address)

    def test_pages_are_served_the_same_whatever_host_is_asked(self):
        with override_settings(ALLOWED_HOSTS=["*"]):
            answer = self.client.get("/", headers={"Host": "evil.example"})
        self.assertNotContains(answer, "evil.example")

    def test_reading_writes_no_row(self):
        before = Correction.objects.count(), Report.objects.count(), Draft.objects.count()
        with self.assertNumQueries(0):
            pass
        crawling.read(self.client, "/")
        self.assertEqual(
            before, (Correction.objects.count(), Report.objects.count(), Draft.objects.count())
        )

    def test_nothing_is_fetched_from_elsewhere(self):
        for page in self.whole:
            for mark in ('src="http', 'href="//', "url(http"):
                self.assertNotIn(mark, page.html, page.address)

    def test_debug_is_off(self):
        self.assertFalse(settings.DEBUG)
