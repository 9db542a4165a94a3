"""What is public is found, what is not is not, at every moment."""

import shutil
from threading import Event

import pytest
import tantivy

from articles.archive import merging, withdrawing
from articles.models import Change, Person, Report
from articles.search import indexer, indexing, question, store
from tests.records import full, of_text
from tests.searching import follow, slugs
from tests.whole_archive import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


@pytest.fixture
def three():
    for slug in ("one", "two", "three"):
        publish(of_text("大家谈垃圾分类，都说好。", slug=slug))
    follow()


def test_a_withdrawn_report_is_gone_before_the_index_knows(client, three):
    withdrawing.withdraw(Report.objects.get(slug="two"), "理由")
    answer = question.answer(question.Asking(typed="垃圾分类"))
    assert {one.report.slug for one in answer.results} == {"one", "three"}
    assert answer.count == 2
    follow()
    assert set(slugs("垃圾分类")) == {"one", "three"}
    withdrawing.restore(Report.objects.get(slug="two"))
    follow()
    assert len(slugs("垃圾分类")) == 3


def test_corrections_and_masking_are_followed(three):
    publish(full())
    follow()
    assert slugs("王小禾") == ["qing-shi-qiao"]
    merging.mask(Person.objects.get())
    assert slugs("王小禾") == []
    follow()
    assert slugs("王小禾") == [] and slugs("产量") == ["qing-shi-qiao"]


def test_reading_writes_nothing(client, three, index):
    publish(of_text("新的。", slug="xin"))
    before = {path: path.stat().st_mtime_ns for path in index.rglob("*") if path.is_file()}
    client.get("/search/", {"q": "新的"})
    after = {path: path.stat().st_mtime_ns for path in index.rglob("*") if path.is_file()}
    assert before == after


def test_a_deleted_index_is_made_again(three, index):
    shutil.rmtree(index)
    follow()
    assert len(slugs("垃圾分类")) == 3


def test_an_old_copy_of_the_index_catches_up(three, index, tmp_path):
    shutil.copytree(index, tmp_path / "old")
    publish(of_text("新修的桥。", slug="bridge"))
    withdrawing.withdraw(Report.objects.get(slug="two"), "理由")
    follow()
    shutil.rmtree(index)
    shutil.copytree(tmp_path / "old", index)
    assert "two" not in slugs("垃圾分类")
    follow()
    assert slugs("新修") == ["bridge"] and "two" not in slugs("垃圾分类")


def test_a_second_machine_follows_by_itself(three, settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "elsewhere"
    follow()
    withdrawing.withdraw(Report.objects.get(slug="two"), "理由")
    assert set(slugs("垃圾分类")) == {"one", "three"}
    settings.SEARCH_DIR = tmp_path / "search"
    assert set(slugs("垃圾分类")) == {"one", "three"}
    follow()
    assert set(slugs("垃圾分类")) == {"one", "three"}


def test_an_index_of_another_archive_is_made_anew(three):
    Change.objects.all().update(made_at="2000-01-01T00:00:00Z")
    assert indexing.is_behind()
    follow()
    assert len(slugs("垃圾分类")) == 3


def test_a_broken_index_is_made_anew(three, index):
    for path in store.current().iterdir():
        path.unlink()  # readers have the file itself open, and keep it
        path.write_bytes(b"x")
    follow()
    assert len(slugs("垃圾分类")) == 3


def test_a_second_look_changes_nothing(three):
    assert indexing.follow() is False


def test_what_is_published_during_a_rebuild_stays_found(three):
    steps = indexing.rebuild()
    next(steps)
    publish(of_text("新修的桥。", slug="bridge"))
    withdrawing.withdraw(Report.objects.get(slug="two"), "理由")
    follow()  # the index in use goes on meanwhile
    assert slugs("新修") == ["bridge"]
    assert list(steps) == [2, 3]
    assert not indexing.is_behind()
    assert slugs("新修") == ["bridge"] and len(slugs("垃圾分类")) == 2


def test_searching_goes_on_while_builds_are_swapped(three):
    searcher = store.reader()
    for _ in range(3):
        assert list(indexing.rebuild()) == [1, 2, 3]
        assert len(slugs("垃圾分类")) == 3
    assert searcher.search(tantivy.Query.all_query()).count == 4


def test_a_build_broken_off_leaves_nothing_in_the_end(index, three):
    steps = indexing.rebuild()
    next(steps)
    steps.close()
    assert len(list(index.glob("build-*"))) == 2
    assert list(indexing.rebuild())
    assert len(list(index.glob("build-*"))) == 1


def test_a_first_build_is_broken_off_when_told_to_stop(three, index):
    shutil.rmtree(index)
    assert indexing.follow(lambda: True) is False
    assert store.current() is None


def test_one_build_goes_on_at_a_time(three, index):
    shutil.rmtree(index)
    with store.alone(store.BUILDING):
        assert indexing.follow() is False
    assert indexing.follow() is True


def test_the_follower_tells_of_what_fails_and_tries_again(monkeypatch, caplog):
    failures = iter([OSError("no space left"), *[None] * 9])
    done = Event()

    def follow_once(_):
        if failure := next(failures):
            raise failure
        done.set()
        return False

    monkeypatch.setattr(indexer, "REST", 0)
    monkeypatch.setattr(indexing, "follow", follow_once)
    thread = indexer.Follower()
    thread.start()
    assert done.wait(10)
    thread.stop()
    assert "no space left" in caplog.text and not thread.is_alive()
