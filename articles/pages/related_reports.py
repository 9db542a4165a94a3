"""Reports that share names with a report: the rarer a name, the more it says."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from articles.models import Mention, Name, Report

MOST_RELATED = 5
LEAST_SHARED = 2
COMMON = 500  # a name in more reports than this says nothing


@dataclass(frozen=True)
class Related:
    """A report and the names it shares, rarest first, as (label, url)."""

    report: Report
    reasons: list[tuple[str, str]]


def related_to(report: Report, names: Iterable[Name]) -> list[Related]:
    """The public reports that share most with a report which speaks of these names."""
    names = {name.pk: name for name in names}
    sharing = _reports_by_name(names)
    # the report itself is one of them, kept or not
    weights = {name: 1 / len(reports | {report.pk}) for name, reports in sharing.items()}
    shared: dict[int, list[int]] = defaultdict(list)
    for name in sorted(sharing, key=lambda name: (-weights[name], name)):
        for other in sharing[name] - {report.pk}:
            shared[other].append(name)
    scores = {
        other: sum(weights[name] for name in found)
        for other, found in shared.items()
        if len(found) >= LEAST_SHARED
    }
    best = sorted(scores, key=lambda other: (-scores[other], -other))[:MOST_RELATED]
    # one row asked for in vain keeps the number of queries the same for every report
    rows = Report.objects.public().in_bulk(best or [0])
    return [
        Related(rows[other], [(str(names[n]), names[n].get_absolute_url()) for n in shared[other]])
        for other in best
    ]


def _reports_by_name(names: Iterable[int]) -> dict[int, set[int]]:
    """The public reports that speak of each name, for names that are not common."""
    one_too_many = Mention.objects.filter(name=OuterRef("pk"), occurrence=0).order_by()
    rare = Name.objects.filter(pk__in=names).exclude(Exists(one_too_many[COMMON : COMMON + 1]))
    pairs = Mention.objects.public().filter(name__in=rare).values_list("name", "report")
    found = defaultdict(set)
    for name, report in pairs.distinct():
        found[name].add(report)
    return found
