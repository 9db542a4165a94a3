"""A report, and every figure, quotation, person and name that it holds, as nodes."""

from collections.abc import Iterable, Sequence
from typing import Any

from articles.formats.structured_data import (
    LANGUAGE,
    Node,
    day,
    identity_of,
    node,
    reference,
    things,
)
from articles.formats.structured_data.observations import observation
from articles.language import dates
from articles.models import Appearance, Correction, Mention, Quotation, Report, Revision, Tag
from articles.pages.addresses import absolute
from articles.pages.alternates import Alternate
from articles.pages.co_occurrence import Part
from articles.pages.list_entries import more_of
from articles.pages.report_page import Facts
from articles.pages.timestamps import machine_time
from articles.record import kinds


def nodes(
    report: Report,
    *,
    facts: Facts,
    tags: Iterable[Tag],
    corrections: Sequence[Correction],
    revision: Revision,
    forms: Iterable[Alternate],
) -> list[Node]:
    """The article first, then all that it says."""
    named = [(mention, _name(mention)) for mention in facts.mentions if not mention.occurrence]
    subjects = _subjects(named)
    quoted = [_quotation(row, report) for row in facts.quotations]
    former = {row.earlier_id for row in facts.statistics}
    counted = [
        observation(row, report, subjects, is_former=row.pk in former) for row in facts.statistics
    ]
    people = [_person(row) for row in facts.appearances if not row.occurrence]
    spoken_of = _once([*people, *(told for _, told in named)])
    return [
        node(
            "NewsArticle",
            identity_of(report.get_absolute_url()),
            **_head(report),
            **_origin(report),
            **_dates(report, corrections),
            keywords=[tag.name for tag in tags],
            version=str(revision.number),
            correction=[_correction(row) for row in corrections],
            encoding=[_form(form) for form in forms if form.rel == "alternate"],
            hasPart=[reference(part) for part in quoted],
            mentions=[reference(thing) for thing in (*spoken_of, *counted)],
        ),
        *spoken_of,
        *quoted,
        *counted,
    ]


def _head(report: Report) -> dict[str, Any]:
    address = absolute(report.get_absolute_url())
    return {
        "headline": report.title,
        "alternativeHeadline": report.subtitle,
        "description": report.summary,
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "dateline": report.dateline,
        "printPage": report.page,
        "copyrightNotice": report.rights,
        "contentLocation": report.place and node("Place", name=report.place),
    }


def _origin(report: Report) -> dict[str, Any]:
    """Who wrote the words. Of a retelling it is not said: its author wrote the words retold."""
    if report.is_retold:
        return {"isBasedOn": _original(report.original or {})}
    return {
        "author": _authors(report.byline),
        "publisher": _outlet(report.outlet),
        "isBasedOn": report.url,
    }


def _original(told: dict[str, Any]) -> Node:
    """The report that a retelling retells."""
    published = told.get("published")
    return node(
        "NewsArticle",
        headline=told.get("title"),
        alternativeHeadline=told.get("subtitle"),
        author=_authors(told.get("byline") or []),
        publisher=_outlet(told.get("outlet")),
        datePublished=day(dates.parse(published)) if published else "",
        url=told.get("url"),
    )


def _authors(byline: Iterable[dict]) -> list[Node]:
    return [node("Person", name=by["name"]) for by in byline]


def _outlet(outlet: str | None) -> Node:
    return node("Organization", name=outlet) if outlet else {}


def _dates(report: Report, corrections: Sequence[Correction]) -> dict[str, str]:
    """When it was printed and last corrected; a report of no full date has neither.

    Readers of the graph would take the day of a correction for the day of the news.
    """
    printed = day(report.published)
    if not printed:
        return {}
    corrected = max((row.made_at for row in corrections), default=None)
    return {
        "datePublished": printed,
        "dateModified": machine_time(corrected) if corrected else printed,
    }


def _correction(row: Correction) -> Node:
    return node("CorrectionComment", text=row.reason, dateCreated=machine_time(row.made_at))


def _form(form: Alternate) -> Node:
    return node("MediaObject", name=form.title, contentUrl=form.url, encodingFormat=form.type)


def _person(row: Appearance) -> Node:
    roles = [Part(row.role, row.organisation, 1)]
    return things.person(row.person, roles) | {"name": row.name}


def _name(row: Mention) -> Node:
    return things.name(row.name, more_of(row)) | {"name": row.printed}


def _subjects(named: Iterable[tuple[Mention, Node]]) -> dict[str, Node]:
    """What a figure of the report may be about, by its printed name."""
    return {
        row.printed: told
        for kind in reversed(kinds.COUNTED)
        for row, told in named
        if row.kind == kind.key
    }


def _once(told: Iterable[Node]) -> list[Node]:
    """Each thing once, as it is first told: merged names stand in a report under several ids."""
    by_identity: dict[str, Node] = {}
    for thing in told:
        by_identity.setdefault(thing["@id"], thing)
    return list(by_identity.values())


def _quotation(row: Quotation, report: Report) -> Node:
    """Words given as someone's; who is not one of the report's people is told as printed."""
    path = report.get_absolute_url()
    by = row.spoken_by
    return node(
        "Quotation",
        absolute(f"{path}#{row.key}"),
        text=row.text,
        description="直接引语" if row.direct else "间接引语",
        creator={"@id": identity_of(by.person.get_absolute_url())} if by else {},
        creditText=row.speaker or (by.name if by else ""),
        isPartOf={"@id": identity_of(path)},
    )
