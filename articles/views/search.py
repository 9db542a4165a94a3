from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from articles.models import Name, Person, Tag
from articles.pages import alternates
from articles.pages.addresses import absolute
from articles.pages.facets import Choice, Facet
from articles.search import question, results, suggestions, typed_dates
from articles.search.meant_names import named

NO_DATE = "日期不详"
MOST_COMPARED = 3  # words that names near them are looked for
TITLES = {"tag": "标签", "place": "地点", "person": "人物", "year": "年份"}


def search(request: HttpRequest) -> HttpResponse:
    """What answers the words that were typed, best first."""
    try:
        asked = question.read(request.GET)
    except question.Unknown as error:
        raise Http404 from error
    if asked.pasted:
        return _of_address(request, asked)
    dated = None if asked.narrow or asked.page > 1 else typed_dates.read(asked.typed)
    if dated and dated.holds_reports():
        return redirect(dated.address)
    context = {"asked": asked, "canonical": absolute(reverse("search")), "noindex": True}
    try:
        answer = question.answer(asked)
    except results.NotReady:
        return render(request, "search/not_ready.html", context, status=503)
    if asked.page > 1 and not answer.results:
        raise Http404
    forms = [alternates.of_program(asked.address(reverse("report-list")))]
    beside = {"forms": forms, "dated": dated, **_beside(asked, answer)}
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
        "clear_url": asked.address(path, tags=(), place="", person="", year=""),
        "filtered": bool(asked.narrow),
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
        Facet(name, TITLES[name], _choices(name, asked, answer, path))
        for name in TITLES
        if answer.facets[name] or asked.narrow.get(name)
    ]


def _choices(name: str, asked: question.Asking, answer: question.Answer, path: str) -> list[Choice]:
    chosen = asked.narrow.get(name, [])
    labels = _labels(name, [slug for slug, _ in answer.facets[name]] + chosen)
    counts = dict(answer.facets[name])
    taken = [
        Choice(
            labels.get(slug, slug),
            counts.get(slug, answer.count),
            _without(asked, name, slug, path),
            True,
        )
        for slug in chosen
    ]
    offered = [
        Choice(labels[slug], count, _with(asked, name, slug, path))
        for slug, count in answer.facets[name]
        if slug in labels and slug not in chosen and (name == "tag" or not chosen)
    ]
    return taken + offered


def _with(asked: question.Asking, name: str, slug: str, path: str) -> str:
    if name == "tag":
        return asked.address(path, tags=tuple(sorted({*asked.tags, slug})))
    return asked.address(path, **{name: slug})


def _without(asked: question.Asking, name: str, slug: str, path: str) -> str:
    if name == "tag":
        return asked.address(path, tags=tuple(tag for tag in asked.tags if tag != slug))
    return asked.address(path, **{name: ""})


def _labels(name: str, slugs: list[str]) -> dict[str, str]:
    """What readers call the slugs of a facet."""
    if name == "year":
        return {slug: NO_DATE if slug == "undated" else f"{slug}年" for slug in slugs}
    places = Name.objects.filter(kind=Name.Kind.PLACE)
    rows = {"tag": Tag.objects, "person": Person.objects, "place": places}[name]
    return dict(rows.filter(slug__in=slugs).values_list("slug", "name"))


def suggest(request: HttpRequest) -> HttpResponse:
    """Names and tags that begin with what is being typed, for the box to offer."""
    typed = question.clean(request.GET.get("q", ""))[:20]
    return JsonResponse(suggestions.suggestions(typed), safe=False)
