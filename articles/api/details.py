"""One thing, whole."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles import models, record
from articles.api import named_things
from articles.api.parameters import Given
from articles.api.reports import CorrectionShape, ReportShape, WholeReport
from articles.api.responses import answer
from articles.archive.versions import latest_revision, shown_record
from articles.models import Appearance, Measure, Mention, Name, Person, Tag
from articles.models.names import Spelt
from articles.pages.addresses import absolute
from articles.pages.co_occurrence import roles_of
from articles.pages.list_entries import newest_of
from articles.pages.lookup import find, public_report, require
from articles.record import kinds


def report(request: HttpRequest, given: Given, slug: str) -> HttpResponse:
    found = public_report(slug)
    revision = latest_revision(found).get()
    corrections = found.corrections.select_related("revision").defer("revision__record")
    shown = shown_record(found, revision.record)
    whole = WholeReport.of(
        found,
        version=revision.number,
        sha256=revision.sha256 if shown == revision.record else None,
        corrections=[CorrectionShape.of(row) for row in corrections],
        follow_up=_follow_up(found),
        record=record.load(shown),
    )
    return _answer(given, whole)


def _follow_up(report: models.Report) -> str | None:
    """The page of the public report that goes on with this one."""
    later = models.Report.objects.public().filter(pk=report.followed_by_id).first()
    return absolute(later.get_absolute_url()) if later else None


def person(request: HttpRequest, given: Given, slug: str) -> HttpResponse:
    found = find(Person.objects.select_related("merged_into"), slug)
    appearances = Appearance.objects.filter(person=found)
    whole = named_things.WholePerson(
        **_counted(found, named_things.PersonShape, kinds.PERSON.words),
        roles=[named_things.Role.of(part) for part in roles_of(appearances)],
        reports=named_things.links_to(newest_of(appearances)[: named_things.LATEST]),
    )
    return _answer(given, whole)


def name(kind: str) -> Callable[..., HttpResponse]:
    """A name of one kind."""

    def view(request: HttpRequest, given: Given, slug: str) -> HttpResponse:
        rows = Name.objects.filter(kind=kind).select_related("merged_into").with_public_parent()
        found = find(rows, slug)
        parts = Name.objects.public().filter(parent=found).order_by("sort_key", "pk")
        mentions = Mention.objects.filter(name=found)
        whole = named_things.WholeName(
            **_counted(found, named_things.NameShape, found.get_kind_display()),
            parts=list(parts.values_list("slug", flat=True)),
            reports=named_things.links_to(newest_of(mentions)[: named_things.LATEST]),
        )
        return _answer(given, whole)

    return view


def tag(request: HttpRequest, given: Given, slug: str) -> HttpResponse:
    return _answer(
        given,
        named_things.TagShape(**_counted(find(Tag.objects, slug), named_things.TagShape, "标签")),
    )


def measure(request: HttpRequest, given: Given, slug: str) -> HttpResponse:
    found = _counted(find(Measure.objects, slug), named_things.MeasureShape, "指标")
    return _answer(given, named_things.MeasureShape(**found))


def _counted(thing: Spelt, shape: type[named_things.Thing], what: str) -> dict:
    """The fields of a thing that public reports speak of; 410 where none does any more."""
    [(thing, count)] = named_things.counted([thing])
    require(count > 0, what)
    return shape.of(thing, count).model_dump()


def _answer(given: Given, whole: ReportShape | named_things.Thing) -> HttpResponse:
    response = answer(whole.told(given.get("fields", ())))
    response["Link"] = f'<{whole.url}>; rel="canonical"'
    return response
