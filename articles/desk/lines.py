"""The steps of an editor on the lines of a draft: its title, its paragraphs, its sections."""

import re
from collections.abc import Callable
from typing import Any

from articles.desk.impossible import Moved, NotPossible
from articles.desk.rearranging import Fields, Line, Part, parts_of, rearrange
from articles.record.anchoring import Anchor

BETWEEN = re.compile(r"\s+|\s*——\s*")  # the halves of a title
LATIN = re.compile(r"[0-9A-Za-z]")


def _paragraph(fields: Fields, step: Fields) -> None:
    """Other words for a paragraph, none to take it out, several lines to make several."""
    section, number = _place_of(fields, step)
    words = [line.strip() for line in step["text"].splitlines() if line.strip()]
    parts = parts_of(fields)
    (was,) = parts[section].lines[number]
    parts[section].lines[number : number + 1] = _retyped(step["was"], was, words)
    rearrange(fields, parts, keeping=False)


def _retyped(old: str, was: Anchor, words: list[str]) -> list[Line]:
    """The new lines; of the old words what both share at the ends, or all where they were cut."""
    if "".join(words) == old:
        ends = [0]
        for line in words:
            ends.append(ends[-1] + len(line))
        return [[_within(was, *span)] for span in zip(ends, ends[1:], strict=False)]
    new = "\n".join(words)
    head = _shared(old, new)
    tail = min(_shared(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    middle = new[head : len(new) - tail].split("\n")
    lines: list[Line] = [[one] for one in middle]
    lines[0].insert(0, _within(was, 0, head))
    lines[-1].append(_within(was, len(old) - tail, len(old)))
    return lines if words else []


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _within(was: Anchor, start: int, end: int) -> Anchor:
    return Anchor(was.section, was.start + start, was.start + end)


def _place_of(fields: Fields, step: Fields) -> tuple[int, int]:
    """The section and number of the paragraph that the editor saw.

    Where another stands at its number, it is the only one of its words: lines before it came or
    went.
    """
    sections, was = fields["sections"], step["was"]
    named = step["section"], step["paragraph"]
    if min(named) >= 0 and _at(sections, *named) == was:
        return named
    places = [
        (at, number)
        for at, section in enumerate(sections)
        for number, words in enumerate(section["paragraphs"])
        if words == was
    ]
    return _only(places)


def _at(sections: list[Fields], section: int, number: int) -> str | None:
    paragraphs = sections[section]["paragraphs"] if section < len(sections) else []
    return paragraphs[number] if number < len(paragraphs) else None


def _only(places: list) -> Any:
    if len(places) != 1:
        raise Moved("这一段已经变了，请看过再改")
    return places[0]


def _section_of(fields: Fields, step: Fields) -> int:
    """The section under the heading that the editor saw."""
    sections, was, named = fields["sections"], step["was"], step["section"]
    headings = [section.get("heading") or "" for section in sections]
    if 0 <= named < len(sections) and headings[named] == was:
        return named
    return _only([at for at, heading in enumerate(headings) if heading == was and was])


def _heading(fields: Fields, step: Fields) -> None:
    fields["sections"][_section_of(fields, step)]["heading"] = _line(step["text"])


def _line(value: str) -> str | None:
    return str(value or "").strip() or None


def _make_heading(fields: Fields, step: Fields) -> None:
    """A paragraph becomes the heading of what follows it."""
    section, number = _place_of(fields, step)
    parts = parts_of(fields)
    lines = parts[section].lines
    if number + 1 == len(lines):
        raise NotPossible("这一段后面没有正文，不能作小标题")
    parts.insert(section + 1, Part(step["was"], lines[number + 1 :]))
    parts[section].lines = lines[:number]
    rearrange(fields, parts, keeping=False)


def _begin_section(fields: Fields, step: Fields) -> None:
    """A paragraph and what follows it become a section without a heading."""
    section, number = _place_of(fields, step)
    if not number:
        raise NotPossible("这一段已经是一节的开头")
    parts = parts_of(fields)
    parts.insert(section + 1, Part(None, parts[section].lines[number:]))
    parts[section].lines = parts[section].lines[:number]
    rearrange(fields, parts)


def _join_section(fields: Fields, step: Fields) -> None:
    """A section goes back into the one before it, its heading as a paragraph."""
    number = _section_of(fields, step)
    if number < 1:
        raise NotPossible("前面没有章节")
    parts = parts_of(fields)
    gone = parts.pop(number)
    heading: list[Line] = [[gone.heading]] if gone.heading else []
    parts[number - 1].lines += heading + gone.lines
    rearrange(fields, parts)


def _move_section(fields: Fields, step: Fields) -> None:
    """A section changes places with the one before it or behind it."""
    number = _section_of(fields, step)
    parts, other = parts_of(fields), number + _way(step)
    if not 0 <= other < len(parts):
        raise NotPossible("这一节已经在头上或末尾了")
    parts[number], parts[other] = parts[other], parts[number]
    rearrange(fields, parts)


def _way(step: Fields) -> int:
    return -1 if step["up"] else 1


def _move_paragraph(fields: Fields, step: Fields) -> None:
    """A paragraph changes places with its neighbour, or goes over into the next section."""
    section, number = _place_of(fields, step)
    parts, way = parts_of(fields), _way(step)
    lines, other = parts[section].lines, number + way
    if 0 <= other < len(lines):
        lines[number], lines[other] = lines[other], lines[number]
    elif not 0 <= section + way < len(parts):
        raise NotPossible("这一段已经在正文的头上或末尾了")
    elif len(lines) == 1:
        raise NotPossible("这一节只有这一段，请移动这一节")
    else:
        there = parts[section + way].lines
        there.insert(0 if way > 0 else len(there), lines.pop(number))
    rearrange(fields, parts)


def _join_paragraph(fields: Fields, step: Fields) -> None:
    """A paragraph goes on in the line of the one before it."""
    section, number = _place_of(fields, step)
    if not number:
        raise NotPossible("这一节里前面没有段落")
    parts = parts_of(fields)
    before = fields["sections"][section]["paragraphs"][number - 1]
    words = LATIN.match(before[-1:]) and LATIN.match(step["was"])
    lines = parts[section].lines
    lines[number - 1 : number + 1] = [lines[number - 1] + ([" "] if words else []) + lines[number]]
    rearrange(fields, parts)


def _split_paragraph(fields: Fields, step: Fields) -> None:
    """A paragraph becomes two, cut at a place of it."""
    section, number = _place_of(fields, step)
    was, at = step["was"], int(step["at"])
    head, tail = was[:at].rstrip(), was[at:].lstrip()
    if at < 0 or not head.strip() or not tail:
        raise NotPossible("光标在段首或段末，请放到要分开的字中间")
    parts = parts_of(fields)
    (whole,) = parts[section].lines[number]
    halves = [_within(whole, 0, len(head)), _within(whole, len(was) - len(tail), len(was))]
    parts[section].lines[number : number + 1] = [[half] for half in halves]
    rearrange(fields, parts)


def _lift_paragraph(fields: Fields, step: Fields) -> None:
    """A paragraph goes up into the head, as the line above the title or the one below it."""
    section, number = _place_of(fields, step)
    parts = parts_of(fields)
    del parts[section].lines[number]
    rearrange(fields, parts, keeping=False)
    _add_to(fields, step["to"], step["was"].strip())


def _split_title(fields: Fields, step: Fields) -> None:
    """The beginning of the title becomes the line above it, or its end the one below.

    It is cut where the editor says, else at the first space or dash, or the last.
    """
    title, to = fields["title"], step["to"]
    if title != step["was"]:
        raise Moved("标题已经变了，请看过再改")
    cuts = [found.span() for found in BETWEEN.finditer(title)]
    if step.get("at") is not None:
        cuts = [(int(step["at"]),) * 2]
    if not cuts:
        raise NotPossible("标题里没有空格或破折号，请把光标放到要分开的字中间再按")
    start, end = cuts[0 if to == "kicker" else -1]
    halves = title[: max(start, 0)].strip(" \u3000—"), title[end:].strip(" \u3000—")
    if not all(halves):
        raise NotPossible("光标在标题的头上或末尾，请放到要分开的字中间")
    lifted, fields["title"] = halves if to == "kicker" else halves[::-1]
    _add_to(fields, to, lifted, before=to == "subtitle")


def _add_to(fields: Fields, to: str, words: str, before: bool = False) -> None:
    """Words come into a line of the head, beside what stands there."""
    if to not in ("kicker", "subtitle"):
        raise NotPossible("不认识这一步，请刷新页面再试")
    there = [fields[to]] if fields.get(to) else []
    fields[to] = " ".join([words, *there] if before else [*there, words])


STEPS: dict[str, Callable[[Fields, Fields], None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "make_heading": _make_heading,
    "begin_section": _begin_section,
    "join_section": _join_section,
    "move_section": _move_section,
    "move_paragraph": _move_paragraph,
    "join_paragraph": _join_paragraph,
    "split_paragraph": _split_paragraph,
    "lift_paragraph": _lift_paragraph,
    "split_title": _split_title,
}
