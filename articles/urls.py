"""The addresses of the reading side."""

from django.conf import settings
from django.urls import path, register_converter

from articles.models import Name
from articles.views import (
    api,
    corrections,
    home,
    machine,
    names,
    people,
    quotations,
    report,
    reports,
    search,
    statistics,
    styleguide,
    tags,
)


class Year:
    regex = "[1-9][0-9]{3}"
    to_python = to_url = str


class Month(Year):
    regex = "0[1-9]|1[0-2]"


register_converter(Year, "year")
register_converter(Month, "month")

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("reports/", reports.report_list, name="report-list"),
    path("reports/undated/", reports.report_undated, name="report-undated"),
    path("reports/<year:year>/", reports.report_year, name="report-year"),
    path("reports/<year:year>/<month:month>/", reports.report_month, name="report-month"),
    path("reports/<slug:slug>/", report.report_detail, name="report-detail"),
    path("reports/<slug:slug>/record.json", report.report_record, name="report-record"),
    path("reports/<slug:slug>/text.txt", report.report_text, name="report-text"),
    path("tags/", tags.tag_list, name="tag-list"),
    path("tags/<slug:slug>/", tags.tag_detail, name="tag-detail"),
    path("people/", people.person_list, name="person-list"),
    path("people/<slug:slug>/", people.person_detail, name="person-detail"),
    path("statistics/", statistics.statistic_list, name="statistic-list"),
    path("statistics/<slug:slug>/", statistics.measure_detail, name="measure-detail"),
    path("quotations/", quotations.quotation_list, name="quotation-list"),
    path("search/", search.search, name="search"),
    path("search/suggest.json", search.suggest, name="suggest"),
    path("api/v1/reports/", api.reports, name="api-reports"),
    path("corrections/", corrections.correction_list, name="correction-list"),
    path("schema/report.json", machine.schema, name="schema"),
    path("healthz", machine.healthz, name="healthz"),
    path("favicon.ico", machine.favicon, name="favicon"),
]

for kind in Name.Kind.values:
    urlpatterns += [
        path(f"{kind}s/", names.name_list, {"kind": kind}, name=f"{kind}-list"),
        path(f"{kind}s/<slug:slug>/", names.name_detail, {"kind": kind}, name=f"{kind}-detail"),
    ]

if settings.DEBUG:
    urlpatterns.append(path("styleguide/", styleguide.styleguide, name="styleguide"))
