"""An editor keeps a report out of search engines, and says which later report goes on with it."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.archive.withdrawing import follow, list_again, restore, unfollow, unlist, withdraw
from articles.models import Report
from tests.records import full
from tests.whole_archive import acts, exported, publish, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    client.force_login(User.objects.create_superuser("chief", password="only for this test"))
    return client


@pytest.fixture
def two():
    first = publish(full("qian", title="青石桥开工", published="2021-11-03"))
    return first, publish(full("hou", title="青石桥完工", published="2022-03"))


def page(report) -> str:
    return Client().get(report.get_absolute_url()).content.decode()


def head_of(report) -> str:
    return page(report).split("<article")[0]


def listed() -> str:
    answer = Client().get("/sitemaps/reports-1.xml")
    return b"".join(answer.streaming_content).decode()


def act(client, name, report, **given):
    return client.post(reverse(f"admin:articles_report_{name}", args=[report.pk]), given)


class TestListing:
    @pytest.mark.long
    def test_it_is_out_of_search_engines_and_in_all_else(self, chief, two):
        first, _ = two
        assert "/reports/qian/" in listed() and 'content="noindex"' not in page(first)
        act(chief, "unlist", first, reason="当事人请求")
        assert "/reports/qian/" not in listed() and "/reports/hou/" in listed()
        assert '<meta name="robots" content="noindex">' in page(first)
        assert "application/ld+json" in page(first)
        for path in ("/reports/", "/feeds/latest.atom", "/api/v1/reports/"):
            assert "青石桥开工" in Client().get(path).content.decode()

    def test_it_asks_for_a_reason_is_logged_and_undone(self, chief, two):
        first, _ = two
        act(chief, "unlist", first, reason=" ")
        assert not Report.objects.get(pk=first.pk).noindex
        act(chief, "unlist", first, reason="当事人请求")
        logged = acts().get()
        assert (logged.kind, logged.reason, logged.user.username) == (
            *("unlist", "当事人请求", "chief"),
        )
        act(chief, "list", first)
        assert "/reports/qian/" in listed() and 'content="noindex"' not in page(first)
        assert acts().count() == 2

    def test_no_one_unlists_without_a_reason(self, two):
        with pytest.raises(ValueError, match="理由"):
            unlist(two[0], " ")

    def test_it_stays_so_through_a_correction_and_no_record_tells_of_it(self, two, tmp_path):
        before = exported(tmp_path / "before")
        unlist(two[0], "当事人请求")
        assert exported(tmp_path / "after") == before
        publish(
            full("qian", title="青石桥开工", published="2021-11-03", summary="提要"), reason="补"
        )
        assert Report.objects.get(slug="qian").noindex
        list_again(Report.objects.get(slug="qian"))
        assert run("check_archive")[0] == 0


class TestFollowing:
    def test_the_later_report_is_told_on_top_and_the_earlier_on_it(self, chief, two):
        first, second = two
        assert "后续报道" not in page(first)
        act(chief, "follow", first, later="hou")
        shown, back = head_of(first), head_of(second)
        assert "后续报道" in shown and "青石桥完工" in shown and "2022年3月" in shown
        assert 'href="/reports/hou/"' in shown
        assert "前情" in back and 'href="/reports/qian/"' in back and "后续报道" not in back
        assert Client().get("/api/v1/reports/qian/").json()["follow_up"].endswith("/reports/hou/")
        assert Client().get("/api/v1/reports/hou/").json()["follow_up"] is None

    def test_it_is_chosen_by_title_or_address(self, chief, two):
        address = reverse("admin:articles_report_follow", args=[two[0].pk])
        for asked in ("完工", "hou", "http://example.org/reports/hou/"):
            found = chief.get(address, {"q": asked}).content.decode()
            assert 'value="hou"' in found and 'value="qian"' not in found
        assert "没有找到" in chief.get(address, {"q": "没有的"}).content.decode()

    def test_one_that_is_withdrawn_vanishes_and_comes_back(self, two):
        first, second = two
        follow(first, second)
        withdraw(second, "应来源要求")
        assert "后续报道" not in page(first)
        assert Client().get("/api/v1/reports/qian/").json()["follow_up"] is None
        restore(second)
        assert "后续报道" in page(first)

    def test_an_earlier_one_that_is_withdrawn_vanishes(self, two):
        follow(*two)
        withdraw(two[0], "应来源要求")
        assert "前情" not in page(two[1])

    @pytest.mark.parametrize("later", ["qian", "no-such", "", "withdrawn"])
    def test_what_cannot_follow_is_refused(self, chief, two, later):
        withdraw(publish(full("withdrawn")), "撤")
        act(chief, "follow", two[0], later=later)
        assert Report.objects.get(slug="qian").followed_by is None

    def test_two_reports_do_not_follow_each_other(self, two):
        first, second = two
        follow(first, second)
        with pytest.raises(ValueError, match="后续"):
            follow(second, first)

    def test_a_date_before_is_warned_of(self, chief, two):
        first, second = two
        answer = chief.post(
            reverse("admin:articles_report_follow", args=[second.pk]),
            {"later": "qian"},
            follow=True,
        )
        assert "日期比这一篇早" in answer.content.decode()

    def test_it_is_logged_and_undone(self, chief, two):
        act(chief, "follow", two[0], later="hou")
        act(chief, "unfollow", two[0])
        assert "后续报道" not in page(two[0])
        assert sorted(acts().values_list("kind", "user__username")) == [
            ("follow", "chief"),
            ("unfollow", "chief"),
        ]

    def test_it_stays_through_a_correction_and_no_record_tells_of_it(self, two, tmp_path):
        before = exported(tmp_path / "before")
        follow(*two)
        assert exported(tmp_path / "after") == before
        publish(
            full("qian", title="青石桥开工", published="2021-11-03", summary="提要"), reason="补"
        )
        assert "后续报道" in page(two[0])
        assert run("check_archive")[0] == 0

    def test_it_costs_one_question_of_the_database(self, two):
        def questions():
            with CaptureQueriesContext(connection) as asked:
                page(two[0])
            return len(asked)

        before = questions()
        follow(*two)
        assert questions() == before
        unfollow(two[0])


@pytest.mark.parametrize("name", ["unlist", "list", "follow", "unfollow"])
def test_who_only_contributes_may_do_neither(client, two, name):
    from django.contrib.auth.models import Group

    user = User.objects.create_user("投稿", password="only for this test", is_staff=True)
    user.groups.add(Group.objects.get(name="投稿"))
    client.force_login(user)
    assert act(client, name, two[0], reason="x", later="hou").status_code == 403
