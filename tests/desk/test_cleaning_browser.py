"""The marks of the cleaning in Chromium: they lead to the list and back, and are undone there."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from articles.desk import intake, queue, redrafting
from articles.models import Draft
from tests.desk.test_cleaning import TEXT
from tests.live import LiveTestCase


@pytest.mark.long
@pytest.mark.browser
class CleaningTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def opened(self):
        editor = User.objects.create_superuser("编辑甲")
        intake.receive(editor, [("甲.txt", BytesIO(TEXT.encode()))], "")
        queue.work_once()
        client = Client()
        client.force_login(editor)
        context = self.browser.new_context(viewport={"width": 390, "height": 844})
        self.addCleanup(context.close)
        own = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([{**own, "url": self.live_server_url}])
        page = context.new_page()
        review = reverse("admin:articles_draft_change", args=[Draft.objects.get().pk])
        page.goto(self.live_server_url + review)
        return page

    def setUp(self):
        self.addCleanup(setattr, redrafting, "SECONDS", redrafting.SECONDS)
        redrafting.SECONDS = 600  # on a machine under load

    def test_a_change_is_found_undone_and_done_again(self):
        page = self.opened()
        lines, mark = page.locator("#text .line"), page.locator("#text a.cleaned[title*=接回断行]")
        expect(lines).to_have_count(4)
        mark.click()
        row = page.locator("#head-edits li:focus")
        expect(row).to_contain_text("接回断行")
        row.get_by_role("link").click()
        expect(mark).to_be_focused()
        page.locator("#head-edits").get_by_role("button", name="撤销：接回断行").click()
        expect(lines).to_have_count(5)
        expect(page.locator("#head-edits")).to_have_attribute("open", "")
        page.locator("#text").get_by_role("button", name="放回：移作署名").click()
        expect(lines).to_have_count(6)
        page.locator("h1").first.click()
        page.keyboard.press("Control+z")
        expect(lines).to_have_count(5)
        page.get_by_role("button", name="再起草一次").click()
        expect(page.locator("#message")).to_contain_text("再起草", timeout=60_000)
