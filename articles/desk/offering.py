"""Words offered where a draft is typed: what the newest public reports say most often."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from articles.models import Report, Tagging

READ = 2000  # reports that are looked at, the newest: the archive may hold a hundred thousand
MOST = 200  # of each sort that are offered


class Offered(NamedTuple):
    """The words that are offered for a field, the commonest first."""

    field: str
    words: list[str]


def offered() -> list[Offered]:
    """What is offered for each field."""
    newest = Report.objects.public().order_by("-pk")[:READ]
    said = list(newest.values_list("pk", "outlet", "byline"))
    tagged = Tagging.objects.filter(content_object__in=[pk for pk, *_ in said])
    each = {
        "outlet": [outlet for _, outlet, _ in said],
        "byline": [line_of(one) for *_, byline in said for one in byline],
        "tags": tagged.values_list("tag__name", flat=True),
    }
    return [Offered(field, _commonest(words)) for field, words in each.items()]


def line_of(one: dict[str, Any]) -> str:
    """One of a byline as its field holds it: the role, where there is one, before the name."""
    return " ".join(filter(None, [one.get("role"), one["name"]]))


def _commonest(words: Iterable[str]) -> list[str]:
    return [word for word, _ in Counter(filter(None, words)).most_common(MOST)]
