"""Everything outside the desk answers GET and HEAD, and 405 to all else."""

import pytest
from django.test import Client

from articles.archive.importing import import_record
from articles.management.sample import records

pytestmark = pytest.mark.django_db

METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "BREW"]
PATHS = [
    "/",
    "/reports/",
    "/reports/2021/",
    "/reports/undated/",
    "/reports/no-such-report/",
    "/tags/",
    "/people/",
    "/organisations/",
    "/projects/",
    "/places/",
    "/honours/",
    "/statistics/",
    "/quotations/",
    "/about/",
    "/corrections/",
    "/schema/report.json",
    "/healthz",
    "/favicon.ico",
    "/no/such/address",
    "/reports",
    "/api/v1/",
]


@pytest.mark.long
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", PATHS)
def test_other_methods_are_refused(method, path):
    answer = Client(enforce_csrf_checks=True).generic(method, path)
    if path.startswith("/api/v1/") and method == "OPTIONS":
        assert answer.status_code != 405
        return
    assert answer.status_code == 405
    allowed = "GET, HEAD, OPTIONS" if path.startswith("/api/v1/") else "GET, HEAD"
    assert answer.headers["Allow"] == allowed
    assert "Set-Cookie" not in answer.headers


def test_a_report_answers_get_and_head_only():
    slug = import_record(next(iter(records(1)))).slug
    for tail in ["", "record.json", "text.txt"]:
        path = f"/reports/{slug}/{tail}"
        whole, head = Client().get(path), Client().head(path)
        assert whole.status_code == head.status_code == 200
        assert head.content == b""
        assert head.headers["ETag"] == whole.headers["ETag"]
        assert Client().post(path).status_code == 405


def test_a_path_that_only_begins_like_the_desk_is_no_desk():
    assert Client().post("/administrator/").status_code == 405
    assert Client().post("/admin-x/").status_code == 405
