from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.urls import reverse

from articles.pages import alternates, criteria, old_encoding
from articles.pages.addresses import absolute
from articles.pages.criterion import Criterion, Unknown
from articles.pages.facets import Choice, Facet
from articles.search import question, results, suggestions, typed_dates
from articles.search.meant_names import named

MOST_COMPARED = 3  # words that names near them are looked for


def search(request: HttpRequest) -> HttpResponse:
    """What answers the words that were typed, best first."""
    if query := old_encoding.in_utf_8(request):
        return HttpResponsePermanentRedirect(f"{request.path}?{query}")
    try:
        asked = question.read(request.GET)
    except Unknown as error:
        raise Http404 from error
    if asked.pasted:
        return _of_address(request, asked)
    dated = None if asked.by or asked.page > 1 else typed_dates.date_in(asked.typed)
    if dated and dated.holds_reports():
        return redirect(dated.address)
    context = {"asked": asked, "canonical": absolute(reverse("search")), "noindex": True}
    try:
        return _answered(request, asked, {**context, "dated": dated})
    except results.NotReady:  # from the first, or between two of the questions to the index
        return render(request, "search/not_ready.html", context, status=503)


def _answered(request: HttpRequest, asked: question.Asking, context: dict) -> HttpResponse:
    """The reports that answer, or what could be asked instead; NotReady."""
    answer = question.answer(asked)
    if asked.page > 1 and not answer.results:
        raise Http404
    forms = [alternates.of_program(asked.address(reverse("report-list")))]
    beside = {"forms": forms, **_beside(asked, answer)}
    response = render(request, "search/results.html", {**context, **beside})
    response["Link"] = alternates.header(forms)
    return response


def _of_address(request: HttpRequest, asked: question.Asking) -> HttpResponse:
    """An address that was pasted leads where it led; of one that is not known it is said."""
    if asked.pasted.path:
        return redirect(asked.pasted.path)
    context = {"asked": asked, "canonical": absolute(reverse("search")), "noindex": True}
    return render(request, "search/no_address.html", context)


def _beside(asked: question.Asking, answer: question.Answer) -> dict:
    path = reverse("search")
    has_next = answer.has_more and asked.page < question.LAST_PAGE
    return {
        "answer": answer,
        "named": named(asked.query) if asked.page == 1 and asked.query.words else [],
        "facets": _facets(asked, answer, path),
        "clear_url": asked.address(path, by={}),
        "filtered": bool(asked.by),
        "fewer": [] if answer.count else _offered(_fewer(asked), path),
        "near": [] if answer.count else _offered(_near(asked), path),
        "orders": [
            ("最贴切", asked.address(path, order=""), not asked.order),
            ("按日期", asked.address(path, order="date"), bool(asked.order)),
        ],
        "previous_url": asked.address(path, page=asked.page - 1) if asked.page > 1 else None,
        "next_url": asked.address(path, page=asked.page + 1) if has_next else None,
    }


def _fewer(asked: question.Asking) -> list[str]:
    """What a question that finds nothing can be cut down to: a word alone, a part of a word."""
    words = dict.fromkeys(word.text for word in asked.query.words)
    alone = list(words) if len(words) > 1 else []
    return alone + [part for word in words if (part := suggestions.longest_part(word))]


def _near(asked: question.Asking) -> list[str]:
    """Names that are nearly what was typed."""
    return [
        name for word in asked.query.words[:MOST_COMPARED] for name in suggestions.near(word.text)
    ]


def _offered(words: list[str], path: str) -> list[tuple[str, str]]:
    return [(word, question.Asking(typed=word).address(path)) for word in dict.fromkeys(words)]


def _facets(asked: question.Asking, answer: question.Answer, path: str) -> list[Facet]:
    return [
        Facet(one.key, one.title, _choices(one, asked, answer, path))
        for one in criteria.of_search()
        if answer.facets[one.key] or one.key in asked.by
    ]


def _choices(
    by: Criterion, asked: question.Asking, answer: question.Answer, path: str
) -> list[Choice]:
    """What is chosen, to be taken away, and what can be: more only where many hold together."""
    chosen, counts = asked.by.get(by.key, ()), dict(answer.facets[by.key])
    labels = by.labels([*counts, *chosen])
    others = [slug for slug in counts if slug in labels and slug not in chosen]
    offered = [*chosen, *(others if by.is_many or not chosen else [])]
    return [
        Choice(
            labels.get(slug, slug),
            counts.get(slug, answer.count),
            asked.address(path, by=by.toggled(asked.by, slug)),
            slug in chosen,
        )
        for slug in offered
    ]


def suggest(request: HttpRequest) -> HttpResponse:
    """Names and tags that begin with what is being typed, for the box to offer."""
    typed = question.clean(request.GET.get("q", ""))[:20]
    return JsonResponse(suggestions.suggestions(typed), safe=False)
