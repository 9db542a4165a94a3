"""The shell blocks of a page in Markdown, in order."""

import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    heading: str  # the one it stands under
    words: str

    @property
    def first_line(self) -> str:
        return self.words.split("\n", 1)[0]


def blocks(page: Path) -> list[Block]:
    words = page.read_text("utf-8")
    headings = [(found.start(), found[1]) for found in HEADING.finditer(words)]
    return [
        Block([title for at, title in headings if at < found.start()][-1], found[1])
        for found in FENCE.finditer(words)
    ]
