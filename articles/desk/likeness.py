"""Texts that say nearly the same: found by the least hashes of their runs of characters."""

from hashlib import blake2b

from django.db.models import Count

from articles.models import Shingle, Source

RUN = 8  # characters of a shingle
KEPT = 64  # least hashes of a text
NEAR = 0.5  # share of both texts' least hashes that makes them near-duplicates


def fingerprint(text: str) -> set[int]:
    """The least hashes of all runs of eight characters; white space and punctuation left out."""
    letters = "".join(character for character in text if character.isalnum())
    runs = {letters[at : at + RUN] for at in range(max(1, len(letters) - RUN + 1))}
    return set(sorted(map(_hash, runs))[:KEPT]) if letters else set()


def remember(source: Source, prints: set[int]) -> None:
    Shingle.objects.bulk_create(
        (Shingle(source=source, value=value) for value in prints), ignore_conflicts=True
    )


def nearest(source: Source, prints: set[int]) -> tuple[Source | None, int]:
    """The earlier source most like it, and how much of the two is shared, in per cent."""
    shared = (
        Shingle.objects.filter(value__in=prints)
        .exclude(source=source)
        .values("source")
        .annotate(times=Count("pk"))
        .order_by("-times", "source")
        .first()
    )
    if shared is None:
        return None, 0
    other = Source.objects.get(pk=shared["source"])
    theirs = set(other.shingles.values_list("value", flat=True))
    share = _likeness(prints, theirs)
    return (other, round(100 * share)) if share >= NEAR else (None, 0)


def _likeness(one: set[int], other: set[int]) -> float:
    """Of the least hashes of both together, the share that both have (MinHash, Broder 1997)."""
    least = set(sorted(one | other)[:KEPT])
    return len(least & one & other) / len(least) if least else 0.0


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest()[:7])
