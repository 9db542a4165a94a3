"""The thing that an address names: public, or where it went."""

from django.http import Http404

from articles.models import Name, Person, Report
from articles.models.names import Spelt
from articles.models.querysets import NamedQuerySet
from articles.pages.filters import Moved
from articles.pages.responses import Gone


def public_report(slug: str) -> Report:
    """The report of that address; 410 with the reason where it was withdrawn."""
    return public_or_gone(Report.objects.filter(slug=slug).first())


def public_or_gone(report: Report | None) -> Report:
    """The report if it is public; 410 with the reason where it was withdrawn, 404 for none."""
    if report is None:
        raise Http404
    if report.state != Report.State.PUBLIC:
        raise Gone(
            "reports/withdrawn.html",
            reason=report.withdrawal_reason,
            withdrawn_at=report.withdrawn_at,
            title_hidden=True,
        )
    return report


def find(things: NamedQuerySet, slug: str) -> Spelt:
    """The thing of that address; 404 where there never was one, 301 where it was merged."""
    thing = things.filter(slug=slug).first()
    if thing is None:
        raise Http404
    if isinstance(thing, Person | Name) and thing.merged_into:
        raise Moved(thing.standing.get_absolute_url())
    return thing


def require(is_public: bool, what: str) -> None:
    """410 for what no public report speaks of any more."""
    if not is_public:
        raise Gone("gone.html", what=what)
