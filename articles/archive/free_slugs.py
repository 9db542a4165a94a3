"""Addresses for what is new: pinyin where that is free, else with digits of what the thing is."""

import secrets
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256

from articles.language import pinyin
from articles.models import Report
from articles.record import masking


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


def address_of(report: Report, slug: str, hidden: Collection[str]) -> str:
    """The slug at which a report stands: its record's, or another where that spells a hidden name.

    What another was given it keeps. Its digits are those of nothing: whoever guesses at the name
    finds nothing to prove it by.
    """
    if not masking.is_spelt_in(slug, hidden):
        return slug
    if report.slug != slug and not masking.is_spelt_in(report.slug, hidden):
        return report.slug
    rest = pinyin.slug_of(masking.unspelt(slug, hidden)) or "report"
    return free_slug(Report.objects, with_digits(f"{rest}-", secrets.token_hex(32)))


def digits_of(identity: str) -> str:
    return sha256(identity.encode()).hexdigest()
