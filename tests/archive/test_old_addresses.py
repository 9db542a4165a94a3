"""Old addresses lead here: from elsewhere, from a sentence, from the search; all else does not."""

import json
from importlib import import_module
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.archive import merging
from articles.archive.importing import Orders, import_record
from articles.archive.withdrawing import withdraw
from articles.models import Person, Redirect, Report
from tests.desk.test_desk import as_role
from tests.records import manager, paper, record, write
from tests.whole_archive import acts, publish_paper, run, take_in

pytestmark = pytest.mark.django_db

OLD = "http://paper.example/show.asp?id=299"
MARKS = ["。", "）", "，详见", "”", " ", "%20", "%E3%80%82", ").", "》", "　"]


def get(path, host="testserver"):
    return Client().get(path, headers={"host": host})


def led(path, host="testserver"):
    answer = get(path, host)
    return answer.status_code, answer.get("Location")


class TestFromElsewhere:
    @pytest.mark.parametrize(
        "path",
        [
            "/show.asp",
            "/show.asp?id=29",
            "/show.asp?id=2999",
            "/show.asp?id=299&page=2",
            "/show.aspx?id=299",
            "/",
            "/show.asp?id=299%00",
            "/%00show.asp?id=299",
        ],
    )
    def test_another_address_does_not(self, path):
        publish_paper("a1", url=OLD)
        assert get(path).status_code == (200 if path == "/" else 404)

    @pytest.mark.parametrize(
        "path",
        [
            "/show.asp?id=299",
            "/Show.ASP?ID=299",
            "/show.asp?id=299。",
            "/show.asp?id=299，详见",
            "/show.asp/?id=299&utm_source=chat",
            "/show.asp?id=299%20",
            "/show.asp?id=299)",
        ],
    )
    def test_the_address_of_a_report_leads_to_it(self, path):
        publish_paper("a1", url=OLD)
        assert led(path) == (301, "/reports/a1/")

    def test_head_is_answered_alike(self):
        publish_paper("a1", url=OLD)
        answer = Client().head("/show.asp?id=299")
        assert (answer.status_code, answer["Location"]) == (301, "/reports/a1/")

    def test_the_original_of_what_is_retold_leads_to_it_too(self):
        original = {"title": "题", "url": "https://paper.example/news/青石/7.htm"}
        publish_paper("a1", origin="retold", original=original)
        assert led("/news/%E9%9D%92%E7%9F%B3/7.HTM") == (301, "/reports/a1/")

    def test_a_draft_and_a_mere_host_lead_nowhere(self):
        import_record(paper("secret", url=OLD), Orders())
        publish_paper("a1", url="http://paper.example/index.html")
        assert get("/show.asp?id=299").status_code == 404
        assert get("/index.html").status_code == 404
        assert not Redirect.objects.exists()

    def test_who_comes_by_the_old_host_goes_on_under_the_archives_own(self, settings):
        settings.ALLOWED_HOSTS, settings.SITE_URL = ["*"], "https://archive.example"
        publish_paper("a1", url=OLD)
        found = led("/show.asp?id=299", "www.paper.example")
        assert found == (301, "https://archive.example/reports/a1/")

    def test_of_one_path_at_two_hosts_the_host_decides(self, settings):
        settings.ALLOWED_HOSTS, settings.SITE_URL = ["*"], ""
        publish_paper("a1", url=OLD)
        publish_paper("b2", url="http://radio.example/show.asp?id=299")
        assert get("/show.asp?id=299").status_code == 404
        assert led("/show.asp?id=299", "paper.example") == (301, "/reports/a1/")
        assert led("/show.asp?id=299", "radio.example") == (301, "/reports/b2/")

    def test_a_page_that_is_here_wins(self):
        publish_paper("a1", url="http://paper.example/about/")
        publish_paper("b2", url="http://paper.example/reports/a1")
        assert get("/about/").status_code == get("/reports/a1/").status_code == 200
        assert led("/reports/a1。") == (301, "/reports/a1/")

    def test_of_a_withdrawn_report_it_leads_to_where_that_is_said(self):
        withdraw(publish_paper("a1", url=OLD), "经核实撤下")
        assert led("/show.asp?id=299") == (301, "/reports/a1/")
        assert get("/reports/a1/").status_code == 410

    def test_an_address_that_a_correction_takes_away_leads_on(self):
        publish_paper("a1", url=OLD)
        import_record(paper("a1", url="http://paper.example/b"), Orders(publish=True, reason="改"))
        assert led("/show.asp?id=299") == led("/b") == (301, "/reports/a1/")

    def test_the_first_to_claim_an_address_keeps_it_and_the_second_is_told(self, tmp_path):
        publish_paper("a1", url=OLD)
        code, printed = run("import_reports", write(tmp_path, record(url=OLD)), "--publish")
        assert code == 0 and "请看一看 网址 paper.example/show.asp?id=299" in printed
        assert "/reports/a1/" in printed
        assert led("/show.asp?id=299") == (301, "/reports/a1/")

    def test_the_same_record_again_changes_nothing(self):
        fields = record(url=OLD)
        first = take_in(fields, publish=True)
        before = list(Redirect.objects.values())
        again = take_in(fields, publish=True)
        assert (first.doubts, again.doubts) == ((), ()) and before
        assert list(Redirect.objects.values()) == before

    def test_what_is_there_already_brings_its_addresses_as_the_database_is_brought_up(self):
        publish_paper("a1", url=OLD)
        import_record(paper("a1", url="http://h.example/b"), Orders(publish=True, reason="改"))
        publish_paper(
            "b2", url=OLD, origin="retold", original={"title": "题", "url": "http://h.example/c"}
        )
        kept = set(Redirect.objects.values_list("host", "old_path", "new_path"))
        Redirect.objects.all().delete()
        migration = import_module("articles.migrations.0004_old_addresses")
        migration.keep_old_addresses(apps, None)
        assert set(Redirect.objects.values_list("host", "old_path", "new_path")) == kept
        assert len(kept) == 3

    def test_one_question_is_asked_and_nothing_written(self):
        publish_paper("a1", url=OLD)
        for path in ("/show.asp?id=299", "/no/such/"):
            with CaptureQueriesContext(connection) as captured:
                get(path)
            [query] = captured
            assert query["sql"].startswith("SELECT")


class TestOutOfASentence:
    @pytest.mark.long
    @pytest.mark.parametrize("mark", MARKS)
    @pytest.mark.parametrize(
        "path", ["/reports/nothing/", "/reports/nothing/record.json", "/no-such", "/people/x-1/"]
    )
    def test_what_never_was_is_not_found_with_a_mark_either(self, path, mark):
        assert get(path + mark).status_code == 404

    @pytest.mark.long
    @pytest.mark.parametrize("mark", MARKS)
    def test_every_kind_of_page_is_led_to_once(self, mark):
        publish_paper("a1", people=[manager()], tags=["农业"], published="2024-03-01")
        person = Person.objects.get().get_absolute_url()
        pages = ["/reports/a1/", "/reports/a1/record.json", "/reports/a1/text.txt", "/about/"]
        pages += ["/reports/2024/03/01/", "/tags/nong-ye/", "/feeds/latest.atom", "/sitemap.xml"]
        for page in [*pages, person, "/reports/2024/"]:
            assert led(page + mark) == (301, page), page
            assert get(page).status_code == 200

    def test_a_slash_that_went_missing_takes_no_second_way(self):
        publish_paper("a1")
        assert led("/reports/a1。") == (301, "/reports/a1/")
        assert led("/Reports/A1，见") == (301, "/reports/a1/")

    def test_what_stands_behind_a_query_is_left_off(self):
        publish_paper("a1", tags=["农业"])
        assert led("/reports/?tag=nong-ye）。") == (301, "/reports/?tag=nong-ye")
        assert led("/reports/a1/。?version=1") == (301, "/reports/a1/?version=1")
        assert get("/reports/?tag=no-such）").status_code == 404

    def test_what_was_withdrawn_is_said_at_its_own_address(self):
        withdraw(publish_paper("a1"), "经核实撤下")
        assert led("/reports/a1/。") == (301, "/reports/a1/")
        assert led("/reports/a1/record.json。") == (301, "/reports/a1/record.json")

    def test_who_was_merged_is_found_in_one_way(self):
        publish_paper("a1", people=[manager()])
        publish_paper("b2", people=[{**manager(), "organisation": "示例镇"}])
        kept, gone = Person.objects.order_by("pk")
        merging.merge(kept, gone)
        assert led(f"{gone.get_absolute_url()}。") == (301, kept.get_absolute_url())

    def test_what_was_renamed_is_found_in_one_way(self):
        Redirect.objects.create(old_path="/tags/old/", new_path="/tags/new/")
        assert led("/tags/old/。") == led("/tags/old，见") == (301, "/tags/new/")

    def test_words_behind_a_page_are_left_off_but_a_list_is_not_what_they_meant(self):
        publish_paper("a1")
        assert led("/reports/a1/详见") == led("/reports/a1见") == (301, "/reports/a1/")
        for path in ("/reports/青石桥/", "/甲.htm", "/reports/a1/x/", "/people青/"):
            assert get(path).status_code == 404

    def test_days_and_months_have_two_digits(self):
        publish_paper("a1", published="2024-03-01")
        assert led("/reports/2024/3/1/") == (301, "/reports/2024/03/01/")
        assert led("/reports/2024/3/") == (301, "/reports/2024/03/")
        assert get("/reports/2024/3/2/").status_code == 404

    def test_a_real_address_is_left_alone(self):
        publish_paper("a1")
        assert get("/search/?q=甲。").status_code in {200, 503}
        assert get("/search/?q=“甲”&page=500").status_code in {404, 503}

    @pytest.mark.parametrize(
        "path",
        ["/admin/nothing。", "//elsewhere.example/。", "/%2F/elsewhere.example/。", "/\\x。"],
    )
    def test_nobody_is_led_elsewhere(self, path):
        location = get(path).get("Location", "")
        assert location in {"", "/"} or location.startswith("/admin/")

    def test_the_page_for_nothing_has_a_search_box_and_asks_the_database_nothing(self):
        with CaptureQueriesContext(connection) as captured:
            page = get("/no/such/").content.decode()
        assert 'role="search"' in page and 'href="/reports/"' in page
        assert len(captured) == 1  # for what took its place


@pytest.mark.usefixtures("index")
class TestPasted:
    @pytest.fixture(autouse=True)
    def _site(self, settings):
        settings.SITE_URL = "https://archive.example"

    def search(self, typed):
        return Client().get("/search/", {"q": typed})

    @pytest.mark.parametrize(
        "typed",
        [
            "http://paper.example/show.asp?id=300",
            "http://other.example/show.asp?id=299",
            "http://other.example/about/",
            "http://other.example/reports/nothing/",
            "http://paper.example",
            "/show.asp?id=300",
            "paper.example/" + "很长" * 3000,
        ],
    )
    def test_of_an_unknown_address_it_is_said_and_its_pieces_are_not_sought(self, typed):
        publish_paper("a1", url=OLD, title="show.asp 299")
        answer = self.search(typed)
        page = answer.content.decode()
        assert answer.status_code == 200 and "没有哪一篇报道是从这个网址来的" in page
        assert "/reports/a1/" not in page

    @pytest.mark.parametrize(
        "typed",
        [
            OLD,
            "paper.example/Show.asp?ID=299",
            "“http://www.paper.example/show.asp?id=299”。",
            "http://paper.example/show.asp?id=299 ，详见",
            "/show.asp?id=299",
            "https://archive.example/show.asp?id=299",
            f"{OLD}&utm_campaign={'x' * 300}",
            "https://archive.example/reports/a1/",
            "archive.example/reports/a1",
            "http://127.0.0.1:8000/reports/a1/。",
            "https://mirror.example/reports/a1/",
            "/reports/a1/",
        ],
    )
    def test_an_address_leads_to_its_report(self, typed):
        publish_paper("a1", url=OLD)
        answer = self.search(typed)
        assert (answer.status_code, answer["Location"]) == (302, "/reports/a1/")

    def test_the_place_in_a_report_is_kept(self):
        publish_paper("a1")
        for end in ("#s3", "#s3:~:text=%E7%94%B2,%E4%B9%99", "?version=1#q1"):
            answer = self.search(f"https://archive.example/reports/a1/{end}。")
            assert answer["Location"] == f"/reports/a1/{end}"

    def test_other_pages_here_are_found_by_their_addresses(self):
        answer = self.search("https://archive.example/reports/?year=2021&page=2）")
        assert answer["Location"] == "/reports/?year=2021&page=2"
        answer = self.search(f"https://archive.example/search/?q={quote('青石桥')}")
        assert answer["Location"] == f"/search/?q={quote('青石桥')}"

    def test_of_a_path_of_two_hosts_the_host_decides(self):
        publish_paper("a1", url=OLD)
        publish_paper("b2", url="http://radio.example/show.asp?id=299")
        assert self.search(OLD)["Location"] == "/reports/a1/"
        assert self.search("/show.asp?id=299").status_code == 200

    def test_what_was_withdrawn_is_said_where_it_was(self):
        withdraw(publish_paper("a1", url=OLD), "经核实撤下")
        assert self.search(OLD)["Location"] == "/reports/a1/"
        assert self.found(OLD) == []

    def test_nobody_is_led_elsewhere(self):
        for typed in ("//evil.example//reports/", "https://archive.example//evil.example/", "/\\e"):
            answer = self.search(typed)
            assert not answer.get("Location", "/").startswith(("//", "/\\", "http"))

    def found(self, typed):
        answer = Client().get("/api/v1/reports/", {"q": typed})
        assert answer.status_code == 200
        told = json.loads(answer.content)
        assert told["count"] == len(told["results"]) and told["next"] is None
        return [one["slug"] for one in told["results"]]

    def test_a_program_is_told_the_report_of_an_address(self):
        publish_paper("a1", url=OLD)
        publish_paper("b2")
        assert self.found("http://paper.example/show.asp?id=300") == []
        assert self.found(OLD) == self.found("https://archive.example/reports/a1/#s1") == ["a1"]


class TestAtTheDesk:
    def post(self, client, report, *lines):
        address = reverse("admin:articles_report_addresses", args=[report.pk])
        return client.post(address, {"addresses": "\n".join(lines)})

    def test_a_contributor_may_not(self, client):
        report = publish_paper("a1")
        assert self.post(as_role(client, "投稿"), report, OLD).status_code == 403
        assert not Redirect.objects.exists()

    @pytest.mark.parametrize("line", ["青石桥", "http://paper.example/", "http://", "/"])
    def test_what_is_no_address_of_a_report_is_not_taken(self, client, line):
        answer = self.post(as_role(client, "编辑"), publish_paper("a1"), OLD, line)
        assert answer.status_code == 200 and "请改正或删去" in answer.content.decode()
        assert not Redirect.objects.exists() and not acts().exists()

    def test_what_leads_elsewhere_is_not_taken(self, client):
        publish_paper("b2", url=OLD)
        answer = self.post(as_role(client, "编辑"), publish_paper("a1"), "/x", OLD)
        assert "/reports/b2/" in answer.content.decode()
        assert Redirect.objects.get().new_path == "/reports/b2/"

    def test_addresses_are_added_and_taken_away_and_that_is_kept(self, client):
        report = publish_paper("a1", url=OLD)
        editor = as_role(client, "编辑")
        answer = self.post(editor, report, OLD, "http://paper.example/甲.htm", "/old.asp?id=7", "")
        assert answer.status_code == 302
        assert led("/old.asp?id=7") == led("/甲.htm") == (301, "/reports/a1/")
        [act] = acts()
        assert act.kind == "addresses" and act.user.username == "编辑"
        assert "＋/old.asp?id=7" in act.reason and "show.asp" not in act.reason
        shown = editor.get(answer["Location"]).content.decode()
        assert "paper.example/show.asp?id=299" in shown and "/old.asp?id=7" in shown
        self.post(editor, report, "/old.asp?id=7")
        assert get("/show.asp?id=299").status_code == 404
        assert "－paper.example/show.asp?id=299" in acts().first().reason

    def test_the_same_lines_again_are_no_act(self, client):
        report = publish_paper("a1", url=OLD)
        assert self.post(as_role(client, "编辑"), report, OLD.upper()).status_code == 302
        assert not acts().exists() and Report.objects.count() == 1
