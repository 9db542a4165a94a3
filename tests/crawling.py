"""A crawler of the site and a reader of its pages, for tests."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

SITE = "https://archive.example.org"
FILTERS = {"tag", "place", "year", "unit", "sort", "initial"}


@dataclass
class Page:
    """What a test asks of one answer."""

    address: str
    response: object
    html: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    language: str | None = None
    title: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    nofollow: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    """Reads one page's ids, links and head."""

    def __init__(self, page: Page):
        super().__init__()
        self.page, self.inside = page, None
        self.feed(page.html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.page.ids.append(given["id"])
        if tag == "a" and given.get("href"):
            self.page.links.append(given["href"])
            if "nofollow" in (given.get("rel") or ""):
                self.page.nofollow.add(given["href"])
        if tag in {"title", "h1"}:
            self.inside = tag
            if tag == "h1":
                self.page.headings.append("")
        if tag == "html":
            self.page.language = given.get("lang")
        if tag == "meta" and "name" in given:
            self.page.metas[given["name"]] = given.get("content", "")
        if tag == "link" and given.get("rel") == "canonical":
            self.page.canonical = given.get("href")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = None

    def handle_data(self, data):
        if self.inside == "h1":
            self.page.headings[-1] += data
        if self.inside == "title":
            self.page.title += data


def read(client, address: str) -> Page:
    response = client.get(address)
    page = Page(address, response)
    if response.headers.get("Content-Type", "").startswith("text/html"):
        page.html = response.content.decode()
        Reader(page)
    return page


def crawl(client, start: str = "/") -> dict[str, Page]:
    """Every page of the site that links lead to, with at most one filter in its address."""
    pages, waiting = {}, [start]
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        page = pages[address] = read(client, address)
        for link in page.links:
            target = inside(address, link)
            if target and target not in pages and has_few_filters(target):
                waiting.append(target)
    return pages


def inside(address: str, link: str) -> str | None:
    """The path and query of a link that stays on the site and out of static files."""
    whole = urldefrag(urljoin(SITE + address, link)).url
    if not whole.startswith(SITE) or whole.startswith(f"{SITE}/static/"):
        return None
    return whole.removeprefix(SITE) or "/"


def anchor(fragment: str) -> str:
    """The id that a fragment names; what comes after leads a browser to the very words."""
    return fragment.partition(":~:")[0]


def has_few_filters(address: str) -> bool:
    given = [name for name, _ in parse_qsl(urlsplit(address).query) if name in FILTERS]
    return len(given) <= 1
