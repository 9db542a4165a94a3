"""The desk's lists and first page as Chromium shows them: axe finds nothing, titles have room."""

from datetime import timedelta
from io import BytesIO
from itertools import product
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.desk import batches, commenting, intake, publication, queue, saving, worklists
from articles.models import Batch, Draft, Report, Submission
from tests.desk.test_near_duplicates import NEWER, TEXT
from tests.live import LiveTestCase
from tests.records import full
from tests.site.test_html import CONTRAST, every_other, faults
from tests.whole_archive import publish, take_in

NARROW = """() => [...document.querySelectorAll('#result_list .field-title')]
    .filter(cell => cell.getBoundingClientRect().width < 160).map(cell => cell.innerText)"""
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.long
@pytest.mark.browser
class DeskPages(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def setUp(self):
        self.chief = User.objects.create_superuser("主编甲", password="only for this test")
        title = "江心洲渡口添了一艘能坐一百九十人的新船，沿岸村民进城卖菜再不用等半天"
        publish(full(title=title, slug="jiang-xin-zhou-du-kou-tian-le-yi-sou-xin-chuan"))
        for name, text in (("旧.txt", TEXT), ("新.txt", NEWER), ("坏.txt", "\0")):
            intake.receive(self.chief, [(name, BytesIO(text.encode()))], "")
        while queue.work_once():
            pass
        take_in(full("er", title=title))
        self.draft, drafts = Draft.objects.get(slug="er"), Draft.objects.exclude(slug="er")
        batches.make(uuid4(), self.chief, "publish", {}, drafts)
        queue.work_once()
        publication.schedule(self.draft, self.chief, timezone.now() + timedelta(hours=9))
        worklists.send_for_review(drafts, self.chief)
        commenting.say(self.draft, "p1", "查一查这位的单位", self.chief)

    def pages(self) -> list[str]:
        near = Submission.objects.exclude(near=None).get()
        rows = [("draft_change", self.draft), ("draft_publish", self.draft)]
        rows += [("draft_comments", self.draft), ("upload_compare", near)]
        lists = ("draft", "report", "person", "submission", "batch")
        return [
            reverse("admin:index"),
            *(reverse(f"admin:articles_{name}_changelist") for name in lists),
            *(reverse(f"admin:articles_{name}", args=[row.pk]) for name, row in rows),
            reverse("admin:articles_batch_change", args=[Batch.objects.get().pk]),
        ]

    def test_one_click_leads_to_what_is_open_and_the_original_is_read_beside(self):
        page = self.opened()
        change = reverse("admin:articles_draft_change", args=[self.draft.pk])
        page.goto(
            self.live_server_url + reverse("admin:articles_draft_publish", args=[self.draft.pk])
        )
        page.locator("li", has_text="哪家媒体").get_by_text("去改").click()
        page.wait_for_url(f"**{change}#head-outlet")
        expect(page.locator("#head-outlet")).to_be_visible()
        page.locator(".desk-original summary").click()
        expect(page.frame_locator(".desk-original iframe").locator("body")).to_contain_text(
            "王小禾"
        )

    def test_the_reason_that_was_typed_is_there_again_after_a_look_at_the_draft(self):
        correction = publication.open_correction(Report.objects.get(), self.chief)
        step = {"op": "head", "fields": {"outlet": "江洲晚报"}, "step": uuid4().hex}
        saving.step(correction, correction.version, step, self.chief)
        page, address = self.opened(), reverse("admin:articles_draft_publish", args=[correction.pk])
        page.goto(self.live_server_url + address)
        page.get_by_label("更正的理由").fill("补上媒体")
        page.get_by_text("再看看").click()
        page.wait_for_url("**/change/")
        page.goto(self.live_server_url + address)
        expect(page.get_by_label("更正的理由")).to_have_value("补上媒体")
        self.assertEqual(faults(page), [])

    def test_a_time_is_cancelled_from_the_list(self):
        page = self.opened()
        page.goto(self.live_server_url + reverse("admin:articles_draft_changelist"))
        page.get_by_text("取消定时").click()
        expect(page.locator(".messagelist")).to_contain_text("已取消定时")
        assert not Draft.objects.exclude(publish_at=None).exists()

    def opened(self):
        """A page of somebody who is logged in."""
        client = Client()
        client.force_login(self.chief)
        page = self.browser.new_context(color_scheme="light").new_page()
        self.addCleanup(page.context.close)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([{**cookie, "url": self.live_server_url}])
        return page

    def test_axe_finds_nothing_and_titles_have_room(self):
        page = self.opened()
        for path, width in every_other(list(product(self.pages(), (390, 1440)))):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            page.goto(self.live_server_url + path)
            with self.subTest(path, width=width):
                self.assertEqual(faults(page), [])
                self.assertEqual((page.evaluate(NARROW), page.evaluate(WIDER)), ([], False))
                page.emulate_media(color_scheme="dark")
                page.reload()  # colours pass into each other
                self.assertEqual(faults(page, CONTRAST), [])
