"""No script that stands in a record, an account, a reason or a question runs in Chromium.

The policy that would keep it from running is put aside, so that what is tried is the page itself.
"""

from itertools import islice
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.archive import withdrawing
from articles.desk import intake
from articles.models import Draft, Report
from tests import planted
from tests.crawling import crawl, read
from tests.lengths import WHOLE, of_long
from tests.live import LiveTestCase
from tests.records import full
from tests.whole_archive import publish, take_in

pytestmark = [pytest.mark.long, pytest.mark.browser]

SCRIPT = "\"'><img src=x onerror=boo()></script><script>boo()</script>"
PLACED = ["青石桥厂", "王小禾", "示例市", "先进厂", "工业", "李记者", "产量", "今年"]
PATHS = ["/search/", "/reports/", "/statistics/", "/quotations/", "/people/", "/tags/", "/api/v1/"]
NAMES = ["q", "tag", "place", "year", "order", "page", "initial", "person", "measure", "cursor"]
FIELDS = {
    name: f"{name}{SCRIPT}"
    for name in ("kicker", "title", "subtitle", "dateline", "outlet", "page", "rights", "summary")
}
FIELDS |= {"note": SCRIPT, "published_basis": SCRIPT, "original": {"title": f"原题{SCRIPT}"}}
NOT_FOLLOWED = ("logout", "delete", "jsi18n", "export", "acts.jsonl")


def hostile(slug: str) -> dict:
    """A record that has a script in every field of words."""
    fields = full(slug, places=[{"name": "示例市"}], **FIELDS)
    fields["statistics"][0]["note"] = SCRIPT
    return _with_scripts(fields) | {"slug": slug}


def _with_scripts(value):
    if isinstance(value, dict):
        return {name: _with_scripts(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_with_scripts(one) for one in value]
    if isinstance(value, str):
        for words in PLACED:
            value = value.replace(words, words + SCRIPT)
    return value


class IntrudersTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def setUp(self):
        self.context = self.browser.new_context(bypass_csp=True)
        self.addCleanup(self.context.close)
        self.page = self.context.new_page()
        self.ran = []
        self.context.expose_binding("boo", lambda source: self.ran.append(source["page"].url))

    def visit(self, address: str):
        self.page.goto(address)
        led = "[...document.querySelectorAll('a')].map(a => a.protocol)"
        assert "javascript:" not in self.page.evaluate(led), address

    def visit_all(self, paths):
        for path in paths:
            self.visit(self.live_server_url + path)
        assert self.ran == []

    def fill(self):
        self.keeper = User.objects.create_superuser("keeper", first_name=SCRIPT[:40])
        report = publish(hostile("qing-shi-qiao"))
        publish(hostile("qing-shi-qiao") | {"rights": None}, reason=f"更正{SCRIPT}")
        publish(hostile("shi-li-ting"))
        withdrawing.withdraw(Report.objects.get(slug="shi-li-ting"), f"撤回{SCRIPT}")
        take_in(hostile("cao-gao"))
        intake.receive(self.keeper, [], f"粘贴{SCRIPT}\n\n青石桥今年有300名工人。{SCRIPT}")
        return report

    def test_a_planted_script_is_seen_to_run(self):
        with planted.served() as site:
            self.visit(f"{site}/said?words={quote(SCRIPT)}")
            self.page.wait_for_function("document.readyState === 'complete'")
        assert self.ran

    def test_what_is_stored_runs_on_no_public_page(self):
        report = self.fill()
        found = [path for path, page in crawl(Client()).items() if page.html]
        assert SCRIPT in Report.objects.get(pk=report.pk).title
        first = [report.get_absolute_url(), "/reports/shi-li-ting/", "/corrections/", "/"]
        assert set(first) <= {*found, "/reports/shi-li-ting/"}
        self.visit_all(dict.fromkeys([*first, *found[: of_long(25, 10**6)]]))

    def test_what_is_asked_runs_nowhere(self):
        self.fill()
        asked = quote(SCRIPT)
        together = "&".join(f"{name}={asked}" for name in NAMES)
        paths = [f"{path}?{together}" for path in PATHS]
        alone = PATHS if WHOLE else PATHS[:2]
        paths += [f"{path}?{name}={asked}" for path in alone for name in NAMES]
        nowhere = [f"{path}{asked}/" for path in ("/", "/reports/", "/tags/", "/people/")]
        nowhere.append(f"/admin/login/?next={asked}")
        self.visit_all(paths + nowhere)

    def test_what_is_stored_runs_on_no_page_of_the_desk(self):
        self.fill()
        client = Client()
        client.force_login(self.keeper)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        self.context.add_cookies([cookie | {"url": self.live_server_url}])
        draft = Draft.objects.get(slug="cao-gao")
        first = reverse("admin:articles_draft_change", args=[draft.pk])
        paths = list(islice(self.of_the_desk(client), of_long(25, 400)))
        assert len(paths) >= 25
        self.visit_all(dict.fromkeys([first, *paths]))

    def of_the_desk(self, client):
        """The pages that links of the desk lead to, nearest first."""
        waiting, seen = ["/admin/"], {"/admin/"}
        while waiting:
            page = read(client, path := waiting.pop(0))
            if not page.html or page.response.status_code != 200:
                continue
            yield path
            links = (link.split("#")[0] for link in page.links if link.startswith("/admin/"))
            new = {one for one in links if not any(part in one for part in NOT_FOLLOWED)} - seen
            waiting += sorted(new)
            seen |= new
