"""The card of the fact in hand, its sentence and the tools of the text, wide and narrow."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from articles import record
from articles.desk import intake, queue
from articles.models import Draft
from tests.live import LiveTestCase
from tests.site.test_html import faults

LINES = [
    f"到第{year}年，河口镇修好了{year + 3}公里水渠，{year * 20 + 40}户人家用上了自来水。"
    for year in range(1, 25)
]
TEXT = "\n\n".join(["河口镇把水引到山上", *LINES])
# Whether the words of the fact in hand, and what can be done with it, stand free for the eye.
IN_VIEW = """() => {
  const free = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const met = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return Boolean(met) && (element.contains(met) || met.contains(element));
  };
  return [".is-held [data-op=accept]", ".is-held .fact-row__words", "#text .is-held"]
    .map((found) => free(document.querySelector(found)));
}"""
PLACES = """() => [...document.querySelectorAll('#text p')]
    .map((one) => one.getBoundingClientRect().top + scrollY)"""
HELD = "() => document.querySelector('.fact-row.is-held')?.dataset.key"


@pytest.mark.long
@pytest.mark.browser
class CardTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def setUp(self):
        self.user = User.objects.create_superuser("主编甲", password="only for this test")
        intake.receive(self.user, [], TEXT)
        while queue.work_once():
            pass
        self.draft = Draft.objects.get()
        client = Client()
        client.force_login(self.user)
        self.session = client.cookies["sessionid"].value

    def opened(self, width: int, **more):
        context = self.browser.new_context(viewport={"width": width, "height": 844}, **more)
        self.addCleanup(context.close)
        cookie = {"name": "sessionid", "value": self.session, "url": self.live_server_url}
        context.add_cookies([cookie])
        page = context.new_page()
        page.on("pageerror", lambda error: self.fail(str(error)))
        address = reverse("admin:articles_draft_change", args=[self.draft.pk])
        page.goto(self.live_server_url + address)
        return page

    def test_the_fact_in_hand_and_its_sentence_are_in_view_wherever_it_stands(self):
        for width in (1440, 390):
            page = self.opened(width)
            assert page.locator(".fact-row:not(.is-held) :is(input, select)").count() == 0
            for presses in (1, 17, 15):
                for _ in range(presses):
                    page.keyboard.press("j")
                with self.subTest(width=width, after=presses):
                    self.assertEqual(page.evaluate(IN_VIEW), [True] * 3)

    def test_with_the_form_open_above_the_keyboard_the_sentence_is_in_view(self):
        page = self.opened(390, has_touch=True)
        figure = page.locator("#text .fact--short").nth(9)
        figure.evaluate("found => found.scrollIntoView({ block: 'center' })")
        place = figure.bounding_box()
        page.touchscreen.tap(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        page.locator(".is-held [data-open]").tap()
        expect(page.locator(".is-held input").first).to_be_focused()
        page.set_viewport_size({"width": 390, "height": 480})
        page.wait_for_timeout(0)
        assert page.evaluate(IN_VIEW)[2]
        assert page.evaluate(
            "document.querySelector('.is-held input').getBoundingClientRect().top < 480"
        )

    def label(self, key: str) -> str | None:
        self.draft.refresh_from_db()
        facts = record.load(self.draft.record)["statistics"]
        return next(one["label"] for one in facts if one["id"] == key)

    def test_a_card_that_is_left_saves_what_was_changed_in_it_once(self):
        page, had = self.opened(1440), self.draft.steps.count()
        page.on("dialog", lambda asked: asked.accept())
        row = page.locator(".fact-row[data-list=statistics]").first
        key = row.get_attribute("data-key")
        label = row.locator("[name=label]")

        def left_with(words: str, last_key: str = "End") -> None:
            row.locator("[data-open]").click()
            label.fill(words)
            label.press(last_key)
            page.locator("#text p").first.click(position={"x": 4, "y": 4})
            expect(page.locator(".is-waiting")).to_have_count(0)

        left_with("修好的水渠")
        assert self.label(key) == "修好的水渠"
        left_with("不要了的字", "Escape")
        left_with("修好的水渠 ")
        expect(label).to_have_value("修好的水渠")
        left_with("修成的水渠", "Enter")
        assert self.label(key) == "修成的水渠"
        row.locator("[data-open]").click()
        label.fill("山上的水渠")
        label.press("Tab")
        expect(row.locator("[name=subject]")).to_be_focused()
        page.locator(".fact-row__words").nth(8).click()
        expect(page.locator(".is-waiting")).to_have_count(0)
        assert self.label(key) == "山上的水渠"
        assert page.evaluate(HELD) != key
        row.locator("[data-told=value]").click()
        expect(row.locator("[name=value]")).to_be_focused()
        assert page.evaluate("document.activeElement.selectionEnd") > 0
        page.locator("#text p").first.click(position={"x": 4, "y": 4})
        page.keyboard.press("Control+z")
        expect(page.locator("[data-turn=redo]")).to_be_enabled()
        assert self.label(key) == "修成的水渠"
        assert self.draft.steps.count() == had + 5

    def test_the_tools_of_a_paragraph_come_with_pointer_keys_and_touch_and_move_nothing(self):
        page = self.opened(1440)
        line = page.locator("#text [data-paragraph]").nth(1)
        tools, before = line.locator(".line__tools"), page.evaluate(PLACES)
        expect(tools).to_have_css("opacity", "0")
        line.hover()
        expect(tools).to_have_css("opacity", "1")
        page.mouse.move(1, 1)
        line.locator("[data-edit-paragraph]").focus()
        expect(tools).to_have_css("opacity", "1")
        assert page.evaluate(PLACES) == before
        page = self.opened(390, has_touch=True)
        before = page.evaluate(PLACES)
        page.locator("#text p").nth(1).tap(position={"x": 60, "y": 12})
        shown = page.locator(".line.is-tapped [data-edit-paragraph]")
        assert shown.bounding_box()["height"] >= 44 and page.evaluate(PLACES) == before
        shown.tap()
        expect(page.locator("#text textarea")).to_be_focused()

    def test_keys_go_in_the_order_that_is_chosen_and_on_to_the_next_that_is_open(self):
        page = self.opened(1440)
        first, second, third = [
            row.get_attribute("data-key") for row in page.locator(".fact-row").all()[:3]
        ]
        assert page.evaluate(HELD) == first
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.keyboard.press("k")
        page.keyboard.press("k")
        assert page.evaluate(HELD) == first
        page.keyboard.press("a")
        expect(page.locator(".fact-row.is-accepted")).to_have_count(2)
        assert page.evaluate(HELD) == third
        page.keyboard.press("Shift+A")
        expect(page.locator(".fact-row.is-accepted")).to_have_count(3)
        page.keyboard.press("Control+z")
        expect(page.locator(".fact-row.is-accepted")).to_have_count(2)
        page.click(".review__kinds summary")
        page.click("[data-accept=kind][data-of=statistics]")
        expect(page.locator("[data-accept=kind][data-of=statistics]")).to_be_disabled()
        page.keyboard.press("Control+z")
        expect(page.locator(".fact-row.is-accepted")).to_have_count(2)
        page.click("[data-order-by]")
        page.reload()
        expect(page.locator("[data-order-by]")).to_have_attribute("aria-pressed", "true")
        last = [row.get_attribute("data-key") for row in page.locator(".fact-row").all()[-2:]]
        assert last == [first, second]

    def test_the_keys_stand_on_a_sheet_and_a_first_review_is_walked_through_once(self):
        page = self.opened(1440)
        had = page.locator(".fact-row").nth(2)
        had.focus()
        page.keyboard.press("?")
        sheet, tour = page.locator("#keys"), page.locator("#tour")
        expect(sheet).to_be_visible()
        assert faults(page) == []
        page.keyboard.press("a")
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        expect(had).to_be_focused()
        page.click("#tour-offer [data-tour]")
        assert faults(page) == []
        for number in range(1, 7):
            expect(tour).to_contain_text(f"{number} / 6")
            expect(page.locator(".is-toured")).to_be_in_viewport()
            page.click("#tour [data-on]")
        expect(tour).to_be_hidden()
        page.goto(self.live_server_url + reverse("desk-help"))
        page.click("text=看一遍怎么核对")
        expect(tour).to_contain_text("1 / 6")
        expect(page.locator("#tour-offer")).to_be_hidden()
        page.keyboard.press("Escape")
        expect(tour).to_be_hidden()
        self.draft.refresh_from_db()
        assert self.draft.accepted == []
