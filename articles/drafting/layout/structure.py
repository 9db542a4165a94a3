"""The parts of a text: its title, what stands about it, its headings and its paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles import limits
from articles.drafting.layout import authors, headings, headline, proposals
from articles.drafting.layout.edits import Proposal
from articles.drafting.lexicon import Lexicon
from articles.drafting.unreadable import Unreadable
from articles.record.strings import is_visible

EMPTY = "里面没有文字，请核对是不是选错了文件"
DIVISIONS = "市县区镇乡省州旗盟"  # after a place's name, where the text prints it in full


@dataclass(frozen=True)
class Moved:
    """Words that left the paragraphs for a field: a whole line, or the end of one."""

    field: str
    line: int
    words: str


@dataclass(frozen=True)
class Head:
    """The fields that the form of a text tells, what an editor may take out, and what was moved.

    No words are lost. The lines, less the words in `moved` (each from the end of its line, the
    last first), are the headings and paragraphs in order; and those words are the field they name.
    A byline's words are its roles and names, a role of several people printed once. What cannot
    be moved whole (a byline in brackets, a source) stays in its paragraph and is read as well.
    """

    fields: dict
    proposals: list[Proposal]
    moved: tuple[Moved, ...] = ()


Numbered = list[tuple[int, str]]


def arrange(lines: Sequence[str], lexicon: Lexicon) -> Head:
    """The record's fields that the form of a text tells; Unreadable where there is no text."""
    _refuse(lines)
    top = headline.headline_of(lines)
    made = authors.made_by(lines, {line for _, line, _ in top.parts})
    moved = [Moved(*part) for part in [*top.parts, *made.moved]]
    moved.sort(key=lambda one: one.line)
    rest = _rest(lines, moved)
    apart = {*top.repeated, *made.apart}
    if not rest:  # a report needs a paragraph
        moved, rest = [], list(enumerate(lines))
    fields = {one.field: one.words for one in moved if one.field != "byline"}
    fields = {"title": top.title, **fields, **made.fields, "sections": _sections(rest, apart)}
    if place := _place(fields, rest, made.place, lexicon):
        fields["place"] = place
    return Head(fields, list(proposals.proposed(rest, top.repeated, made.apart)), tuple(moved))


def _refuse(lines: Sequence[str]) -> None:
    """A text that no record can hold."""
    if not any(map(is_visible, lines)):
        raise Unreadable(EMPTY)
    if len(lines) > limits.PARAGRAPHS:
        raise Unreadable(f"有 {len(lines)} 段，最多 {limits.PARAGRAPHS} 段，请拆成几篇")
    characters = sum(map(len, lines)) + len(lines)
    if characters > limits.TEXT_CHARACTERS:
        raise Unreadable(f"有 {characters} 字，最多 {limits.TEXT_CHARACTERS} 字，请拆成几篇")


def _rest(lines: Sequence[str], moved: Sequence[Moved]) -> Numbered:
    """The lines with their numbers, less the words that were moved."""
    rest = dict(enumerate(lines))
    for one in reversed(moved):
        rest[one.line] = rest[one.line].removesuffix(one.words).rstrip()
    return [(number, line) for number, line in rest.items() if line]


def _sections(rest: Numbered, apart: set[int]) -> list[dict]:
    """The paragraphs under their headings; too many headings are no headings."""
    paragraphs = [line for _, line in rest]
    found = headings.heading_lines(["" if number in apart else line for number, line in rest])
    if len(found) >= limits.SECTIONS:
        found = []
    ends = [*(heading.start for heading in found), len(paragraphs)]
    sections = [{"heading": None, "paragraphs": paragraphs[: ends[0]]}] if ends[0] else []
    for heading, end in zip(found, ends[1:], strict=True):
        words = " ".join(paragraphs[heading.start : heading.stop])
        sections.append({"heading": words, "paragraphs": paragraphs[heading.stop : end]})
    return sections


def _place(fields: dict, rest: Numbered, sent_from: str | None, lexicon: Lexicon) -> str | None:
    """The place above the title, if it is one by what is known or printed; or the dateline's."""
    kicker = fields.get("kicker", "")
    printed = (kicker + division in line for _, line in rest for division in DIVISIONS)
    if kicker and len(kicker) <= headline.KICKER and (kicker in lexicon.places or any(printed)):
        return kicker
    return sent_from
