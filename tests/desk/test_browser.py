"""The whole way of a report in Chromium: handed in, reviewed, published, corrected, withdrawn."""

import os
import tempfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from articles import record
from articles.desk import queue
from articles.models import Draft, Report, Submission
from tests import places
from tests.live import LiveTestCase

SHARED = places.SHARED / "reports" / "red-index.txt"
OURS = """青石桥镇把机器搬进山里

本报讯 今年1-10月，示例市青石桥镇新签约项目19个，计划总投资额26亿元，青石桥厂占地1.3万平方米。

“机器一响，大家的心就定了。”青石桥厂厂长王小禾说，厂里有300多名工人。

示例市住建局组织了12支志愿服务队。
"""
PASSWORD = "only for this test"
# The pictures of the help page are made here: DESK_PICTURES=static/desk/help make pictures
PICTURES = os.environ.get("DESK_PICTURES")


def document() -> bytes:
    made = docx.Document()
    made.add_paragraph("柳湾村办起茶厂")
    made.add_paragraph("柳湾村的茶厂今年收入30万元，比去年多一倍。村民都说好。")
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


@pytest.mark.long
@pytest.mark.browser
class DeskTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def setUp(self):
        User.objects.create_superuser("主编甲", password=PASSWORD)
        context = self.browser.new_context(viewport={"width": 1440, "height": 900})
        self.addCleanup(context.close)
        self.page = context.new_page()
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.faults.append(said.text) if "Content Security" in said.text else None,
        )

    def tearDown(self):
        assert self.faults == []

    def go(self, path: str):
        self.page.goto(f"{self.live_server_url}{path}")

    def picture(self, name: str):
        if PICTURES:
            self.page.screenshot(path=Path(PICTURES) / f"{name}.png")

    def log_in(self):
        self.go("/admin/login/?next=/admin/articles/upload/add/")
        self.page.fill("[name=username]", "主编甲")
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("[type=submit]")

    def test_too_large_a_file_is_told_of_before_it_is_sent(self):
        self.log_in()
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        large, small = folder / "大.txt", folder / "小.txt"
        with large.open("wb") as file:
            file.truncate(20 * 2**20 + 1)
        small.write_text("小\n正文", "utf-8")
        self.page.set_input_files("[name=files]", [large, small])
        expect(self.page.locator("#not-sent")).to_contain_text("“大.txt”有 20.0 MB")
        self.page.click(".desk-form [type=submit]")
        assert Submission.objects.count() == 0
        self.page.set_input_files("[name=files]", [small])
        expect(self.page.locator("#not-sent")).to_be_hidden()
        self.page.click(".desk-form [type=submit]")
        expect(self.page.locator("#progress")).to_contain_text("小.txt")

    def answer_all(self):
        for box in self.page.locator("[name=answered]:not([type=hidden])").all():
            box.check()

    def select(self, words: str):
        """Selects words of the text as a person with a mouse does."""
        self.page.evaluate(
            """words => {
                const walker = document.createTreeWalker(
                    document.querySelector('#text'), NodeFilter.SHOW_TEXT);
                const nodes = [];
                for (let node; (node = walker.nextNode());)
                    if (node.parentElement.closest('[data-start] > p')) nodes.push(node);
                const all = nodes.map(node => node.data).join('');
                const at = all.indexOf(words), range = document.createRange();
                let passed = 0;
                for (const node of nodes) {
                    const inside = offset => offset >= passed && offset <= passed + node.length;
                    if (inside(at)) range.setStart(node, at - passed);
                    if (inside(at + words.length)) {
                        range.setEnd(node, at + words.length - passed);
                        break;
                    }
                    passed += node.length;
                }
                const selection = document.getSelection();
                selection.removeAllRanges();
                selection.addRange(range);
            }""",
            words,
        )
        expect(self.page.locator("#chosen")).to_contain_text("选中")

    def saved(self):
        expect(self.page.locator("#message")).to_have_text("已存")
        self.page.evaluate("document.getElementById('message').textContent = ''")

    def test_the_whole_way(self):
        # pictures are published, and show no one else's sentences
        text = SHARED.read_text("utf-8") if SHARED.exists() and not PICTURES else OURS
        self.log_in()
        self.page.set_input_files(
            "[name=files]",
            [
                {"name": "正文.txt", "mimeType": "text/plain", "buffer": text.encode()},
                {"name": "茶厂.docx", "mimeType": "application/zip", "buffer": document()},
                {
                    "name": "旧编码.txt",
                    "mimeType": "text/plain",
                    "buffer": "桥头村修路\n桥头村今年修路3公里。".encode("gbk"),
                },
            ],
        )
        self.picture("load")
        self.page.click("text=送去起草")
        self.page.wait_for_selector("text=0 / 3 个文件")
        while queue.work_once():
            pass
        self.page.wait_for_selector("text=3 / 3 个文件")
        assert set(Submission.objects.values_list("state", flat=True)) == {"drafted"}
        self.picture("progress")
        first = Submission.objects.first().draft
        self.page.click(f"text={first.title}")
        self.review(text)
        self.publish(first.slug)
        self.correct(first.slug)
        self.withdraw(first.slug)

    def review(self, text: str):
        words = "住建局"
        self.page.wait_for_selector("#facts")
        self.page.wait_for_load_state()
        self.picture("review")
        self.page.keyboard.press("j")
        assert self.page.locator(".fact-row.is-held").count() == 1
        self.page.keyboard.press("a")
        self.saved()
        self.select(words)
        self.picture("select")
        self.page.keyboard.press("4")
        self.saved()
        draft = Draft.objects.get(
            title__contains=text.split()[0][:4] if text is OURS else "红色指数"
        )
        organisations = record.load(draft.record)["organisations"]
        added = next(one for one in organisations if one["name"] == words)
        before = sum(one["name"] == words for one in organisations)
        # the fact is mended: its words are chosen anew
        longer = "供电部门" if text is not OURS else "志愿服务队"
        self.page.click(f"#f-{added['id']} .fact-row__words")
        self.select(longer)
        self.page.keyboard.press("w")
        self.saved()
        draft.refresh_from_db()
        names = [one["name"] for one in record.load(draft.record)["organisations"]]
        assert longer in names and names.count(words) == before - 1

    def publish(self, slug: str):
        self.page.click("text=预览")
        phone = self.page.frame_locator("iframe[title=手机上]")
        phone.locator("h1").wait_for()
        self.page.wait_for_load_state("networkidle")
        self.picture("preview")
        self.page.click("text=公开……")
        self.answer_all()
        self.picture("publish")
        self.page.click("button:text('公开')")
        self.page.wait_for_selector("text=已公开")
        self.go(f"/reports/{slug}/")
        assert self.page.locator("h1").inner_text() == Report.objects.get().title

    def correct(self, slug: str):
        report = Report.objects.get()
        self.go(f"/admin/articles/report/{report.pk}/change/")
        self.page.click("text=更正……")
        self.page.click("summary:has-text('报道信息')")
        self.page.fill("textarea[name=summary]", "一句提要")
        self.page.click("#head button[type=submit]")
        self.saved()
        self.page.click("text=公开……")
        self.answer_all()
        self.page.fill("[name=reason]", "补上提要")
        self.picture("correct")
        self.page.click("button:text('公开')")
        self.page.wait_for_selector("text=已公开")
        self.go(f"/reports/{slug}/")
        assert "补上提要" in self.page.content()

    def withdraw(self, slug: str):
        report = Report.objects.get()
        self.go(f"/admin/articles/report/{report.pk}/withdraw/")
        self.page.fill("[name=reason]", "应来源要求撤下")
        self.page.click("button:text('撤回')")
        self.page.wait_for_selector("text=已撤回，它的地址")
        answer = self.page.goto(f"{self.live_server_url}/reports/{slug}/")
        assert answer.status == 410
        assert "应来源要求撤下" in self.page.content()
