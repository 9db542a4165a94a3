"""Lists: how many there are, some of them, and where to read on."""

from collections.abc import Callable, Iterable, Sequence

from django.db.models import Case, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse

from articles.api import cursors, facts, named_things
from articles.api.parameters import USUAL, Given, single
from articles.api.reports import FoundReport
from articles.api.responses import Problem, answer
from articles.api.schemas import Shape
from articles.models import Measure, Name, Person, Quotation, Report, Statistic, Tag
from articles.pages import criteria, filters
from articles.pages.addresses import absolute
from articles.pages.criterion import Unknown
from articles.pages.figures import with_moments
from articles.pages.filters import Chosen, Filters
from articles.search import question, results

NO_INDEX = "搜索的索引还在建立，请过一会儿再试"
View = Callable[[HttpRequest, Given], HttpResponse]


def reports(request: HttpRequest, given: Given) -> HttpResponse:
    """The reports that answer `q`, as the search page has them; without it all, newest first."""
    if question.clean(single(given, "q")):
        return _found(request, given)
    rows = chosen_of(given).narrow(Report.objects.public())
    tell = _each(lambda report: FoundReport.of(report, passages=[]))
    return _page(request, given, rows.newest_first(), "reports", tell)


def _found(request: HttpRequest, given: Given) -> HttpResponse:
    """Best first, so that a cursor is a number of reports told."""
    cursor, size = single(given, "cursor"), _size(given)
    start = int(cursors.unsigned(cursor, "found")[0] or 0) if cursor else 0
    try:
        found = question.answer(
            question.read(request.GET), start=start, size=size, with_facets=False
        )
    except Unknown as error:
        raise Http404 from error
    except results.NotReady as error:
        raise Problem(503, NO_INDEX) from error
    told = [
        FoundReport.of(result.report, passages=[cut.text for cut in result.passages])
        for result in found.results
    ]
    following = cursors.signed([start + size], "found") if found.has_more else None
    return _answer(request, given, told, found.count, following)


def statistics(request: HttpRequest, given: Given) -> HttpResponse:
    sort = single(given, "sort", "report")
    rows = filters.sorted_by(statistics_of(chosen_of(given)), sort)
    return _page(request, given, rows, f"statistics {sort}", _each(facts.StatisticShape.of))


def quotations(request: HttpRequest, given: Given) -> HttpResponse:
    rows = quotations_of(chosen_of(given)).newest_first()
    return _page(request, given, rows, "quotations", _each(facts.QuotationShape.of))


def statistics_of(chosen: Chosen) -> QuerySet:
    """The public statistics that pass, with all that is told of them."""
    rows = chosen.narrow(Statistic.objects.public())
    return with_moments(rows).select_related("report", "section", "series", "earlier")


def quotations_of(chosen: Chosen) -> QuerySet:
    rows = chosen.narrow(Quotation.objects.public())
    return rows.select_related("report", "section", "spoken_by__person")


def chosen_of(given: Given) -> Chosen:
    """What the filters among the parameters name; 404 where no public report has it."""
    asked = [one.key for one in criteria.CRITERIA if one.key in given]
    return filters.choose(Filters("", {key: tuple(sorted(given[key])) for key in asked}))


def people(request: HttpRequest, given: Given) -> HttpResponse:
    return _spelt(request, given, Person.objects.public(), named_things.PersonShape)


def names(kind: str) -> View:
    """The list of names of one kind."""

    def view(request: HttpRequest, given: Given) -> HttpResponse:
        rows = Name.objects.public().filter(kind=kind).with_public_parent()
        return _spelt(request, given, rows, named_things.NameShape)

    return view


def tags(request: HttpRequest, given: Given) -> HttpResponse:
    """As their page has them: those that begin with no letter come last."""
    other = Case(When(initial="#", then=1), default=0)
    rows = Tag.objects.public().annotate(other=other)
    return _spelt(request, given, rows, named_things.TagShape, ("other", "sort_key", "name"))


def measures(request: HttpRequest, given: Given) -> HttpResponse:
    rows = Measure.objects.public()
    return _spelt(request, given, rows, named_things.MeasureShape, ("sort_key", "slug"))


def _spelt(
    request: HttpRequest,
    given: Given,
    rows: QuerySet,
    shape: type[named_things.Thing],
    order: tuple[str, ...] = ("sort_key", "name", "pk"),
) -> HttpResponse:
    """Things by the alphabet."""
    initial = single(given, "initial")
    rows = filters.of_initial(rows, initial).order_by(*order)
    if initial and not rows.exists():
        raise Http404
    return _page(request, given, rows, shape.component(), _counted(shape))


def _each(tell: Callable) -> Callable[[Sequence], list[Shape]]:
    return lambda rows: [tell(row) for row in rows]


def _counted(shape: type[named_things.Thing]) -> Callable[[Sequence], list[Shape]]:
    return lambda rows: [shape.of(thing, count) for thing, count in named_things.counted(rows)]


def _page(
    request: HttpRequest,
    given: Given,
    rows: QuerySet,
    of: str,
    tell: Callable[[Sequence], Iterable[Shape]],
) -> HttpResponse:
    """The rows from the cursor on; `of` names the list and its order."""
    cursor, size = single(given, "cursor"), _size(given)
    following = cursors.after(rows, cursors.unsigned(cursor, of)) if cursor else rows
    found = list(following[: size + 1])
    shown, has_more = found[:size], len(found) > size
    further = cursors.signed(cursors.place_of(shown[-1], rows), of) if has_more else None
    return _answer(request, given, tell(shown), rows.count(), further)


def _size(given: Given) -> int:
    return int(single(given, "limit", str(USUAL)))


def _answer(
    request: HttpRequest, given: Given, told: Iterable[Shape], count: int, following: str | None
) -> HttpResponse:
    wanted = given.get("fields", ())
    results = [shape.told(wanted) for shape in told]
    response = answer({"count": count, "next": following, "results": results})
    if following:
        query = request.GET.copy()
        query["cursor"] = following
        response["Link"] = f'<{absolute(request.path)}?{query.urlencode()}>; rel="next"'
    return response
