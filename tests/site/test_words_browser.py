"""Every link to a fact's words leads Chromium to just these words, and marks them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import pytest
from django.test import Client

from articles.archive import importing
from articles.archive.importing import Orders
from articles.drafting import draft
from articles.management.sample import records
from articles.models import Appearance, Mention, Quotation, Report, Statistic
from tests import crawling, places
from tests.lengths import of_long
from tests.live import LiveTestCase
from tests.marked import Eye, Place
from tests.records import at, of_text, statistic
from tests.site.test_site import FIRST
from tests.whole_archive import publish

WIDE, NARROW = 1440, 390  # with notes in the margin, and without
REAL = of_long(2, 6)  # reports that stand beside the repository
AT_ONCE = 16  # passages of one address that Chromium marks at most
OWN = places.PASSAGES
BESIDE = places.SHARED / "reports"
FACTS = (Statistic, Quotation, Appearance, Mention)

# What is hard: the same words again, words that begin or end a paragraph, a speech over two.
HARD = of_text(
    "12个合作社办起来了，今年该市新签约项目109个，去年签约项目109个。",
    "12个合作社里，12个村的人都说：“日子好过了，",
    "路也修到了家门口——以前要走三个钟头的路……”",
    "标龙·蓝色智谷，ABC公司和ＡＢＣ公司，𠮷野家和𠮷野家，1-10月与1-9月，３㎡与3㎡",
    "青石桥",
    slug="nan-ti",
    statistics=[
        statistic("12个", 12, unit="个", label="合作社", at=[{"exact": "12个", "suffix": "村"}]),
        statistic("109个", 109, unit="个", **at("109个", prefix="去年签约项目")),
        statistic("3㎡", 3, unit="㎡"),
    ],
    quotations=[{"text": "“日子好过了，\n路也修到了家门口——以前要走三个钟头的路……”"}],
    organisations=[{"name": "ＡＢＣ公司"}, {"name": "12个合作社", **at("12个合作社", suffix="里")}],
    places=[
        {"name": "蓝色智谷"},
        {"name": "青石桥"},
        {"name": "𠮷野家", **at("𠮷野家", prefix="和")},
    ],
)
BARE = "text=新签约项目109个"  # Chromium's dictionary makes one word of 市新
WRONG = "text=，去年签约项目-,108个,-。"
RIGHT = "text=，去年签约项目-,109个,-。"


@dataclass(frozen=True)
class Link:
    """A link of a report's page to the words of a fact, and where these stand in its text."""

    directive: str
    words: str
    places: frozenset[Place]


def drafted(text: str, slug: str) -> dict:
    return {**draft(text, with_model=False).record, "slug": slug}


def passages(count: int) -> Iterator[dict]:
    """Records of our own passages with the figures, speech and names that stand in their text."""
    for number, given in enumerate(json.loads(OWN.read_text("utf-8"))[:count]):
        fields = drafted(given["text"], f"wen-zhang-{number}")
        body = "\n".join("\n".join(part["paragraphs"]) for part in fields["sections"])
        named = {
            kind: [{"name": name, **at(name)} for name in given[kind] if body.count(name) == 1]
            for kind in ("places", "organisations", "projects")
        }
        yield fields | named


def places_of(fact, first_paragraph: int) -> frozenset[Place]:
    """Where the fact's words stand: (paragraph of the page, character)."""
    lines = fact.section.text.split("\n")
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    return frozenset(
        (first_paragraph + number, at)
        for number, line in enumerate(lines)
        for at, character in enumerate(line)
        if fact.start <= begins[number] + at < fact.end and not character.isspace()
    )


def links_of(report: Report) -> list[Link]:
    """The links of the report's page to the words of its facts.

    None is without, but for words whose whole paragraph stands above, in the title.
    """
    page = crawling.read(Client(), report.get_absolute_url())
    parts = [link.partition("#")[2].partition(":~:") for link in page.links]
    directives = {key: directive for key, _, directive in parts if directive}
    counts = [len(section.paragraphs) for section in report.sections.all()]
    before = [0, *accumulate(counts)]
    facts = [
        fact
        for model in FACTS
        for fact in model.objects.filter(report=report, occurrence=0).select_related("section")
    ]
    assert all(
        fact.key in directives
        or fact.section.text.splitlines()[line] in report.title + report.subtitle
        for fact in facts
        for line in [fact.section.text.count("\n", 0, fact.start)]
    )
    return [
        Link(directives[fact.key], fact.exact, places_of(fact, before[fact.section.position - 1]))
        for fact in facts
        if fact.key in directives
    ]


def batches_of(links: list[Link]) -> Iterator[list[Link]]:
    """The links in as few addresses as show each apart: no two overlap or have the same words."""
    waiting = links
    while waiting:
        batch: list[Link] = []
        for link in waiting:
            taken = [one for one in batch if one.words == link.words or one.places & link.places]
            if not taken and len(batch) < AT_ONCE:
                batch.append(link)
        yield batch
        waiting = [link for link in waiting if link not in batch]


@pytest.mark.long
@pytest.mark.browser
class WordsTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def eye(self, width: int) -> Eye:
        eye = Eye(self.browser, width)
        self.addCleanup(eye.close)
        return eye

    def missed(self, report: Report, eye: Eye) -> list[str]:
        """The words of the report's facts that their links do not lead to."""
        address = self.live_server_url + report.get_absolute_url()
        paragraphs = eye.read(address)
        self.assertEqual(
            paragraphs, [line for part in report.sections.all() for line in part.paragraphs]
        )
        links = links_of(report)
        self.looked_for += len(links)
        return [
            link.words
            for batch in batches_of(links)
            for marked in [self.marked(eye, address, batch)]
            for link in batch
            if not link.places <= marked
        ]

    def marked(self, eye: Eye, address: str, batch: list[Link]) -> frozenset[Place]:
        eye.open(f"{address}#:~:{'&'.join(link.directive for link in batch)}")
        expected = frozenset().union(*(link.places for link in batch))
        marked = eye.sees(expected)
        self.assertEqual(marked - expected, frozenset(), "more is marked than the facts' words")
        return marked

    def assert_each_is_led_to(self, reports: list[Report], width: int = WIDE) -> None:
        self.looked_for, eye = 0, self.eye(width)
        missed = [(report.slug, words) for report in reports for words in self.missed(report, eye)]
        self.assertGreater(self.looked_for, 3 * len(reports))
        self.assertEqual(missed, [])

    def test_the_first_report(self):
        importing.import_file(FIRST.read_bytes(), FIRST.name, Orders(publish=True))
        for width in (WIDE, NARROW)[: of_long(1, 2)]:
            self.assert_each_is_led_to(list(Report.objects.all()), width)

    def test_invented_reports_and_our_own_passages(self):
        for fields in (HARD, *records(of_long(2, 6)), *passages(of_long(5, 14))):
            publish(fields)
        self.assert_each_is_led_to(list(Report.objects.all()))

    def test_real_reports(self):
        files = sorted(BESIDE.glob("[0-9]*.txt"))[:REAL]
        if not files:
            pytest.skip("no reports beside the repository")
        for number, path in enumerate(files):
            publish(drafted(path.read_text("utf-8"), f"bao-dao-{number}"))
        self.assert_each_is_led_to(list(Report.objects.all()))

    def test_what_is_not_there_is_not_marked(self):
        address, eye = self.live_server_url + publish(HARD).get_absolute_url(), self.eye(WIDE)
        eye.read(address)
        for directive in (BARE, WRONG):
            eye.open(f"{address}#:~:{directive}")
            self.assertEqual(eye.sees_at_last(), frozenset(), directive)
        eye.open(f"{address}#:~:{RIGHT}")
        self.assertEqual(len(eye.sees_at_last()), len("109个"))

    def test_a_click_leads_from_a_list_and_on_the_page(self):
        address = publish(HARD).get_absolute_url()
        eye = self.eye(WIDE)
        eye.read(self.live_server_url + address)
        [link] = [link for link in links_of(Report.objects.get()) if link.words == "109个"]
        for path in ("/statistics/", address):
            eye.open(self.live_server_url + path)
            eye.page.locator(f"a[href^='{address}#s2:~:']").first.click()
            eye.page.wait_for_url(f"{self.live_server_url}{address}#s2*")
            self.assertEqual(eye.sees(link.places), link.places, path)
