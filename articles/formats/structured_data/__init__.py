"""A page's words to machines, in the words of https://schema.org (version 30.0)."""

from typing import Any

from articles.language.dates import PartialDate
from articles.models import Report
from articles.pages.addresses import absolute

LANGUAGE = "zh-Hans"
Node = dict[str, Any]


def node(kind: str, identity: str = "", **properties: Any) -> Node:
    """A thing with what is known of it; what is not known is left out."""
    known = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **({"@id": identity} if identity else {}), **known}


def reference(to: Node) -> Node:
    """A node that is told in full elsewhere."""
    return {"@id": to["@id"]}


def identity_of(path: str) -> str:
    """What the thing that a page is about is called; the page's address is the page's own name."""
    return absolute(f"{path}#it")


def link_to(report: Report) -> Node:
    """A report as other pages speak of it."""
    path = report.get_absolute_url()
    return node(
        "NewsArticle",
        identity_of(path),
        headline=report.title,
        url=absolute(path),
        datePublished=day(report.published),
    )


def day(when: PartialDate | None) -> str:
    """A date that is known to the day and sure; a date known in part becomes none."""
    return str(when) if when and when.is_exact else ""
