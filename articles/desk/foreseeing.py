"""The changes that the hiding of a name would make, told before it is done."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from articles import record
from articles.archive import hiding
from articles.desk.versions import lines_of
from articles.models import Appearance, Person, Report
from articles.record import masking
from articles.record.passages import CUT

AROUND = 12  # characters on either side of the name
SHOWN = 50  # reports that the page tells of
LOOKED_AT = 200  # reports that are read, for a page that does not keep an editor waiting
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


@dataclass(frozen=True)
class Foreseeing:
    """How many reports would read otherwise, and the first of them."""

    count: int
    is_exact: bool  # else some may only tell of someone whose name goes on
    moving: int  # to another address
    shown: list[Foreseen]

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


def foreseen(person: Person, most: int = SHOWN, looked_at: int = LOOKED_AT) -> Foreseeing:
    """The reports that tell the person's name, theirs first."""
    theirs = set(Appearance.objects.filter(person=person).values_list("report", flat=True))
    keys = hiding.keys_printing(person.name, person, everywhere=True)
    first = sorted(keys, key=lambda key: (key not in theirs, key))[:looked_at]
    reports = Report.objects.in_bulk(first)
    looked = [_of(reports[key], person.name, key in theirs) for key in first]
    found = [one for one in looked if one.told or one.moves]
    return Foreseeing(
        count=len(keys) - len(looked) + len(found),
        is_exact=len(keys) == len(looked),
        moving=_moving(keys, person.name),
        shown=found[:most],
    )


def _moving(keys: Collection[int], words: str) -> int:
    slugs = Report.objects.filter(pk__in=keys).values_list("slug", flat=True)
    return sum(masking.is_spelt_in(slug, [words]) for slug in slugs.iterator())


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


def _around(line: str, words: str, people: tuple[str, ...]) -> str:
    """The first place of the name in a line."""
    hidden = masking.hide(line, [words], people)
    start = next(at for at, pair in enumerate(zip(line, hidden, strict=True)) if len({*pair}) > 1)
    first, last = max(0, start - AROUND), start + len(words) + AROUND
    return f"{CUT if first else ''}{line[first:last]}{CUT if last < len(line) else ''}"
