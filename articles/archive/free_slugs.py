"""Addresses for what is new: pinyin where that is free, else with digits of what the thing is."""

import secrets
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256

from articles.language import pinyin
from articles.models import Report
from articles.record import Record, masking


def allotted(rows, wanted: Sequence[Iterator[str]]) -> list[str]:
    """For each new thing the first of its slugs that no row has, nor one before it here."""
    given: dict[int, str] = {}
    taken: set[str] = set()
    while len(given) < len(wanted):
        tries = {at: next(slugs) for at, slugs in enumerate(wanted) if at not in given}
        taken |= set(rows.filter(slug__in=tries.values()).values_list("slug", flat=True))
        for at, slug in tries.items():
            if slug not in taken:
                given[at] = slug
                taken.add(slug)
    return [given[at] for at in range(len(wanted))]


def free_slug(rows, slugs: Iterator[str]) -> str:
    """The first of the slugs that no row has."""
    return allotted(rows, [slugs])[0]


def spelt(syllables: list[str], stem: str, identity: str) -> Iterator[str]:
    """The pinyin alone, then with six hex digits of what the thing is."""
    slug = pinyin.slug_of(syllables)
    # an address of digits alone would read as a year
    if slug and not slug.replace("-", "").isdigit():
        yield slug
    yield from with_digits(f"{slug or stem}-", digits_of(identity))


def with_digits(stem: str, digits: str) -> Iterator[str]:
    """The stem with the first six of some hex digits; with later ones in case that is taken."""
    return (f"{stem}{digits[at : at + 6]}" for at in range(len(digits) - 5))


def address_of(report: Report, record: Record, hidden: Collection[str]) -> str:
    """The slug at which a report stands: its record's, or another where that spells a hidden name.

    It does where a version of the report tells the name; what is only read alike is someone else's.
    What another was given it keeps. Its digits are those of nothing: whoever guesses at the name
    finds nothing to prove it by.
    """
    slug, spelt = record.slug, [name for name in hidden if masking.is_spelt_in(record.slug, [name])]
    if not (told := _told_of(report, record, spelt)):
        return slug
    if report.slug != slug and not masking.is_spelt_in(report.slug, told):
        return report.slug
    rest = pinyin.slug_of(masking.unspelt(slug, told)) or "report"
    return free_slug(Report.objects, with_digits(f"{rest}-", secrets.token_hex(32)))


def _told_of(report: Report, record: Record, names: Collection[str]) -> set[str]:
    """Those of the names that the record tells or any version of the report did."""
    told = set(masking.told_by(record, names))
    versions = report.revisions.values_list("record", flat=True) if names and report.pk else ()
    return told.union(*(masking.told_in(text, names) for text in versions))


def digits_of(identity: str) -> str:
    return sha256(identity.encode()).hexdigest()
