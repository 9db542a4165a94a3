"""People, names, tags and measures: what reports speak of."""

from collections.abc import Iterable

from django.urls import reverse

from articles.formats.structured_data import Node, identity_of, link_to, node
from articles.models import Measure, Name, Person, Report, Tag
from articles.pages.addresses import absolute
from articles.pages.co_occurrence import Part
from articles.record import kinds

NAMESAKES = "别处同名的人，未经编辑核对不作同一人。"
NO_ROLE = "报道没有写明身份与单位。"


def person(someone: Person, roles: Iterable[Part], reports: Iterable[Report] = ()) -> Node:
    """Someone as reports print them; that they are anyone known elsewhere is never said."""
    roles = list(roles)
    path = someone.get_absolute_url()
    return node(
        "Person",
        identity_of(path),
        name=someone.name,
        url=absolute(path),
        jobTitle=_once(part.role for part in roles),
        affiliation=[
            node("Organization", name=printed) for printed in _once(p.organisation for p in roles)
        ],
        disambiguatingDescription=_told_apart(f"{part.organisation}{part.role}" for part in roles),
        subjectOf=[link_to(report) for report in reports],
    )


def _told_apart(roles: Iterable[str]) -> str:
    printed = "；".join(_once(roles))
    return (f"报道里的身份：{printed}。" if printed else NO_ROLE) + NAMESAKES


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, words)))


def name(
    named: Name, more: str = "", parent: Name | None = None, reports: Iterable[Report] = ()
) -> Node:
    """What a name names, with what reports say of it beside its name."""
    path, kind = named.get_absolute_url(), kinds.BY_KEY[named.kind]
    scope, more = named.scope and f"（{named.scope}）", more and f"：{more}"
    has_word = parent and parent.kind == named.kind and kind.within
    within = {kind.within: name(parent)} if has_word else {}
    return node(
        kind.type,
        identity_of(path),
        name=named.name,
        url=absolute(path),
        description=f"{named.get_kind_display()}{scope}{more}",
        subjectOf=[link_to(report) for report in reports],
        **within,
    )


def tag(subject: Tag, reports: Iterable[Report]) -> Node:
    path = subject.get_absolute_url()
    return node(
        "DefinedTerm",
        identity_of(path),
        name=subject.name,
        url=absolute(path),
        inDefinedTermSet=absolute(reverse("tag-list")),
        subjectOf=[link_to(report) for report in reports],
    )


def measure(counted: Measure) -> Node:
    path = counted.get_absolute_url()
    return node(
        "StatisticalVariable",
        identity_of(path),
        name=f"{counted.subject}{counted.label}",
        url=absolute(path),
        description=counted.unit and f"单位：{counted.unit}",
    )
