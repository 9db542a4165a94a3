from django.http import HttpRequest, HttpResponse

from articles.models import Appearance, Mention, Name, Report, Statistic, Tagging
from articles.pages import alternates, home_page
from articles.pages.co_occurrence import most_spoken_of
from articles.pages.list_entries import dress
from articles.pages.responses import reading, show

MOST_TAGS = 16
MOST_NAMES = 12


@reading
def home(request: HttpRequest) -> HttpResponse:
    tagged = Tagging.objects.public()
    placed = Mention.objects.public().filter(name__kind=Name.Kind.PLACE)
    return show(
        request,
        "home.html",
        forms=alternates.latest(),
        newest=dress(home_page.newest()),
        figures=home_page.figures(),
        tags=most_spoken_of(tagged, "tag", MOST_TAGS),
        places=most_spoken_of(placed, "name", MOST_NAMES),
        people=most_spoken_of(Appearance.objects.public(), "person", MOST_NAMES),
        report_count=Report.objects.public().count(),
        statistic_count=Statistic.objects.public().count(),
    )


@reading
def about(request: HttpRequest) -> HttpResponse:
    """Who runs the archive, and by what rules; this page stands while the database is away."""
    return show(request, "about.html")
