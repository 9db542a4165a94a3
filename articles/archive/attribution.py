"""The person of each appearance as the log tells it: one of two who share a name.

The record tells them apart by no more than that they are two, so the log alone can vouch for it.
"""

from articles.models import Act

TELLING = [
    Act.Kind.PUBLISH,
    Act.Kind.CORRECT,
    Act.Kind.VERSION,
    Act.Kind.CHANGE,  # of archives from before, once
    Act.Kind.MERGE,
    Act.Kind.SPLIT,
    Act.Kind.UNDO,
]


def people_by_log() -> dict[tuple[int, str], int]:
    """The person of each appearance, by report and id: as told with its version, then moved."""
    found = {}
    acts = Act.objects.filter(kind__in=TELLING).order_by("number")
    for detail in acts.values_list("detail", flat=True).iterator():
        found |= {(report, key): person for report, key, person in detail.get("people", ())}
        if detail.get("model") == "person" and "to" in detail:
            found |= dict.fromkeys(map(tuple, detail["moved"]), detail["to"])
    return found
