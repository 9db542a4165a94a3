from django.http import Http404, HttpRequest, HttpResponse

from articles.archive.versions import latest_revision
from articles.formats.citations import Cited, bibtex, csl, gbt7714, ris, version_of
from articles.pages.lookup import public_report
from articles.pages.responses import PLAIN, beside_page, reading

FORMS = {"bib": bibtex, "ris": ris, "json": csl}


@reading
def as_text(request: HttpRequest, slug: str) -> HttpResponse:
    """By GB/T 7714, in the edition asked for."""
    report = public_report(slug)
    style = request.GET.getlist("style") or [gbt7714.DEFAULT]
    if len(style) > 1 or style[0] not in gbt7714.STYLES:
        raise Http404
    text = gbt7714.cite(_cited(report), style[0]) + "\n"
    return beside_page(report, text, PLAIN)


@reading
def as_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """For programs that keep references."""
    if form not in FORMS:
        raise Http404
    report = public_report(slug)
    return beside_page(report, FORMS[form].cite(_cited(report)), FORMS[form].TYPE)


def _cited(report) -> Cited:
    return version_of(report, latest_revision(report).values_list("number", flat=True).get())
