"""The main way of a draft in Firefox: by keys, mouse and touch, from the log-in to the page."""

import shutil

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import record
from articles.desk import intake, queue
from articles.models import Draft, Report
from tests import firefox
from tests.conftest import needed
from tests.live import LiveTestCase

TEXT = """青石桥镇把机器搬进山里

本报讯 今年1-10月，示例市青石桥镇新签约项目19个，青石桥厂占地1.3万平方米。

示例市住建局组织了12支志愿服务队。
"""
PASSWORD = "only for this test"
# Where the first and the last of some characters of the text stand on the screen.
EDGES = """((words) => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const box = range.getBoundingClientRect();
    const middle = box.y + box.height / 2;
    return [[box.left + 1, middle], [box.right - 1, middle]];
  }
  return null;
})("%s")"""
SAVED = "document.getElementById('badge').innerText === '已存'"


@pytest.mark.long
@pytest.mark.browser
class MainWay(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_firefox(self, tmp_path):
        program = needed(shutil.which("firefox-esr"), "Firefox (Debian: firefox-esr)")
        with firefox.started(program, tmp_path) as self.tab:
            yield

    def setUp(self):
        chief = User.objects.create_superuser("chief", password=PASSWORD)
        intake.receive(chief, [], TEXT)
        while queue.work_once():
            pass
        self.draft = Draft.objects.get()

    def fields(self) -> dict:
        self.draft.refresh_from_db()
        return record.load(self.draft.record)

    def names(self) -> list[str]:
        return [one["name"] for one in self.fields()["organisations"]]

    def test_a_draft_is_reviewed_and_published(self):
        self.tab.resize(1440, 900)
        self.log_in()
        self.look_through()
        self.mend()
        self.add_and_undo()
        self.accept_by_touch()
        self.read_its_history()
        self.publish()
        assert self.tab.faults == []

    def log_in(self):
        change = reverse("admin:articles_draft_change", args=[self.draft.pk])
        self.tab.go(f"{self.live_server_url}{reverse('admin:login')}?next={change}")
        self.tab.click("[name=username]")
        self.tab.type("chief")
        self.tab.press("Tab")
        self.tab.type(PASSWORD)
        self.tab.press("Enter")
        self.tab.wait("document.querySelector('.fact-row') && document.readyState === 'complete'")

    def look_through(self):
        """By keys alone: down, down, up, and that one is right."""
        held = "document.querySelector('.fact-row.is-held')?.dataset.key"
        self.tab.press("j")
        first = self.tab.wait(held)
        self.tab.press("j")
        assert self.tab.wait(held) != first
        self.tab.press("k")
        assert self.tab.wait(held) == first
        self.tab.press("a")
        self.tab.wait(f"!!document.querySelector('#f-{first}.is-accepted')")
        self.tab.wait(SAVED)
        self.draft.refresh_from_db()
        assert self.draft.accepted == [first]

    def mend(self):
        """A field of a fact."""
        key = self.fields()["statistics"][0]["id"]
        self.tab.click(f"#f-{key} [data-open]")
        self.tab.click(f"#f-{key} [name=label]")
        self.tab.press("Control", "a")
        self.tab.type("签约的项目")
        self.tab.press("Enter")
        self.tab.wait(
            f"document.querySelector('#f-{key} [name=label]')?.defaultValue === '签约的项目'"
        )
        self.tab.wait(SAVED)
        assert self.fields()["statistics"][0]["label"] == "签约的项目"

    def add_and_undo(self):
        """Words selected with the mouse are a new fact; gone by Ctrl and Z, and there again."""
        words, had = "志愿服务队", self.names()
        self.tab.drag(*self.tab.wait(EDGES % words))
        self.tab.wait(f"document.getElementById('chosen').innerText.includes('{words}')")
        self.tab.press("4")
        self.told(lambda: words in self.names())
        self.tab.press("Control", "z")
        self.told(lambda: self.names() == had)
        self.tab.press("Control", "y")
        self.told(lambda: words in self.names())

    def accept_by_touch(self):
        """On a narrow screen a mark is tapped in the text, and its card."""
        key = self.fields()["statistics"][1]["id"]
        self.tab.resize(390, 844)
        self.tab.tap(f"#text [data-fact='{key}']")
        self.tab.wait(f"!!document.querySelector('#f-{key}.is-held')")
        assert self.tab.value("document.documentElement.scrollWidth") <= 390
        self.tab.tap(f"#f-{key} [data-op=accept]")
        self.told(lambda: self.fields() and key in self.draft.accepted)
        self.tab.resize(1440, 900)

    def told(self, is_so):
        """Waits until what was pressed has been kept."""
        self.tab.wait_for(is_so)
        self.tab.wait(SAVED)

    def read_its_history(self):
        self.tab.click("[href$='/versions/']")
        self.tab.wait("document.querySelectorAll('.history__steps li').length >= 5")
        self.tab.click(".breadcrumbs a, #content p a")

    def publish(self):
        self.tab.go(
            self.live_server_url + reverse("admin:articles_draft_publish", args=[self.draft.pk])
        )
        for number in range(self.tab.value("document.querySelectorAll('[name=answered]').length")):
            self.tab.click(f".desk-form li:nth-child({number + 1}) [name=answered]")
        self.tab.click(".desk-form [type=submit]")
        self.tab.wait("document.body?.innerText.includes('已公开')")
        assert Report.objects.get().title == TEXT.split()[0]
