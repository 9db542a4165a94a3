"""Proposals of what to take out of the paragraphs: signs of the end, editors, sources."""

import re
from collections.abc import Iterator, Sequence

from articles.drafting.layout.edits import Proposal

NAMED = r"(?:责任|网络|本文)?(?:编辑|责编)[：:]"
EDITOR = re.compile(rf"\s?(?:【{NAMED}[^【】]{{1,30}}】|[（(]{NAMED}[^（）()]{{1,30}}[)）])$")
END = re.compile(r"\s?[（(](?:完|全文完|本文完)[)）]$")
CLOSED = ("】", ")", "）")


def proposed(
    paragraphs: Sequence[tuple[int, str]], repeated: Sequence[int], apart: Sequence[int]
) -> Iterator[Proposal]:
    """The proposals for numbered paragraphs: none is carried out before an editor says so."""
    for number, text in paragraphs:
        if number in repeated:
            yield Proposal("去重复的题目", number, text, "")
        elif number in apart:
            yield Proposal("去署名、来源", number, text, "")
        elif (less := without_ends(text)) != text:
            yield Proposal("去文末标记", number, text, less)


def without_ends(text: str) -> str:
    """A line less the editor's name and the sign of the end; it is never left empty."""
    for pattern in (EDITOR, END):
        if text.endswith(CLOSED):
            text = pattern.sub("", text) or text
    return text
