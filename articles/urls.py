"""The addresses of the reading side."""

from django.conf import settings
from django.urls import path, re_path, register_converter

from articles.api import documentation
from articles.api.endpoints import ENDPOINTS
from articles.record import kinds
from articles.views import (
    citations,
    corrections,
    feeds,
    home,
    machine,
    names,
    people,
    quotations,
    report,
    reports,
    search,
    sitemaps,
    statistics,
    styleguide,
    tags,
)


class Year:
    regex = "[1-9][0-9]{3}"
    to_python = to_url = str


class Month(Year):
    regex = "0[1-9]|1[0-2]"


class Day(Year):
    regex = "0[1-9]|[12][0-9]|3[01]"


class FeedForm:
    regex = "atom|rss|json"
    to_python = to_url = str


register_converter(Year, "year")
register_converter(Month, "month")
register_converter(Day, "day")
register_converter(FeedForm, "feed")

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("reports/", reports.report_list, name="report-list"),
    path("reports/undated/", reports.report_undated, name="report-undated"),
    path("reports/<year:year>/", reports.report_year, name="report-year"),
    path("reports/<year:year>/<month:month>/", reports.report_month, name="report-month"),
    path("reports/<year:year>/<month:month>/<day:day>/", reports.report_day, name="report-day"),
    path("reports/<slug:slug>/", report.report_detail, name="report-detail"),
    path("reports/<slug:slug>/record.json", report.report_record, name="report-record"),
    path("reports/<slug:slug>/text.txt", report.report_text, name="report-text"),
    path("reports/<slug:slug>/cite.txt", citations.as_text, name="report-citation"),
    path("reports/<slug:slug>/cite.<form>", citations.as_data, name="report-citation-data"),
    path("tags/", tags.tag_list, name="tag-list"),
    path("tags/<slug:slug>/", tags.tag_detail, name="tag-detail"),
    path("tags/<slug:slug>/feed.<feed:form>", feeds.of_tag, name="tag-feed"),
    path("people/", names.name_list, {"kind": kinds.PERSON.key}, name="person-list"),
    path("people/<slug:slug>/", people.person_detail, name="person-detail"),
    path("statistics/", statistics.statistic_list, name="statistic-list"),
    path("statistics/<slug:slug>/", statistics.measure_detail, name="measure-detail"),
    path("quotations/", quotations.quotation_list, name="quotation-list"),
    path("search/", search.search, name="search"),
    path("search/suggest.json", search.suggest, name="suggest"),
    path("api/v1/", documentation.page, name="api"),
    path("api/v1/openapi.json", documentation.description, name="api-description"),
    path("feeds/latest.<feed:form>", feeds.latest, name="feed"),
    path("corrections/", corrections.correction_list, name="correction-list"),
    path("schema/report.json", machine.schema, name="schema"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/lists.xml", sitemaps.lists, name="sitemap-lists"),
    re_path(r"^sitemaps/([a-z]+)-([1-9][0-9]{0,5})\.xml\Z", sitemaps.file, name="sitemap-file"),
    path("favicon.ico", machine.favicon, name="favicon"),
]

for endpoint in ENDPOINTS:
    address = endpoint.path.replace("{slug}", "<slug:slug>")
    urlpatterns.append(path(f"api/v1/{address}", endpoint, name=endpoint.name))

for kind in kinds.NAMES:
    one, more = f"{kind.plural}/<slug:slug>/", {"kind": kind.key}
    urlpatterns += [
        path(f"{kind.plural}/", names.name_list, more, name=f"{kind.key}-list"),
        path(one, names.name_detail, more, name=f"{kind.key}-detail"),
    ]
    if kind.has_feeds:
        address = f"{one}feed.<feed:form>"
        urlpatterns.append(path(address, feeds.of_name, more, name=f"{kind.key}-feed"))

if settings.DEBUG:
    urlpatterns.append(path("styleguide/", styleguide.styleguide, name="styleguide"))
