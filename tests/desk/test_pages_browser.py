"""The desk's lists and a draft's pages as Chromium shows them, where a press does something."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.desk import publication, saving
from articles.models import Draft
from tests.live import LiveTestCase
from tests.records import full
from tests.site.test_html import faults
from tests.whole_archive import publish, take_in


@pytest.mark.long
@pytest.mark.browser
class DeskPages(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def setUp(self):
        self.chief = User.objects.create_superuser("主编甲", password="only for this test")
        take_in(full("er"))
        self.draft = Draft.objects.get(slug="er")
        publication.schedule(self.draft, self.chief, timezone.now() + timedelta(hours=9))

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
        correction = publication.open_correction(publish(full("yi")), self.chief)
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
