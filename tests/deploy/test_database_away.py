"""The database goes away and comes back: readers are told, the worker waits, nothing ends."""

import http.client
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.conftest import needed
from tests.deploy.test_serve import HAND_IN
from tests.driven import Archive
from tests.postgres import Server, folder_of_programs, stoppable, wait_until
from tests.records import full, write
from tests.served import Served, children, serving
from yangzhong_archive.postgres.watched import Watched, greets

pytestmark = [pytest.mark.torture, pytest.mark.outside]

NEEDS_NONE = ["/about/", "/robots.txt", "/favicon.ico", "/schema/report.json", "/api/v1/"]
NEEDS_NONE += ["/admin/login/?next=/admin/"]
NEEDS_IT = ["/", "/reports/", "/reports/none/", "/feeds/latest.atom", "/sitemap.xml", "/nothing/"]
NEEDS_IT += ["/statistics/?unit=x", "/api/v1/reports/", "/api/v1/statistics.csv"]
READERS = 200  # at once: more than could wait one after another for what does not come


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    programs = folder_of_programs()
    needed(programs and str(programs), "PostgreSQL")
    with stoppable(programs) as server:
        yield server


@pytest.fixture(scope="module")
def archive(postgres, tmp_path_factory) -> Archive:
    folder = tmp_path_factory.mktemp("away")
    archive = Archive(folder, postgres.url)
    write(folder, full("one"))
    assert archive.run("import_reports", folder / "one.json", "--publish").returncode == 0
    return archive


@pytest.fixture(scope="module")
def served(archive, tmp_path_factory) -> Iterator[Served]:
    """By one process, so that whoever is answered again knows that all are."""
    with serving(archive, tmp_path_factory.mktemp("served"), WEB_WORKERS="1") as served:
        yield served


def says_it_is_away(served: Served, path: str) -> None:
    status, headers, body = served.get(path)
    assert status == 503, path
    assert int(headers["Retry-After"]) > 0 and headers["Cache-Control"] == "no-store"
    if path.startswith("/api/"):
        assert headers["Content-Type"] == "application/problem+json"
    assert "数据库暂时没有应答" in body.decode()


def says_it_is_not_ready(served: Served) -> None:
    assert served.get("/healthz")[2] == b"ok\n"
    status, headers, body = served.get("/readyz", Host="monitor.example")
    assert (status, headers["Cache-Control"]) == (503, "no-store")
    assert "没有应答" in json.loads(body)["database"]


def drafts_what_is_handed_in(archive: Archive, name: str) -> None:
    """The worker goes on; the name makes a text that was not handed in before."""
    drafts = archive.count("draft")
    handed_in = HAND_IN.replace("三号厂", name)
    assert archive.run("shell", "--no-imports", "-c", handed_in).returncode == 0
    wait_until(lambda: archive.count("draft") == drafts + 1)


def test_readers_are_told_and_the_worker_goes_on_when_it_is_back(archive, served, postgres):
    worker, web = served.child("manage.py work"), served.child("gunicorn")
    known = {path: served.status(path) for path in NEEDS_IT}
    assert set(known.values()) == {200, 404}
    postgres.stop()
    try:
        for path in NEEDS_IT:
            says_it_is_away(served, path)
        for path in NEEDS_NONE:
            assert served.status(path) == 200, path
        says_it_is_not_ready(served)
        assert b"/static/" in (page := served.get("/about/")[2])
        static = page.decode().partition('rel="stylesheet" href="')[2].partition('"')[0]
        assert served.status(static) == 200
        assert served.status("/api/v1/none/") == 404
    finally:
        postgres.start()
    wait_until(lambda: {path: served.status(path) for path in NEEDS_IT} == known)
    wait_until(lambda: served.status("/readyz") == 200)
    drafts_what_is_handed_in(archive, "六号厂")
    assert set(children(served.process.pid)) == {worker, web}


def test_a_server_that_hangs_keeps_no_reader_waiting(archive, served, postgres):
    assert served.status("/reports/") == 200
    with postgres.frozen():
        for path in NEEDS_IT:
            says_it_is_away(served, path)
        says_it_is_not_ready(served)
        with ThreadPoolExecutor(READERS) as readers:
            needs_it = list(readers.map(served.status, ["/reports/"] * READERS))
            needs_none = list(readers.map(served.status, NEEDS_NONE))
        assert set(needs_it) == {503}
        assert set(needs_none) == {200}
    wait_until(lambda: served.status("/reports/") == 200)
    drafts_what_is_handed_in(archive, "五号厂")


def test_a_reader_amid_a_statement_is_told_when_the_server_hangs(served, postgres):
    holder = psycopg.connect(postgres.url)
    holder.execute("LOCK TABLE articles_report IN ACCESS EXCLUSIVE MODE")
    with ThreadPoolExecutor() as readers:
        asking = readers.submit(says_it_is_away, served, "/reports/")
        wait_until(lambda: archive_waits(postgres))
        with postgres.frozen():
            asking.result()
    holder.close()
    wait_until(lambda: served.status("/reports/") == 200)


def archive_waits(postgres: Server) -> bool:
    with psycopg.connect(postgres.url) as opened:
        return bool(opened.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchall())


def test_who_waits_for_a_server_that_answers_others_is_not_cut_off(postgres):
    with Watched.connect(postgres.url) as opened:
        assert opened.execute("SELECT 1 FROM pg_sleep(4)").fetchall() == [(1,)]


def test_a_server_that_hangs_greets_nobody(postgres):
    by_file = f"host={postgres.folder} port={postgres.port} user=archive dbname=postgres"
    for door in (postgres.url, by_file):
        with psycopg.connect(door) as opened:
            assert greets(opened.info)
            with postgres.frozen():
                assert not greets(opened.info)


def test_a_table_cut_in_the_middle_does_not_look_whole(served, postgres):
    asking = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    holder = psycopg.connect(postgres.url)
    holder.execute("LOCK TABLE articles_statistic IN ACCESS EXCLUSIVE MODE")
    asking.request("GET", "/api/v1/statistics.csv")
    answer = asking.getresponse()
    head = answer.readline()
    postgres.stop()
    holder.close()
    try:
        assert answer.status == 200 and b"," in head
        with pytest.raises(http.client.IncompleteRead):
            answer.read()
    finally:
        asking.close()
        postgres.start()
    wait_until(lambda: served.status("/reports/") == 200)


def test_a_fault_of_ours_is_no_absence(served, postgres):
    with psycopg.connect(postgres.url, autocommit=True) as opened:
        opened.execute("ALTER TABLE articles_report RENAME COLUMN title TO titled")
        try:
            assert served.status("/reports/") == 500
        finally:
            opened.execute("ALTER TABLE articles_report RENAME COLUMN titled TO title")


def test_a_database_file_that_is_none_is_away_and_one_without_tables_is_a_fault(tmp_path):
    file = tmp_path / "archive.sqlite3"
    archive = Archive(tmp_path, f"sqlite:///{file}")
    with serving(archive, tmp_path) as served:
        assert served.status("/reports/") == 200
        whole = kept(file)
        says_it_is_away(served, "/reports/")
        says_it_is_not_ready(served)
        wait_until(lambda: f"过一会儿再试：打不开数据库 {file}" in served.log.read_text("utf-8"))
        assert not file.exists()
        assert archive.run("check_archive").returncode != 0
        assert not file.exists()
        put(file, b"no database" * 1000)
        says_it_is_away(served, "/reports/")
        put(file, b"")
        assert served.status("/reports/") == 500
        says_it_is_not_ready(served)
        put(file, whole)
        wait_until(lambda: served.status("/reports/") == 200)


def put(file: Path, content: bytes) -> None:
    """Another file in the place of a database, with nothing beside it of the one before."""
    other = file.with_suffix(".other")
    other.write_bytes(content)
    for beside in ("-wal", "-shm"):
        Path(f"{file}{beside}").unlink(missing_ok=True)
    other.replace(file)


def kept(file: Path) -> bytes:
    """What a database file holds, which is taken away."""
    with closing(sqlite3.connect(file)) as opened:
        whole = opened.serialize()
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()
    return whole
