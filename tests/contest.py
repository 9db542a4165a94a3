"""A report with a contest, asked for everywhere: `python -m tests.contest` where there are any.

The test of docs/adding-a-kind.md runs it in the copy of the archive to which it added them.
"""

import importlib
import json
import sys
from io import BytesIO
from uuid import uuid4

import django
from django.core.management import call_command

from tests.records import as_json, record, section

TEXT = "昨天，山湖杯龙舟赛在示例市收桨，青石桥队夺魁，共有12支队伍参赛。"
FIELDS = record("shan-hu-bei", title="百桨齐发", sections=[section(TEXT)])
FIELDS["statistics"] = [
    {"exact": "12支", "value": 12, "unit": "支", "label": "参赛队伍", "subject": "山湖杯龙舟赛"}
]
CONTEST = {"name": "山湖杯龙舟赛", "winner": "青石桥队"}
PUBLIC = {
    "report": "/reports/shan-hu-bei/",
    "home": "/",
    "list": "/contests/",
    "page": "/contests/shan-hu-bei-long-zhou-sai/",
    "sitemap": "/sitemaps/lists.xml",
    "schema": "/schema/report.json",
    "api": "/api/v1/contests/",
    "api_one": "/api/v1/contests/shan-hu-bei-long-zhou-sai/",
    "api_description": "/api/v1/openapi.json",
}


def migrate() -> None:
    """As the page says, then the database follows."""
    call_command("makemigrations", "articles", name="contests", verbosity=0)
    importlib.invalidate_caches()
    call_command("migrate", verbosity=0)


def faults(**fields) -> list[str]:
    """Where the check of the record finds something wrong with the contest."""
    from articles.record import RecordError, build

    try:
        build(FIELDS | {"contests": [CONTEST | fields]})
    except RecordError as error:
        return [problem.place for problem in error.problems]
    return []


def told() -> dict[str, object]:
    """What the check, the archive and the documentation say."""
    from articles.archive import exporting, proof
    from tests import test_docs
    from tests.whole_archive import publish

    publish(FIELDS | {"contests": [CONTEST]})
    publish(FIELDS | {"slug": "without"})
    test_docs.test_every_address_that_is_served_is_told_and_no_other()
    for heading, fields in test_docs.models().items():
        test_docs.test_every_field_of_the_record_is_told_in_its_order(heading, fields)
    test_docs.test_the_example_is_a_record()
    test_docs.test_the_example_shows_every_list_of_facts()
    return {
        "faults": [
            faults(),
            faults(name="湖山杯"),
            faults(winner="红旗队"),
            faults(place="示例市"),
        ],
        "exported": dict(exporting.records()),
        "failures": list(proof.failures()),
    }


def desk() -> dict[str, str]:
    """The review screen of a draft with a contest, and its record after one more was marked."""
    from django.contrib.auth.models import User
    from django.test import Client

    from articles.desk import intake, queue
    from articles.models import Draft

    editor, client = User.objects.create_superuser("chief"), Client()
    client.force_login(editor)
    draft = as_json(FIELDS | {"slug": "drafted", "contests": [CONTEST]})
    intake.receive(editor, [("drafted.json", BytesIO(draft))], "")
    queue.work_once()
    here = f"/admin/articles/draft/{Draft.objects.get().pk}"
    screen = client.get(f"{here}/change/").content.decode()
    place = {"section": 0, "start": 10, "end": 13, "exact": "示例市"}
    step = {"op": "add", "list": "contests", **place, "version": 1, "step": uuid4().hex}
    client.post(f"{here}/step/", json.dumps(step), content_type="application/json")
    return {"screen": screen, "record": Draft.objects.get().record}


def pages() -> dict[str, str]:
    from django.test import Client

    client = Client()
    return {name: client.get(path).getvalue().decode() for name, path in PUBLIC.items()}


if __name__ == "__main__":
    django.setup()
    migrate()
    json.dump(told() | {"desk": desk()} | pages(), sys.stdout)
