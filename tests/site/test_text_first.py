"""On a phone a report begins with its text; what is long besides folds open, without scripts."""

import pytest

from articles.archive import importing
from articles.archive.importing import Orders
from tests.live import LiveTestCase
from tests.records import full, record, section
from tests.site.test_site import FIRST
from tests.whole_archive import publish

PHONE = {"width": 390, "height": 844}
FIRST_PAGE = f"/reports/{FIRST.stem}/"
LONG_PAGE, LISTS_PAGE = "/reports/chang-tou/", "/reports/chang-dan/"

LONG_HEAD = full(
    "chang-tou",
    kicker="示例市·江河两岸五十年",
    title="从一条烂泥路到三座跨江大桥：青石桥厂的老职工说起上下班的路，一说就是整整一个下午",
    subtitle="桥通了，厂子搬了，老街还在；赶早市的人比从前多，坐渡船的人一个也没有了",
    published="2021-11-03?",
    published_basis="原文只写“上周三”，照报纸的日子推算。",
    dateline="本报示例市电",
    outlet="示例市人民日报社城乡新闻周刊",
    page="第12版 城乡",
    byline=[{"name": name, "role": "记者"} for name in ("李记者", "王记者", "赵记者")],
    url="https://paper.example.org/2021/11/03/12.html",
    rights="版权属于报社",
    note="排印的错字照原文。" * 12,
    summary="老职工说路。" * 20,
    tags=[f"标签{number}" for number in range(24)],
)
ZODIAC = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
PEOPLE = [f"林小{last}" for last in ZODIAC]
FACTORIES = [f"第{last}纺织厂" for last in ZODIAC]
LONG_LISTS = record(
    "chang-dan",
    title="到会的人",
    sections=[
        section(f"今天到的有{'、'.join(PEOPLE)}，来自{'、'.join(FACTORIES)}。"),
        section("林小亥说：“都到了。”", heading="会上"),
    ],
    people=[{"name": name, "id": f"p{n}"} for n, name in enumerate(PEOPLE, 1)],
    organisations=[{"name": name} for name in FACTORIES],
    quotations=[{"text": "都到了。", "speaker_id": f"p{len(PEOPLE)}"}],
)

ORDER = """([first, second]) => Boolean(
    document.querySelector(first).compareDocumentPosition(document.querySelector(second))
    & Node.DOCUMENT_POSITION_FOLLOWING)"""


@pytest.mark.long
@pytest.mark.browser
class TextFirstTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def setUp(self):
        importing.import_file(FIRST.read_bytes(), FIRST.name, Orders(publish=True))
        for fields in (LONG_HEAD, LONG_LISTS, full()):
            publish(fields)

    def visit(self, path: str = FIRST_PAGE, **context):
        given = {"viewport": PHONE, "java_script_enabled": False, **context}
        page = self.browser.new_context(**given).new_page()
        self.addCleanup(page.context.close)
        page.goto(self.live_server_url + path)
        return page

    def begins_at(self, path: str) -> float:
        return self.visit(path).locator(".report__text p").first.bounding_box()["y"]

    def test_the_text_begins_on_the_first_screen(self):
        for path in ("/reports/qing-shi-qiao/", FIRST_PAGE, LISTS_PAGE):
            with self.subTest(path):
                self.assertLess(self.begins_at(path), 500)

    def test_even_under_the_longest_head(self):
        self.assertLess(self.begins_at(LONG_PAGE), PHONE["height"] - 100)

    def test_date_source_and_authors_stand_above_the_text(self):
        head = self.visit(LONG_PAGE).locator(".report__head").inner_text()
        for words in ("2021年11月3日（存疑）", "城乡新闻周刊", "第12版 城乡", "李记者", "赵记者"):
            self.assertIn(words, head)

    def test_a_retelling_says_so_above_the_text(self):
        head = self.visit().locator(".report__head").inner_text()
        self.assertIn("日期不详", head)
        self.assertIn("本站转述", head)
        self.assertIn("孙薇", head)

    def test_what_else_is_known_of_the_source_follows_the_text(self):
        page = self.visit(LONG_PAGE, java_script_enabled=True)
        self.assertTrue(page.evaluate(ORDER, [".report__text", "#source"]))
        said = page.locator("#source").inner_text()
        for words in ("上周三", "本报示例市电", "版权属于报社", "排印的错字", "原文网址"):
            self.assertIn(words, said)
        page.locator(".report__head a[href='#source']").click()
        self.assertLess(page.locator("#source").bounding_box()["y"], PHONE["height"] / 2)

    def test_a_report_that_says_no_more_of_its_source_has_no_such_block(self):
        page = self.visit("/reports/qing-shi-qiao/")
        self.assertEqual(page.locator("#source, a[href='#source']").count(), 0)

    def test_contents_fold_open_by_keyboard(self):
        page = self.visit()
        link = page.locator(".contents__link").first
        self.assertFalse(link.is_visible())
        page.locator(".contents summary").focus()
        page.keyboard.press("Enter")
        self.assertTrue(link.is_visible())

    def test_on_a_wide_screen_contents_stand_beside_the_text(self):
        page = self.visit(viewport={"width": 1440, "height": 900})
        contents = page.locator(".contents__link").first
        self.assertTrue(contents.is_visible())
        text = page.locator(".report__text").bounding_box()
        self.assertLess(contents.bounding_box()["x"] + 100, text["x"])
        self.assertAlmostEqual(contents.bounding_box()["y"], text["y"], delta=80)

    def test_long_lists_of_names_fold_open_and_say_how_long_they_are(self):
        page = self.visit(LISTS_PAGE)
        for block, name, count in (("#people", PEOPLE[0], 21), ("#names", FACTORIES[0], 22)):
            row = page.locator(block).get_by_text(name, exact=True)
            summary = page.locator(f"{block} summary").first
            self.assertFalse(row.is_visible())
            self.assertIn(f"{count}", summary.inner_text())
            summary.click()
            self.assertTrue(row.is_visible())

    def test_who_speaks_is_never_folded_away(self):
        page = self.visit(LISTS_PAGE)
        self.assertTrue(page.locator("#said-q1").is_visible())
        self.assertTrue(page.locator("#people").get_by_text(PEOPLE[-1], exact=True).is_visible())

    def test_short_lists_do_not_fold(self):
        page = self.visit("/reports/qing-shi-qiao/")
        self.assertEqual(page.locator(".report__after summary").count(), 0)

    def test_a_link_to_a_fact_leads_to_words_in_sight(self):
        page = self.visit(f"{LISTS_PAGE}#p3")
        box = page.locator("#p3").bounding_box()
        self.assertTrue(page.locator("#p3").is_visible())
        self.assertTrue(0 <= box["y"] < PHONE["height"])

    def test_paper_shows_what_is_folded(self):
        page = self.visit(LISTS_PAGE)
        page.emulate_media(media="print")
        self.assertTrue(page.locator("#people").get_by_text(PEOPLE[0], exact=True).is_visible())
        self.assertTrue(page.locator("#names").get_by_text(FACTORIES[0], exact=True).is_visible())
        self.assertFalse(page.locator(".report__after summary").first.is_visible())

    def test_what_folds_is_large_enough_to_touch(self):
        page = self.visit(LISTS_PAGE)
        for summary in page.locator("summary").all():
            self.assertGreaterEqual(summary.bounding_box()["height"], 43.5)
