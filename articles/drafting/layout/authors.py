"""A text's own word of its making: its writers, where and when it was sent, its paper."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.drafting.layout import bylines, datelines, headings, headline, proposals
from articles.drafting.layout.bylines import Named

FIRST, LAST = 8, 6  # lines at the top and at the end where it is said
MOST = 6  # names in brackets without a role
LEAD = 4  # lines among which the first paragraph stands
IN_BRACKETS = re.compile(r"\s*[（(]([^（）()]{2,80})[)）]")
LAST_BRACKETS = re.compile(r"[（(]([^（）()]{2,80})[)）]$")
OUTLET_LAST = re.compile(r"[（(][^（）()]{2,20}[)）]$")
GLUED = re.compile(r"[。！？…”）)]\s*([^。！？…”“，；]{2,40})$")


@dataclass
class Made:
    """The fields; the words that can be moved into them; the lines that tell of nothing else."""

    fields: dict = field(default_factory=dict)
    moved: list[tuple[str, int, str]] = field(default_factory=list)
    apart: list[int] = field(default_factory=list)
    place: str | None = None


def made_by(lines: Sequence[str], taken: set[int]) -> Made:
    """What the first and last lines of a text say of its making, but for those of the title."""
    made, people = Made(), []
    free = [number for number in range(len(lines)) if number not in taken]
    _read_dateline(made, lines, free[:LEAD])
    for number in _near(lines, free):
        bare = proposals.without_ends(lines[number])
        found = _whole_line(made, lines, number, bare) or _within(made, lines, number, bare, free)
        people += found
        _read_source(made, lines[number], number, is_byline=bool(found))
    if people:
        made.fields["byline"] = list(_once(people))
    return made


def _near(lines: Sequence[str], free: Sequence[int]) -> list[int]:
    return sorted({*(number for number in free if number < FIRST), *free[-LAST:]})


def _read_dateline(made: Made, lines: Sequence[str], lead: Sequence[int]) -> None:
    sent = next(filter(None, (datelines.sent(lines[number]) for number in lead)), None)
    if sent is None:
        return
    made.place = sent.place
    made.fields["dateline"] = sent.words
    _publish(made, sent.words)


def _publish(made: Made, words: str) -> None:
    """The day of a report, where the text gives its year, month and day."""
    date = datelines.published(words)
    if date and "published" not in made.fields:
        made.fields["published"] = date
        made.fields["published_basis"] = f"文中印有“{words}”"


def _whole_line(made: Made, lines: Sequence[str], number: int, bare: str) -> list[Named]:
    """The people of a line that holds a byline and nothing else."""
    people = bylines.named_in(bare)
    if not people and bylines.is_name(bare) and _stands_apart(lines, number):
        people = [(None, bare)]
    if people and bare == lines[number] and bylines.is_lossless(bare, people):
        made.moved.append(("byline", number, bare))
    elif people:
        made.apart.append(number)
    return people


def _stands_apart(lines: Sequence[str], number: int) -> bool:
    """Whether a line stands above every paragraph or below every one."""
    before, after = lines[:number][-FIRST:], lines[number + 1 :][:LAST]
    return not (any(map(_is_text, before)) and any(map(_is_text, after)))


def _is_text(line: str) -> bool:
    return headings.is_paragraph(line) and not headline.is_credit(proposals.without_ends(line))


def _within(
    made: Made, lines: Sequence[str], number: int, bare: str, free: Sequence[int]
) -> list[Named]:
    """The people of a byline within a paragraph: after the dateline, at the end of the text."""
    people: list[Named] = []
    if number in free[:LEAD] and (sent := datelines.sent(bare)):
        people += _in_brackets(IN_BRACKETS.match(bare, bare.index(sent.words) + len(sent.words)))
    if number in free[-LAST:]:
        people += _in_brackets(LAST_BRACKETS.search(bare))
    if number == free[-1] and (glued := GLUED.search(bare)):
        people += _at_the_end(made, lines[number], number, glued[1])
    return people


def _at_the_end(made: Made, line: str, number: int, words: str) -> list[Named]:
    """The people named after the last sentence, with a role or alone."""
    paper = OUTLET_LAST.search(words)
    name = words[: paper.start()] if paper else words
    people = bylines.named_in(name) or ([(None, name)] if bylines.is_name(name) else [])
    if people and line.endswith(name) and bylines.is_lossless(name, people):
        made.moved.append(("byline", number, name))
    return people


def _in_brackets(found: re.Match | None) -> list[Named]:
    """The people in brackets, with their roles or, a few of them, without."""
    if not found:
        return []
    people = bylines.named_in(found[1])
    names = [] if people else bylines.split(found[1])
    return people or [(None, name) for name in names[:MOST]]


def _once(people: Sequence[Named]) -> Iterator[dict]:
    seen = set()
    for role, name in people:
        if name not in seen:
            seen.add(name)
            yield {"name": name, "role": role}


def _read_source(made: Made, line: str, number: int, *, is_byline: bool) -> None:
    """The paper and the day that a line names, and whether it tells of nothing else."""
    cited = datelines.cited(line)
    outlet = cited[0] if cited else datelines.outlet(line)
    if outlet and "outlet" not in made.fields:
        made.fields["outlet"] = outlet
    if cited or datelines.is_date_line(line):
        _publish(made, line)
    if datelines.is_date_alone(line) and "dateline" not in made.fields:
        made.fields["dateline"] = line
        made.moved.append(("dateline", number, line))
    elif not is_byline and headline.is_credit(line):
        made.apart.append(number)
