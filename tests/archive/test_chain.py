"""The log of acts: nothing in it is altered unseen, and no way of the house alters it."""

import json
from contextlib import contextmanager
from hashlib import sha256

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import TestCase

from articles.archive import chain, merging, withdrawing
from articles.archive.chain import Head
from articles.archive.proof import failures
from articles.models import Act, Person, Report
from articles.models.appended import Unalterable
from tests.driven import Archive
from tests.records import full, write
from tests.whole_archive import publish, run

ENTRY = "SELECT id FROM articles_act WHERE number = {}"
# Each damage by plain SQL, and what is said of it.
DAMAGES = {
    "UPDATE articles_act SET reason = '无' WHERE number = 3": [
        "第 3 条（撤回）与它的 SHA-256 不符"
    ],
    "UPDATE articles_act SET before = '' WHERE number = 3": ["第 3 条（撤回）与它的 SHA-256 不符"],
    "UPDATE articles_act SET user_id = NULL WHERE number = 3": ["第 3 条（撤回）与它的"],
    "UPDATE articles_act SET made_at = '2020-01-01 00:00:00' WHERE number = 4": [
        "第 4 条（恢复公开）与它的 SHA-256 不符"
    ],
    "UPDATE articles_act SET detail = '{}' WHERE number = 4": ["第 4 条（恢复公开）与它的"],
    "UPDATE articles_act SET kind = 'merge' WHERE number = 4": ["第 4 条（合并）与它的"],
    "UPDATE articles_act SET sha256 = '0' WHERE number = 3": [
        "第 3 条（撤回）与它的 SHA-256 不符",
        "第 4 条（恢复公开）接不上第 3 条",
    ],
    "DELETE FROM articles_act WHERE number = 3": ["第 3 条不见了"],
    "DELETE FROM articles_act WHERE number IN (3, 4)": ["第 3 条至 4 条不见了"],
    "UPDATE articles_act SET number = number + 10 WHERE number > 3": [
        "第 4 条至 13 条不见了",
        "第 14 条（恢复公开）与它的 SHA-256 不符",
        "第 15 条（合并）与它的 SHA-256 不符",
        "第 16 条（撤销）与它的 SHA-256 不符",
    ],
    "UPDATE articles_act SET number = 99 WHERE number = 3;"
    "UPDATE articles_act SET number = 3 WHERE number = 4;"
    "UPDATE articles_act SET number = 4 WHERE number = 99": [
        "第 3 条（恢复公开）接不上第 2 条",
        "第 3 条（恢复公开）与它的 SHA-256 不符",
        "第 4 条（撤回）接不上第 3 条",
        "第 4 条（撤回）与它的 SHA-256 不符",
        "第 5 条（合并）接不上第 4 条",
    ],
    "INSERT INTO articles_act (number, kind, subject, reason, before, after, detail, who, made_at,"
    " previous, sha256) VALUES (7, 'mask', '', '', '', '', '{}', '', '2020-01-01 00:00:00',"
    " '', '')": ["第 7 条（隐去姓名）接不上第 6 条", "第 7 条（隐去姓名）与它的 SHA-256 不符"],
    "DELETE FROM articles_act WHERE number > 3": ["末尾少了第 4 至 6 条"],
    "UPDATE articles_revision SET record = record || ' '": [
        "qing-shi-qiao：第 1 版的记录与 SHA-256 不符",
        "qing-shi-qiao：第 2 版的记录与 SHA-256 不符",
    ],
    "UPDATE articles_correction SET reason = '题目有错'": [
        "qing-shi-qiao：第 2 版的勘误与编辑记录第 2 条（更正）所记的理由不同"
    ],
    "UPDATE articles_report SET state = 'withdrawn', withdrawn_at = '2020-01-01 00:00:00',"
    " withdrawal_reason = '无'": ["qing-shi-qiao：是否公开与编辑记录第 4 条（恢复公开）所记的不同"],
    "UPDATE articles_report SET noindex = NOT noindex": [
        "qing-shi-qiao：搜索引擎是否收录与编辑记录所记的不同"
    ],
    "UPDATE articles_report SET followed_by_id = id": [
        "qing-shi-qiao：后续报道与编辑记录所记的不同"
    ],
    "DELETE FROM articles_correction": [
        "qing-shi-qiao：第 2 版的勘误与编辑记录第 2 条（更正）所记的理由不同"
    ],
}


@contextmanager
def undone():
    """What is done to the database here is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def altered(sql: str) -> None:
    with connection.cursor() as cursor:
        for one in sql.split(";"):
            cursor.execute(one)


class TestDamage(TestCase):
    @classmethod
    def setUpTestData(cls):
        user = User.objects.create_user("editor")
        report = publish(full(slug="qing-shi-qiao"))
        publish(full(slug="qing-shi-qiao", title="改了"), reason="题目有误")
        withdrawing.withdraw(report, "应要求", user)
        withdrawing.restore(report, user)
        twin = Person.objects.create(name="王小禾", slug="wang-xiao-he-b")
        cls.merged = merging.merge(Person.objects.exclude(pk=twin.pk).get(), twin, user)
        merging.undo(cls.merged, user)
        cls.noted = chain.head()

    def test_an_untouched_log_is_whole(self):
        assert list(failures(self.noted)) == []
        kinds = ["publish", "correct", "withdraw", "restore", "merge", "undo"]
        assert list(Act.objects.order_by("number").values_list("kind", flat=True)) == kinds
        assert self.noted.number == 6

    def test_what_was_done_is_told_before_and_after(self):
        withdrawn, restored = Act.objects.get(number=3), Act.objects.get(number=4)
        assert (withdrawn.before, withdrawn.who) == ("状态：公开", "editor")
        assert withdrawn.after == restored.before == "状态：已撤回\n撤回的理由：应要求"
        merged, undo = Act.objects.get(number=5), Act.objects.get(number=6)
        assert undo.undoes == merged and merged.undone_at == undo.made_at
        assert (undo.before, undo.after) == (merged.after, merged.before)

    def test_every_damage_is_found_and_its_entry_named(self):
        for damage, said in DAMAGES.items():
            with self.subTest(damage), undone():
                altered(damage)
                found = list(failures(self.noted))
                for words in said:
                    assert any(words in line for line in found), (words, found)
                assert all("请" in line or "版的记录与" in line for line in found), found

    def test_an_entry_written_anew_with_its_hash_does_not_follow(self):
        with undone():
            self.rewrite(3)
            [found] = failures(self.noted)
            assert "编辑记录第 4 条（恢复公开）接不上第 3 条" in found

    def test_all_entries_written_anew_are_known_by_a_hash_noted_before(self):
        with undone():
            for number in range(3, 7):
                self.rewrite(number)
            assert list(failures()) == []
            [found] = failures(self.noted)
            assert "编辑记录第 6 条（撤销）与上次核对时不同" in found

    def rewrite(self, number: int) -> None:
        """As one would who knows how the chain is made."""
        act = Act.objects.get(number=number)
        act.previous = Act.objects.get(number=number - 1).sha256
        act.subject = "另一事"
        sql = "UPDATE articles_act SET subject = %s, previous = %s, sha256 = %s WHERE number = %s"
        with connection.cursor() as cursor:
            cursor.execute(sql, [act.subject, act.previous, act.digest(), number])

    def test_a_version_with_its_hash_written_anew_is_found(self):
        with undone():
            record = self.record().replace("改了", "换了")
            digest = sha256(record.encode()).hexdigest()
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE articles_revision SET record = %s, sha256 = %s WHERE number = 2",
                    [record, digest],
                )
                cursor.execute("UPDATE articles_report SET title = %s", ["换了"])
            [found] = failures(self.noted)
            assert "第 2 版与编辑记录第 2 条（更正）所记的不同，被换过" in found

    def record(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT record FROM articles_revision WHERE number = 2")
            return cursor.fetchone()[0]

    def test_a_version_without_an_entry_and_an_entry_without_its_version(self):
        with undone():
            altered(
                "DELETE FROM articles_correction; DELETE FROM articles_revision WHERE number = 2"
            )
            assert any("第 2 条（更正）所记的那一版不见了" in line for line in failures())
        with undone():
            altered("DELETE FROM articles_act")
            found = list(failures())
            assert sum("不在编辑记录里" in line for line in found) == 2

    def test_a_reason_of_a_withdrawal_that_was_altered_is_found(self):
        with undone():
            report = Report.objects.get()
            withdrawing.unlist(report, "应要求")
            withdrawing.withdraw(report, "又应要求")
            assert list(failures()) == []
            altered("UPDATE articles_report SET withdrawal_reason = '不应要求'")
            [found] = failures()
            assert "qing-shi-qiao：撤回的理由与编辑记录第 8 条（撤回）所记的不同" in found

    def test_nobody_alters_an_entry_by_its_model(self):
        act, every = Act.objects.first(), Act.objects.all()
        ways = [
            act.save,
            act.delete,
            every.delete,
            lambda: every.update(reason="无"),
            lambda: every.bulk_update([act], ["reason"]),
            lambda: every.bulk_create([Act(number=9)]),
            lambda: every.update_or_create(number=1, defaults={"reason": "无"}),
            lambda: act.user.act_set.update(reason="无"),
            lambda: act.user.act_set.all().delete(),
        ]
        for way in ways:
            with pytest.raises(Unalterable):
                way()
        assert list(failures(self.noted)) == []

    def test_every_line_of_the_export_proves_itself_and_the_one_before(self):
        code, printed = run("export_acts")
        last, lines = "", printed.splitlines()
        for number, line in enumerate(lines, 1):
            told = json.loads(line)
            digest = told.pop("sha256")
            again = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            assert digest == sha256(again.encode()).hexdigest()
            assert (told["number"], told["previous"]) == (number, last)
            last = digest
        assert (code, len(lines), Head(len(lines), last)) == (0, 6, self.noted)


@pytest.mark.long
def test_two_who_act_at_once_make_one_chain(tmp_path):
    """Real processes, which publish the same new names and each its own reports."""
    archive = Archive(tmp_path)
    for half in "ab":
        (tmp_path / half).mkdir()
        for number in range(8):
            write(tmp_path / half, full(f"{half}-{number}"))
    running = [archive.start("import_reports", "--publish", tmp_path / half) for half in "ab"]
    said = [one.communicate(timeout=60)[0] for one in running]
    assert [one.returncode for one in running] == [0, 0], said
    checked = archive.run("check_archive")
    assert checked.returncode == 0, checked.stdout
    assert archive.rows("SELECT number FROM articles_act ORDER BY number") == [
        (number,) for number in range(1, 17)
    ]
