"""Monitors learn whether the archive lives and is ready, by whatever name they call it."""

import os
import time

import pytest
from django.test import Client, override_settings

from articles import limits
from articles.desk import pulse
from tests.searching import follow
from yangzhong_archive.health import SILENCE, WELL

pytestmark = pytest.mark.django_db

NAMES = ["database", "index", "worker", "disk"]


def ask(path, method="get"):
    """As a monitor does: by a name that nobody allowed, without https."""
    return getattr(Client(), method)(path, headers={"host": "192.0.2.7:8000"})


@pytest.fixture
def var(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def well(var, index):
    follow()
    pulse.beat()


def amiss():
    answer = ask("/readyz")
    assert answer.status_code == 503
    return [name for name, words in answer.json().items() if words != WELL]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_any_host_is_answered_before_any_redirect_and_nothing_is_kept(well, path):
    with override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["archive.example.org"]):
        answer = ask(path)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer


def test_each_part_is_named(well):
    assert ask("/readyz").json() == dict.fromkeys(NAMES, WELL)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_head_is_answered_as_get_is(well, path):
    whole, head = ask(path), ask(path, "head")
    assert head.headers == whole.headers
    assert head.content == b""


def test_nothing_is_ready_without_an_index(well, settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "none"
    assert amiss() == ["index"]


def test_a_worker_that_never_ran_or_fell_silent_is_missed(well, var):
    (file,) = var.glob("*.pulse")
    long_ago = time.monotonic() - SILENCE - 5
    os.utime(file, (long_ago, long_ago))
    assert amiss() == ["worker"]
    since_another_start = time.monotonic() + 3600
    os.utime(file, (since_another_start, since_another_start))
    assert amiss() == ["worker"]
    file.unlink()
    assert amiss() == ["worker"]


def test_a_disk_without_room_or_gone_is_told(well, settings, monkeypatch):
    monkeypatch.setattr(limits, "FREE_BYTES", 2**80)
    assert amiss() == ["disk"]
    settings.VAR_DIR = settings.VAR_DIR / "none"
    assert amiss() == ["worker", "disk"]


def test_whoever_lives_is_alive_though_not_ready(var):
    assert ask("/healthz").content == b"ok\n"
