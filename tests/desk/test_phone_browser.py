"""The main way of a draft on a phone, by touch alone: looked through, mended, undone, published."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import expect

from articles import record
from articles.desk import intake, queue
from articles.models import Draft, Report
from tests.live import LiveTestCase

TEXT = """河口镇把水引到山上

本报讯 去年，河口镇修好了13公里水渠，240户人家用上了自来水。

河口镇水管站站长周小满说：“水到了家门口，老人不用再挑水。”
"""
PASSWORD = "only for this test"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WIDER = "document.documentElement.scrollWidth > 390"


@pytest.mark.long
@pytest.mark.browser
class PhoneTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_phone(self, browser):
        context = browser.new_context(**PHONE)
        self.page = context.new_page()
        yield
        context.close()

    def setUp(self):
        chief = User.objects.create_superuser("chief", password=PASSWORD)
        intake.receive(chief, [], TEXT)
        while queue.work_once():
            pass
        self.draft = Draft.objects.get()

    def tap(self, selector: str, **more):
        assert not self.page.evaluate(WIDER)
        self.page.locator(selector).locator("visible=true").first.tap(**more)

    def saved(self, is_so):
        """Waits until what was tapped has been kept."""
        expect(self.page.locator("#badge")).to_have_text("已存")
        self.draft.refresh_from_db()
        assert is_so(self.draft)

    def test_a_draft_is_reviewed_and_published_by_touch(self):
        self.log_in()
        self.look_through()
        self.mend_and_undo()
        self.publish()

    def log_in(self):
        self.page.goto(self.live_server_url + reverse("admin:articles_draft_changelist"))
        self.page.fill("[name=username]", "chief")
        self.page.fill("[name=password]", PASSWORD)
        self.tap("[type=submit]")
        self.page.wait_for_selector("#result_list")
        self.tap(f"a:text-is('{self.draft.title}')")
        self.page.wait_for_url("**/change/")

    def look_through(self):
        """A mark is tapped in the text, and its card says that it is right."""
        key = record.load(self.draft.record)["statistics"][0]["id"]
        self.tap(f"#text [data-fact='{key}']", force=True)
        self.tap(f"#f-{key} [data-op=accept]")
        expect(self.page.locator(f"#f-{key}.is-accepted")).to_have_count(1)
        self.saved(lambda draft: draft.accepted == [key])

    def mend_and_undo(self):
        key = record.load(self.draft.record)["statistics"][1]["id"]
        before = self.draft.record
        self.tap(f"#text [data-fact='{key}']", force=True)
        self.tap(f"#f-{key} [data-open]")
        self.page.fill(f"#f-{key} [name=label]", "用上自来水的人家")
        self.tap(f"#f-{key} [type=submit]")
        expect(self.page.locator(f"#f-{key} .fact-row__told")).to_contain_text("用上自来水的人家")
        self.saved(lambda draft: "用上自来水的人家" in draft.record)
        self.tap("[data-turn=undo]")
        expect(self.page.locator(f"#f-{key}")).not_to_contain_text("用上自来水的人家")
        self.saved(lambda draft: draft.record == before)

    def publish(self):
        self.tap("a:text('公开……')")
        self.page.wait_for_url("**/publish/")
        for box in self.page.locator("[name=answered]").all():
            box.tap()
        self.tap("button:text-is('公开')")
        self.page.wait_for_url("**/report/**")
        expect(self.page.locator(".messagelist")).to_contain_text("已公开")
        assert not self.page.evaluate(WIDER)
        assert Report.objects.get().title == self.draft.title
