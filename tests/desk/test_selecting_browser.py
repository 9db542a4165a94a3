"""Words of a draft's text selected in Chromium by mouse, by keyboard and by finger."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.drafts import laid
from tests.live import LiveTestCase
from tests.records import of_text

PARAGRAPHS = (
    "示例市的王小禾在青石桥厂说：“今年能出10余万件，明年再加2万件。”",
    "新渠工程投资约320万元，通水到青石桥村。",
)
FIELDS = {
    "people": [{"id": "p1", "name": "王小禾", "organisation": "青石桥厂"}],
    "quotations": [{"speaker_id": "p1", "text": "今年能出10余万件，明年再加2万件。"}],
    "statistics": [
        {"label": "产量", "exact": "10余万件", "value": 100000, "unit": "件", "qualifier": "余"}
    ],
    "organisations": [{"name": "青石桥厂"}],
}
# The place in the window of a character of the text, counted over all of its paragraphs.
PLACE = """([words, end]) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
    const letters = [];
    for (let node; (node = walker.nextNode());)
        if (node.parentElement.closest('[data-start] > p'))
            for (let at = 0; at < node.length; at++) letters.push([node, at]);
    const all = letters.map(([node, at]) => node.data[at]).join('');
    const [node, at] = letters[all.indexOf(words) + (end ? words.length - 1 : 0)];
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    node.parentElement.closest('p').scrollIntoView({ block: 'center' });
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { x: end ? right - 1 : left + 1, y: (top + bottom) / 2 };
}"""

# The selection as the handles of the screen leave it.
HANDLES = """([line, start, end]) => {
    const words = document.querySelectorAll('#text .line > p')[line].firstChild;
    document.getSelection().setBaseAndExtent(words, start, words, end);
}"""

# The caret before a character of the title.
IN_TITLE = """at => {
    const walker = document.createTreeWalker(
        document.querySelector('.report__title'), NodeFilter.SHOW_TEXT);
    let words = walker.nextNode(), left = at;
    for (; left > words.length; words = walker.nextNode()) left -= words.length;
    document.getSelection().setBaseAndExtent(words, left, words, left);
}"""


@pytest.mark.long
@pytest.mark.browser
class SelectingTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def setUp(self):
        self.user = User.objects.create_superuser("主编甲", password="only for this test")
        self.draft = laid(of_text(*PARAGRAPHS, **FIELDS))

    def open(self, width: int = 1440, **context):
        """The draft on a screen of its own, before which the editor is logged in."""
        made = self.browser.new_context(viewport={"width": width, "height": 900}, **context)
        self.addCleanup(made.close)
        client = Client()
        client.force_login(self.user)
        session = client.cookies["sessionid"].value
        made.add_cookies([{"name": "sessionid", "value": session, "url": self.live_server_url}])
        self.page = made.new_page()
        address = reverse("admin:articles_draft_change", args=[self.draft.pk])
        self.page.goto(self.live_server_url + address)
        self.chosen = self.page.locator("#chosen")

    def drag(self, words: str):
        start, end = (self.page.evaluate(PLACE, [words, end]) for end in (False, True))
        self.page.mouse.move(start["x"], start["y"])
        self.page.mouse.down()
        self.page.mouse.move(end["x"], end["y"], steps=3)
        self.page.mouse.up()

    def press_words(self, words: str):
        place = self.page.evaluate(PLACE, [words, False])
        self.page.mouse.click(place["x"], place["y"])

    def holds(self, kind: str):
        expect(self.page.locator(".fact-row.is-held .fact-row__kind")).to_have_text(kind)

    def test_a_mouse_selects_from_a_fact_and_within_a_quotation(self):
        self.open()
        held = self.page.locator(".fact-row.is-held .fact-row__kind").inner_text()
        for words in ("10余万件，明年", "明年再加", "王小禾在青石", "小禾", "约320万元"):
            self.drag(words)
            expect(self.chosen).to_contain_text(f"选中“{words}”")
            self.page.keyboard.press("Escape")
            expect(self.page.locator("#add")).to_be_hidden()
        self.holds(held)

    def test_a_new_fact_is_in_hand_and_asks_for_what_is_missing(self):
        self.open()
        self.drag("320万元")
        self.page.keyboard.press("1")
        row = self.page.locator(".fact-row.is-held")
        expect(row.locator(".fact-row__words")).to_have_text("320万元")
        expect(row.locator("[name=label]")).to_have_value("新渠工程投资")
        expect(row).to_have_class(re.compile("is-accepted"))
        self.drag("通水到青石桥村")
        self.page.keyboard.press("2")
        expect(row.locator(".fact-row__words")).to_have_text("通水到青石桥村")
        expect(row.locator("[name=speaker]")).to_be_focused()

    def test_keys_move_a_paragraph_and_lift_it_above_the_title(self):
        self.open()
        lines = self.page.locator("#text .line > p")
        self.press_words("通水到")
        self.page.keyboard.press("Alt+ArrowUp")
        expect(lines.first).to_have_text(PARAGRAPHS[1])
        self.page.keyboard.press("s")
        expect(lines).to_have_count(3)
        self.page.keyboard.press("m")
        expect(lines).to_have_count(2)
        self.page.keyboard.press("t")
        expect(lines).to_have_text([PARAGRAPHS[0]])
        expect(self.page.locator("#head [name=kicker]")).to_have_value(PARAGRAPHS[1])
        self.page.keyboard.press("Control+z")
        expect(lines).to_have_count(2)
        self.page.evaluate(IN_TITLE, 3)
        self.page.keyboard.press("T")
        expect(self.page.locator(".report__subtitle")).to_have_text("的一天")
        expect(self.page.locator(".report__title")).to_have_text("青石桥")

    def test_words_selected_by_a_finger_become_a_fact_with_a_tap(self):
        self.open(390, has_touch=True, is_mobile=True)
        self.page.evaluate(PLACE, ["新渠工程", False])
        self.page.evaluate(HANDLES, [1, 0, 4])
        expect(self.chosen).to_contain_text("选中“新渠工程”")
        kind = self.page.locator("#add [data-add=projects]")
        expect(kind).to_be_in_viewport()
        kind.tap()
        expect(self.page.locator("#text [data-kind=项目]")).to_have_text("新渠工程")
        # a long press on a link would open its menu and select nothing
        expect(self.page.locator("#text p a:not(.cleaned), #text p button")).to_have_count(0)

    def test_both_of_two_facts_of_the_same_words_are_reached_and_a_click_is_no_selection(self):
        self.open()
        for kind in ("数据", "引语", "数据"):
            self.press_words("10余万件")
            self.holds(kind)
        self.page.locator("article.review__text").focus()
        for key in ("Home", *["ArrowRight"] * 5):
            self.page.keyboard.press(key)
        expect(self.page.locator("#caret-told")).to_contain_text("人物，按回车看")
        self.page.keyboard.press("Enter")
        self.holds("人物")

    def test_the_keyboard_alone_selects_words_from_a_fact_and_from_the_caret(self):
        self.open()
        self.page.click("#f-s1 .fact-row__words")
        self.page.keyboard.press("Shift+ArrowRight")
        held = self.page.locator(".fact-row.is-held .fact-row__words").inner_text()
        self.holds("数据")
        expect(self.chosen).to_contain_text(f"选中“{held}，”")
        self.page.keyboard.press("Shift+ArrowLeft")
        self.page.keyboard.press("Shift+ArrowLeft")
        expect(self.chosen).to_contain_text(f"选中“{held[:-1]}”")
        self.page.locator("article.review__text").focus()
        self.page.keyboard.press("ArrowDown")
        expect(self.page.locator("#text .caret")).to_be_visible()
        self.page.keyboard.press("Home")
        expect(self.page.locator("#caret-told")).to_contain_text("光标在“新渠工程")
        for _ in "新渠工程":
            self.page.keyboard.press("Shift+ArrowRight")
        expect(self.chosen).to_contain_text("选中“新渠工程”")
