"""One file a public report, as stored."""

import pytest

from articles.archive.withdrawing import withdraw
from articles.models import Appearance, Report
from tests.records import full, record
from tests.whole_archive import exported, publish, rows, run, take_in

pytestmark = pytest.mark.django_db


def test_a_file_is_the_canonical_record_of_the_latest_revision(tmp_path):
    publish(full())
    report = publish(full(title="改了"), reason="题目有误")
    written = exported(tmp_path)
    assert written == {"qing-shi-qiao.json": report.revisions.get(number=2).record.encode()}
    assert b"\r" not in written["qing-shi-qiao.json"]
    assert "改了".encode() in written["qing-shi-qiao.json"]


def test_drafts_and_withdrawn_reports_are_not_exported(tmp_path):
    publish(record("public"))
    withdraw(publish(record("withdrawn")), "应来源要求")
    take_in(record("draft"))
    take_in(record("public", title="待改"))
    written = exported(tmp_path)
    assert list(written) == ["public.json"]
    assert "待改".encode() not in written["public.json"]


def test_what_is_stored_is_exported_whatever_a_page_would_show(tmp_path):
    publish(full())
    first = exported(tmp_path)
    Appearance.objects.update(name="某人")
    assert exported(tmp_path) == first


def test_the_command_makes_the_folder_and_counts(tmp_path):
    for slug in "abc":
        publish(full(slug))
    before = rows()
    folder = tmp_path / "new" / "folder"
    code, printed = run("export_reports", folder)
    assert (code, "已导出 3 篇" in printed) == (0, True)
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "b.json", "c.json"]
    assert rows() == before


def test_an_export_over_an_earlier_one_gives_the_same_files(tmp_path):
    publish(full())
    assert exported(tmp_path) == exported(tmp_path)


def test_an_empty_archive_makes_an_empty_folder(tmp_path):
    assert run("export_reports", tmp_path / "empty")[0] == 0
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path):
    (tmp_path / "file").write_text("")
    publish(full())
    code, printed = run("export_reports", tmp_path / "file")
    assert (code, "请换一个文件夹" in printed) == (1, True)
    assert Report.objects.count() == 1
