"""The worker as a process: killed at any moment, it drafts every file once in the end."""

import random
import time

import pytest

from tests.driven import Archive

FILES, KILLS = 100, 20
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
    worker.terminate()
    worker.communicate(timeout=60)
    assert worker.returncode == 0
