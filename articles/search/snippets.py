"""Passages of a report around the words that were asked for, cut from its stored text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.language.normalising import fold
from articles.models import Report, Section
from articles.pages.deep_links import ReportPage
from articles.record.passages import CUT, label_of
from articles.search import terms
from articles.search.query import Query, Word

AROUND = 36  # characters shown at most on either side
SHOWN = 2  # passages of a report
Span = tuple[int, int]


@dataclass(frozen=True)
class Cut:
    """A passage in runs of text, marked or not, with the address of just this passage."""

    runs: list[tuple[str, bool]]
    label: str  # of its section
    url: str

    @property
    def text(self) -> str:
        return "".join(words for words, _ in self.runs)


@dataclass(frozen=True)
class Result:
    """A report that answers: its title with marks, passages, and how many places more there are."""

    report: Report
    title: list[tuple[str, bool]]
    passages: list[Cut]
    more: int


def results(reports: Iterable[Report], query: Query) -> list[Result]:
    """The reports, whose sections are at hand, with the words marked."""
    marker = Marker(query)
    return [_result(report, marker) for report in reports]


def _result(report: Report, marker: "Marker") -> Result:
    places = [
        (section, group)
        for section in report.sections.all()
        for group in _groups(marker.spans(section.text), section.text)
    ]
    page = ReportPage(report, report.sections.all())
    shown = [_cut(page, section, group) for section, group in places[:SHOWN]]
    title = list(_runs(report.title, 0, len(report.title), marker.spans(report.title)))
    return Result(report, title, shown, len(places) - len(shown))


class Marker:
    """Finds the words of a query in a text as the index would."""

    def __init__(self, query: Query):
        patterns = [pattern for word in query.words for pattern in _patterns(word)]
        self.pattern = re.compile("|".join(patterns)) if patterns else None
        self.numbers = {number for word in query.words if (number := terms.printed_word(word.text))}

    def spans(self, text: str) -> list[Span]:
        """Where the words stand, in order, those that touch made one."""
        folded = fold(text)
        found = [match.span() for match in self.pattern.finditer(folded)] if self.pattern else []
        if self.numbers:
            found += _number_spans(folded, self.numbers)
        return _merged(sorted(found))


def _patterns(word: Word) -> Iterator[str]:
    if word.exact:
        between = r"[\W_]+"
        yield between.join(_run_pattern(run, whole=True) for run in terms.runs(word.text))
    else:
        yield from (_run_pattern(run) for run in terms.runs(word.text))


def _run_pattern(run: list[str], whole: bool = False) -> str:
    words = re.escape("".join(run))
    before = r"(?<![a-z0-9])" if terms.is_latin(run[0]) else ""
    after = r"(?![a-z0-9])" if terms.is_latin(run[-1]) and whole else ""
    return f"{before}{words}{after}"


def _number_spans(folded: str, wanted: set[str]) -> Iterator[Span]:
    for match in terms.PRINTED.finditer(folded):
        value = terms.number_word(match[0])
        for length in range(4):
            end = match.end() + length
            if value and value + folded[match.end() : end] in wanted:
                yield match.start(), end


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _groups(spans: list[Span], text: str) -> list[list[Span]]:
    """Places so near each other that one passage shows them."""
    groups: list[list[Span]] = []
    for span in spans:
        near = groups and span[0] - groups[-1][-1][1] < AROUND
        if (
            near
            and span[1] - groups[-1][0][0] < 4 * AROUND
            and "\n" not in text[groups[-1][-1][1] : span[0]]
        ):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _cut(page: ReportPage, section: Section, group: list[Span]) -> Cut:
    text, start, end = section.text, group[0][0], group[-1][1]
    begin = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = text.find("\n", end)
    finish = min(len(text) if stop < 0 else stop, end + AROUND)
    runs = list(_runs(text, begin, finish, group))
    before = CUT if begin and text[begin - 1] != "\n" else ""
    after = CUT if finish < len(text) and text[finish] != "\n" else ""
    runs = [(before, False), *runs, (after, False)]
    return Cut([run for run in runs if run[0]], label_of(section), page.url(section, start, end))


def _runs(text: str, start: int, end: int, spans: list[Span]) -> Iterator[tuple[str, bool]]:
    """The text between two places, in runs that are marked or not."""
    at = start
    for first, last in spans:
        if at < first:
            yield text[at:first], False
        yield text[first:last].replace("\n", " "), True
        at = last
    if at < end:
        yield text[at:end], False
