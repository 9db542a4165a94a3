"""The worker as a process: killed at any moment, it drafts every file once in the end."""

import random
import time
from pathlib import Path

import pytest

from tests.driven import Archive
from tests.lengths import of_long
from tests.postgres import wait_until

pytestmark = pytest.mark.long

FILES, KILLS = of_long(40, 100), of_long(6, 20)
HAND_IN = """
from io import BytesIO
from django.contrib.auth.models import User
from articles.desk import intake
lines = "示例市{{0}}号厂今年投产，总投资{{0}}亿元，有{{0}}名工人。\\n" + "大家都说好。" * 200
text = "{{0}}号厂投产\\n\\n" + lines
files = [(f"{{n}}.txt", BytesIO(text.format(n + 2).encode())) for n in range({files})]
files.append(("空.txt", BytesIO(b" ")))
intake.receive(User.objects.create(username="editor"), files, "")
"""


def wait_for(archive: Archive, drafts: int) -> None:
    for _ in range(3000):
        if archive.count("draft") >= drafts:
            return
        time.sleep(0.01)
    raise AssertionError("the worker drafts nothing")


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    return Archive(tmp_path_factory.mktemp("worker"))


def test_every_file_ends_drafted_or_refused_once_though_the_worker_is_killed(archive):
    handed_in = archive.run("shell", "--no-imports", "-c", HAND_IN.format(files=FILES))
    assert handed_in.returncode == 0, handed_in.stdout
    moments = random.Random(7)
    for _ in range(KILLS):
        worker = archive.start("work")
        wait_for(archive, archive.count("draft") + moments.randint(1, 4))
        time.sleep(moments.random() / 20)  # somewhere in the next file
        worker.kill()
        worker.communicate()
    assert archive.count("draft") < FILES
    assert archive.run("work", "--once").returncode == 0
    assert archive.count("submission") == FILES + 1
    assert archive.count("draft") == FILES
    states = archive.rows("SELECT state, COUNT(*) FROM articles_submission GROUP BY state")
    assert sorted(states) == [("drafted", FILES), ("refused", 1)]
    once = "SELECT COUNT(DISTINCT draft_id), COUNT(DISTINCT source_id) FROM articles_submission"
    assert archive.rows(once) == [(FILES, FILES + 1)]


def test_it_ends_when_it_is_told_to(archive):
    worker = archive.start("work")
    assert "后台已启动" in worker.stdout.readline()
    pulse = Path(archive.environment["ARCHIVE_VAR"]) / "worker.pulse"
    wait_until(pulse.exists)
    worker.terminate()
    worker.communicate(timeout=60)
    assert worker.returncode == 0


TWO_FILES = """
from django.contrib.auth.models import User
from articles.desk import intake
user, _ = User.objects.get_or_create(username="editor")
for number in ("五", "六"):
    intake.receive(user, [], f"{number}号厂投产\\n\\n{number}号厂今年投产，有300名工人。")
"""
NO_SOURCE = """
from articles.models import Submission
broken = Submission.objects.order_by("pk").first()
Submission.objects.filter(pk=broken.pk).update(source=None)
"""
LATER = """
from django.utils import timezone
from articles.models import Submission
Submission.objects.filter(state="waiting").update(try_after=timezone.now())
"""
NO_IDENTITY = """
from django.utils import timezone
from articles.models import Draft
Draft.objects.update(publish_at=timezone.now())
Draft.objects.filter(pk=Draft.objects.order_by("pk").first().pk).update(identities={"p1": []})
"""


@pytest.fixture
def small(tmp_path) -> Archive:
    return Archive(tmp_path)


def shell(archive: Archive, code: str) -> None:
    ran = archive.run("shell", "--no-imports", "-c", code)
    assert ran.returncode == 0, ran.stdout


def files(archive: Archive) -> list[tuple]:
    return archive.rows("SELECT state, tries, message FROM articles_submission ORDER BY id")


def test_an_error_in_one_file_is_kept_with_it_and_holds_up_no_other(small):
    shell(small, TWO_FILES + NO_SOURCE)
    ran = small.run("work", "--once")
    assert ran.returncode == 0 and "Traceback" in ran.stdout
    broken, other = files(small)
    assert broken[:2] == ("waiting", 2) and "AttributeError" in broken[2]
    assert other == ("drafted", 1, "")
    for _ in range(3):
        shell(small, LATER)
        assert small.run("work", "--once").returncode == 0
    broken, _ = files(small)
    assert broken[:2] == ("refused", 5) and "几次中断" in broken[2]


def test_an_error_in_publishing_one_draft_holds_up_no_other(small):
    shell(small, TWO_FILES)
    assert small.run("work", "--once").returncode == 0
    shell(small, NO_IDENTITY)
    assert small.run("work", "--once").returncode == 0
    assert small.count("report") == 1
    [(tries, trouble)] = small.rows("SELECT tries, trouble FROM articles_draft")
    assert tries == 2 and "TypeError" in trouble
