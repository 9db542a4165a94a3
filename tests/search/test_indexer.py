"""The follower as a process: the index and the database agree, whatever there was before."""

import pytest

from tests.driven import Archive
from tests.postgres import wait_until
from tests.records import full, of_text, write

pytestmark = pytest.mark.long

AGREE = """
from articles.models import Report
from articles.search import results
from articles.search.query import parse
for typed in ("", "产量", "新修的桥"):
    found = results.find(parse(typed), {}, size=500)
    said = Report.objects.public().filter(sections__text__contains=typed)
    public = set(said.values_list("pk", flat=True))
    assert set(found.keys) == public and found.count == len(public), typed
print("agree")
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    return Archive(tmp_path_factory.mktemp("follower"))


def agree(archive: Archive) -> bool:
    ran = archive.run("shell", "--no-imports", "-c", AGREE)
    assert ran.returncode == 0, ran.stdout
    return "agree" in ran.stdout


def test_a_deleted_index_and_an_old_one_come_right_by_themselves(archive, tmp_path):
    write(tmp_path, full("one"))
    archive.run("import_reports", tmp_path, "--publish")
    archive.run("rebuild_search")
    assert agree(archive)


LONG = """
from io import BytesIO
from django.contrib.auth.models import User
from articles.desk import intake
lines = "示例市{0}号厂今年投产，总投资{0}亿元，厂长王{1}说：“我们有{0}名工人。”\\n"
text = "长文\\n\\n" + "".join(lines.format(n, "甲乙丙丁"[n % 4]) for n in range(2, 2500))
intake.receive(User.objects.create(username="editor"), [("长.txt", BytesIO(text.encode()))], "")
"""
UNTIL_FOUND = """
import time
from articles.search import results
from articles.search.query import parse
for _ in range(600):
    if results.find(parse("新修的路"), {}).count:
        break
    time.sleep(0.1)
else:
    raise SystemExit("not found")
"""


def test_what_is_published_is_found_while_a_long_file_is_drafted(archive, tmp_path):
    assert archive.run("work", "--once").returncode == 0
    assert archive.run("shell", "--no-imports", "-c", LONG).returncode == 0
    worker = archive.start("work")
    try:
        wait_until(lambda: archive.rows("SELECT tries FROM articles_submission") == [(1,)])
        new = write(tmp_path, of_text("新修的路有两条。", slug="road"))
        assert archive.run("import_reports", new, "--publish").returncode == 0
        assert archive.run("shell", "--no-imports", "-c", UNTIL_FOUND).returncode == 0
        assert archive.rows("SELECT state FROM articles_submission") == [("waiting",)]
    finally:
        worker.kill()
        worker.communicate()
