"""A draft's record, read, checked and placed once for all that a page or a step asks of it."""

from articles import record
from articles.archive.versions import former_ids, latest_of
from articles.models import Draft, Report
from articles.record import Examined
from articles.record.ids import FormerIds


def examined(draft: Draft) -> Examined:
    """What the draft says, as it would be published."""
    return record.examine(record.load(draft.record), former_of(draft))


def former_of(draft: Draft) -> FormerIds:
    """The ids that the public versions gave which the draft would correct."""
    return former_ids(latest_of(Report.objects.filter(record_slug=draft.slug).first()))
