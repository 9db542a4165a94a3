"""Which characters of a page Chromium marks when an address leads to them, seen on its picture."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from playwright.sync_api import Browser, Page

PATIENCE, RESIGNATION = 10, 2  # seconds
STEP = 50  # milliseconds
# Every character of the paragraphs with its box.
CHARACTERS = """selector => [...document.querySelectorAll(selector)].map(paragraph => {
    const found = [], range = document.createRange();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        for (let at = 0; at < node.length;) {
            const character = String.fromCodePoint(node.data.codePointAt(at));
            range.setStart(node, at);
            range.setEnd(node, at += character.length);
            const box = range.getClientRects()[0] || new DOMRect();
            found.push([character, box.left, box.top + scrollY, box.width, box.height]);
        }
    }
    return found;
})"""
# Of each character but spaces whether two places near the corners of its box have the colour.
SEEN = """async picture => {
    const { left, top, paragraphs, colour } = looked;
    const bytes = await (await fetch('data:image/png;base64,' + picture)).blob();
    const map = await createImageBitmap(bytes);
    const context = new OffscreenCanvas(map.width, map.height).getContext('2d');
    context.drawImage(map, 0, 0);
    const { data } = context.getImageData(0, 0, map.width, map.height);
    const is = (x, y) => {
        const at = 4 * (Math.floor(y - top) * map.width + Math.floor(x - left));
        return colour.every((part, n) => data[at + n] === part);
    };
    const corners = [[.15, .1], [.85, .1], [.15, .9], [.85, .9]];
    const marked = ([letter, x, y, width, height]) => width > 0 && letter.trim()
        && corners.filter(([a, b]) => is(x + a * width, y + b * height)).length > 1;
    return paragraphs.map(characters => characters.map(one => Boolean(marked(one))));
}"""
# The site's ground for what was looked for.
COLOUR = """() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--found');
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""
BOX = """selector => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return { x: box.left, y: box.top + scrollY, width: box.width, height: box.height };
}"""
Place = tuple[int, int]  # (paragraph, character), both from 0


@dataclass
class Eye:
    """Opens addresses of one page and sees what is marked in its text."""

    browser: Browser
    width: int
    text: str = ".report__text"

    def __post_init__(self):
        self.page: Page = self.browser.new_page(viewport={"width": self.width, "height": 900})
        self.bench: Page = self.browser.new_page()  # where pictures are looked at

    def close(self) -> None:
        self.page.close()
        self.bench.close()

    def read(self, address: str) -> list[str]:
        """The paragraphs of the page, which from now on is looked at."""
        self.page.goto(address)
        self.page.evaluate("document.fonts.ready")
        self.box = self.page.evaluate(BOX, self.text)
        height = int(self.box["y"] + self.box["height"]) + 1
        self.page.set_viewport_size({"width": self.width, "height": height})
        paragraphs = self.page.evaluate(CHARACTERS, f"{self.text} p")
        looked = {"left": self.box["x"], "top": self.box["y"], "paragraphs": paragraphs}
        looked["colour"] = self.page.evaluate(COLOUR)
        self.bench.evaluate("looked => { globalThis.looked = looked; }", looked)
        return ["".join(letter[0] for letter in paragraph) for paragraph in paragraphs]

    def open(self, address: str) -> None:
        # where only the part after # changes, old marks would stay
        self.page.goto("about:blank")
        self.page.goto(address)

    def sees(self, expected: frozenset[Place]) -> frozenset[Place]:
        """What is marked once it is what is expected, else what is after a while."""
        return self._seen(lambda marked: marked == expected, PATIENCE)

    def sees_at_last(self) -> frozenset[Place]:
        """What is marked when the browser has given up looking."""
        return self._seen(lambda marked: False, RESIGNATION)

    def _seen(
        self, is_enough: Callable[[frozenset[Place]], bool], seconds: float
    ) -> frozenset[Place]:
        end = monotonic() + seconds
        while not is_enough(marked := self._marked()) and monotonic() < end:
            self.page.wait_for_timeout(STEP)
        return marked

    def _marked(self) -> frozenset[Place]:
        self.page.evaluate("scrollTo(0, 0)")
        picture = base64.b64encode(self.page.screenshot(clip=self.box)).decode()
        rows = self.bench.evaluate(SEEN, picture)
        return frozenset(
            (n, at) for n, row in enumerate(rows) for at, is_in in enumerate(row) if is_in
        )
