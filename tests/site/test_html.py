"""Every kind of page is valid HTML by the Nu checker, and axe finds nothing on it."""

import subprocess
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from articles.archive import importing, withdrawing
from articles.archive.importing import Orders
from articles.management.commands.bench_pages import addresses
from articles.management.sample import records
from articles.models import Report
from articles.search import indexing
from tests.lengths import WHOLE
from tests.live import ReadOnlyLiveTestCase
from tests.site.test_site import FIRST, WITHDRAWN

FIRST_PAGE = f"/reports/{FIRST.stem}/"
# The lines of each paragraph as they are set, but for its last.
LINES = """() => [...document.querySelectorAll('.report__text p')].flatMap(paragraph => {
    const range = document.createRange(), lines = new Map();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        for (let at = 0; at < node.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            const line = Math.round((box.top + box.bottom) / 40);
            lines.set(line, (lines.get(line) || '') + node.data[at]);
        }
    }
    return [...lines.values()].slice(0, -1);
})"""

# How far down the words of each drawing reach, and where the label under it begins.
DRAWING_EDGES = """() => [...document.querySelectorAll('.drawing')].map(drawing => [
    Math.max(...[...drawing.querySelectorAll('text')].map(t => t.getBoundingClientRect().bottom)),
    drawing.nextElementSibling.getBoundingClientRect().top,
])"""
SPILT = """() => [...document.querySelectorAll('.figure__number, .ledger__number')]
    .filter(number => number.scrollWidth > number.clientWidth + 1)
    .map(number => number.innerText)"""


def load() -> None:
    importing.import_file(FIRST.read_bytes(), FIRST.name, Orders(publish=True))
    for fields in records(40):
        importing.import_record(fields)
    importing.import_record(WITHDRAWN)
    withdrawing.withdraw(Report.objects.get(slug=WITHDRAWN["slug"]), "经核实撤下")
    indexing.follow()


def pages() -> list[str]:
    every = [path for what, path in addresses(Client()) if what not in {"record", "text"}]
    return [FIRST_PAGE, *dict.fromkeys(every), "/no-such/", f"/reports/{WITHDRAWN['slug']}/"]


CONTRAST = {"runOnly": ["color-contrast"]}  # what alone differs between light and dark


SCREENS = list(product(("light", "dark"), (390, 1440)))


def screens(number: int) -> list[tuple[str, int]]:
    """How a page is looked at: in one scheme and width by turns; the whole is in all of them."""
    return SCREENS if WHOLE else [SCREENS[number % len(SCREENS)]]


def faults(page, only: dict | None = None) -> list[str]:
    """What axe says of a page, with the first place of each."""
    said = Axe().run(page, options={"resultTypes": ["violations"], **(only or {})})
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in said.response["violations"]]


@pytest.mark.outside
@pytest.mark.django_db
def test_every_page_is_valid_html(html_validator, tmp_path):
    load()
    for number, path in enumerate(pages()):
        html = Client().get(path).content
        (tmp_path / f"{number}.html").write_bytes(html + f"<!-- {path} -->".encode())
    command = [*html_validator, "--errors-only", "--format", "gnu", str(tmp_path)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.stderr == ""
    assert checked.returncode == 0


@pytest.mark.outside
def test_the_checker_finds_what_is_wrong(html_validator, tmp_path):
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><title>x</title><p id=a><p id=a>")
    command = [*html_validator, "--errors-only", str(tmp_path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


@pytest.mark.long
@pytest.mark.browser
class BrowserTests(ReadOnlyLiveTestCase):
    """Pages with their styles, as Chromium shows them."""

    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    @classmethod
    def fill(cls):
        load()
        cls.pages = pages()

    def visit(self, path: str = FIRST_PAGE, **context):
        page = self.browser.new_context(**context).new_page()
        self.addCleanup(page.context.close)
        page.goto(self.live_server_url + path)
        return page

    def test_styles_are_there(self):
        page = self.visit()
        style = "getComputedStyle(document.body).fontFamily"
        assert "PingFang SC" in page.evaluate(style)

    def test_axe_finds_nothing(self):
        page = self.visit()
        for number, path in enumerate(self.pages):
            page.goto(self.live_server_url + path)
            for scheme, width in screens(number):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                with self.subTest(path, scheme=scheme, width=width):
                    only = CONTRAST if WHOLE and scheme == "dark" else None
                    self.assertEqual(faults(page, only), [])

    def test_axe_sees_colours_that_are_too_near_in_the_dark(self):
        page = self.visit(color_scheme="light", bypass_csp=True)
        dark = "@media (prefers-color-scheme: dark) { p { color: #222; background: #333 } }"
        page.add_style_tag(content=dark)
        self.assertEqual(faults(page, CONTRAST), [])
        page.emulate_media(color_scheme="dark")
        self.assertTrue(faults(page, CONTRAST))

    def test_no_page_is_wider_than_the_screen(self):
        page = self.visit()
        for path in self.pages:
            page.goto(self.live_server_url + path)
            for width in (320, 390, 768, 1440):
                page.set_viewport_size({"width": width, "height": 900})
                with self.subTest(path, width=width):
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    self.assertLessEqual(wide, width)

    def test_the_text_twice_as_large_still_fits(self):
        page = self.visit(viewport={"width": 640, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 640)

    def test_no_line_of_the_text_is_short_or_badly_broken(self):
        for width in (390, 1440):
            page = self.visit(viewport={"width": width, "height": 900})
            lines = page.evaluate(LINES)
            self.assertGreater(len(lines), 50)
            longest = max(map(len, lines))
            for line in lines:
                self.assertGreater(len(line), longest / 2, line)
                self.assertNotIn(line[0], "、，。；：！？”’》】）")
                self.assertNotIn(line[-1], "“‘《【（")

    def test_what_stands_alone_is_large_enough_to_touch(self):
        page = self.visit("/", viewport={"width": 390, "height": 900})
        heights = page.evaluate(
            "[...document.querySelectorAll('nav a, .tag, footer a')]"
            ".map(link => link.getBoundingClientRect().height)"
        )
        self.assertGreaterEqual(min(heights), 43.5)

    def test_pages_read_whole_without_scripts(self):
        page = self.visit(java_script_enabled=False)
        assert page.locator("#s9").inner_text() == "10余万元"
        page.locator("#s9").click()
        assert page.url.endswith("#f-s9")
        page.goto(self.live_server_url + "/statistics/")
        page.set_viewport_size({"width": 390, "height": 900})
        assert not page.locator(".filter__link").first.is_visible()
        page.locator("details summary").first.click()
        assert page.locator(".filter__link").first.is_visible()

    def test_a_fact_is_reached_and_named_by_keyboard(self):
        page = self.visit()
        page.locator("#s9").focus()
        shown = "getComputedStyle(document.querySelector('#s9'), '::after').display"
        assert page.evaluate(shown) == "block"

    def test_print_leaves_out_what_paper_cannot_use(self):
        page = self.visit()
        page.emulate_media(media="print")
        assert not page.locator(".site-nav").is_visible()
        assert page.locator("#s9").is_visible()
        assert page.locator(".site-foot__printed").is_visible()
        wide = "parseFloat(getComputedStyle(document.querySelector('.report__text')).width)"
        size = "parseFloat(getComputedStyle(document.querySelector('.report__text')).fontSize)"
        assert page.evaluate(wide) <= 38 * page.evaluate(size) + 1

    def test_words_of_a_drawing_keep_apart_from_its_label_in_print(self):
        page = self.visit(viewport={"width": 627, "height": 900})
        page.emulate_media(media="print")
        edges = page.evaluate(DRAWING_EDGES)
        self.assertTrue(edges)
        for words, label in edges:
            self.assertLessEqual(words, label)

    def test_no_number_runs_out_of_its_place(self):
        for width in (320, 390):
            page = self.visit(viewport={"width": width, "height": 900})
            for path in ("/", "/statistics/", FIRST_PAGE):
                page.goto(self.live_server_url + path)
                with self.subTest(path, width=width):
                    self.assertEqual(page.evaluate(SPILT), [])
