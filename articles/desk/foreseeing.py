"""The changes that the hiding of a name would make, told before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from articles import record
from articles.archive import hiding
from articles.desk.versions import lines_of
from articles.models import Appearance, Person, Report
from articles.record import masking
from articles.record.passages import CUT

AROUND = 12  # characters on either side of the name
Told = tuple[str, str]  # what a line of a record is called, and what it says


@dataclass(frozen=True)
class Foreseen:
    """A report that would read otherwise."""

    report: Report
    is_theirs: bool  # of the person, not only of someone or something called so
    moves: bool  # to another address
    told: tuple[str, ...]  # where the name stands
    passage: str  # the first such place, with what stands around it
    leads_away: bool  # to a page elsewhere, which may print the name


def foreseen(person: Person) -> list[Foreseen]:
    """Every report that tells the person's name, theirs first."""
    theirs = set(Appearance.objects.filter(person=person).values_list("report", flat=True))
    found = [
        _of(report, person.name, report.pk in theirs)
        for report in hiding.printing(person.name, person, everywhere=True)
    ]
    found = [one for one in found if one.told or one.moves]
    return sorted(found, key=lambda one: not one.is_theirs)


def other_names(person: Person) -> list[str]:
    """What the person is called in reports beside the name: that stays."""
    printed = Appearance.objects.filter(person=person).values_list("name", flat=True).distinct()
    return sorted(one for one in set(printed) if not masking.tells(one, [person.name]))


def _of(report: Report, words: str, is_theirs: bool) -> Foreseen:
    stored = record.stored(report.revisions.last().record)
    people = masking.people_in(stored)
    shown = masking.masked(stored, [words])
    told = [one for one in _lines(stored) if masking.tells(one[1], [words], people)]
    lost = (stored.url, "原址") if stored.url != shown.url else ()
    return Foreseen(
        report=report,
        is_theirs=is_theirs,
        moves=masking.is_spelt_in(report.slug, [words]),
        told=tuple(dict.fromkeys(chain((label.split()[0] for label, _ in told), lost[1:]))),
        passage=_around(told[0][1], words, people) if told else "",
        leads_away=bool(shown.url or (shown.original and shown.original.url)),
    )


def _lines(stored: record.Record) -> Iterator[Told]:
    yield from (line for line in lines_of(stored) if line[1] != stored.slug)
    if stored.original:
        told = [value for value in stored.original.model_dump().values() if isinstance(value, str)]
        yield from (("所转述的原文", line) for line in told)
        yield from (("所转述的原文", by.name) for by in stored.original.byline)


def _around(line: str, words: str, people: tuple[str, ...]) -> str:
    """The first place of the name in a line."""
    hidden = masking.hide(line, [words], people)
    start = next(at for at, pair in enumerate(zip(line, hidden, strict=True)) if len({*pair}) > 1)
    first, last = max(0, start - AROUND), start + len(words) + AROUND
    return f"{CUT if first else ''}{line[first:last]}{CUT if last < len(line) else ''}"
