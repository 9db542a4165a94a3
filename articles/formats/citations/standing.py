"""The standing of a cited version: latest, corrected since, or withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.archive.versions import hidden_in
from articles.models import Correction, Person, Report, Revision


@dataclass(frozen=True)
class Standing:
    number: int
    corrections: Sequence[Correction]  # since that version, newest first
    hides_names: bool  # of people who were named in it

    @property
    def edition(self) -> str:
        return f"第{self.number}版"

    @property
    def is_unchanged(self) -> bool:
        return not self.corrections and not self.hides_names

    @property
    def changed_at(self) -> datetime | None:
        return self.corrections[0].made_at if self.corrections else None


def standing_of(
    number: int, report: Report, people: Iterable[Person], corrections: Sequence[Correction]
) -> Standing:
    """How a version stands to what is shown now, of whom; the corrections with their revisions.

    A version without a correction of its own changed what stands beside the words, not them.
    """
    since = [correction for correction in corrections if correction.revision.number > number]
    versions = Revision.objects.filter(report=report, number=number)
    hidden = hidden_in(versions.values_list("record", flat=True).get, people)
    return Standing(number, since, bool(hidden))
