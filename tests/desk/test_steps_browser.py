"""The review screen in Chromium when things go wrong: nothing is lost, nothing called saved."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles import record
from articles.desk import intake, publication, queue, saving
from articles.models import Draft
from tests.live import LiveTestCase
from tests.whole_archive import publish_paper

TEXT = """青石桥镇把机器搬进山里

本报讯 今年1-10月，示例市青石桥镇新签约项目19个，计划总投资额26亿元，青石桥厂占地1.3万平方米。

青石桥厂厂长王小禾说，厂里有300多名工人。

示例市住建局组织了12支志愿服务队。
"""
PASSWORD = "only for this test"
PRESS = "([found]) => document.querySelector(found).click()"
# The panes as they stand, and as the page has them when it is opened; less what the hand does.
SHOWN_AND_OPENED = """async () => {
  const own = ({ name }) => !["class", "data-order", "open"].includes(name);
  const told = (node) => {
    if (node.nodeType === 3) return node.data.trim();
    const attributes = [...node.attributes].filter(own).map((one) => `${one.name}=${one.value}`);
    const open = (one) => one.localName === "template" ? [...one.content.childNodes] : [one];
    const below = [...node.childNodes].flatMap(open).map(told).filter((one) => one.length);
    return [node.localName, attributes.sort(), below];
  };
  const names = ["schedule", "text", "head", "facts"];
  const panes = (page) => names.map((name) => told(page.getElementById(name)));
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [panes(document), panes(page)];
}"""


@pytest.mark.long
@pytest.mark.browser
class StepTests(LiveTestCase):
    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def setUp(self):
        self.user = User.objects.create_superuser("主编甲", password=PASSWORD)
        intake.receive(self.user, [], TEXT)
        while queue.work_once():
            pass
        self.draft = Draft.objects.get()
        self.context = self.browser.new_context(viewport={"width": 1440, "height": 900})
        self.addCleanup(self.context.close)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.enter()
        self.message, self.badge = self.page.locator("#message"), self.page.locator("#badge")
        self.address = f"**{reverse('admin:articles_draft_step', args=[self.draft.pk])}"

    def tearDown(self):
        assert self.faults == []

    def enter(self, address: str | None = None):
        client = Client()
        client.force_login(self.user)
        session = client.cookies["sessionid"].value
        self.context.add_cookies(
            [{"name": "sessionid", "value": session, "url": self.live_server_url}]
        )
        address = address or reverse("admin:articles_draft_change", args=[self.draft.pk])
        self.page.goto(self.live_server_url + address)
        self.page.wait_for_load_state()

    def fields(self) -> dict:
        self.draft.refresh_from_db()
        return record.load(self.draft.record)

    def accepted(self) -> list:
        self.draft.refresh_from_db()
        return self.draft.accepted

    def keys(self) -> list[str]:
        return [fact["id"] for fact in record.load(self.draft.record)["statistics"]]

    def accept(self, key: str):
        self.page.click(f"#f-{key} [data-op=accept]")

    def write_head(self, name: str, words: str):
        self.page.evaluate("document.querySelector('.review__head').open = true")
        self.page.fill(f"#head [name={name}]", words)
        self.page.click("#head form button[type=submit]")

    def saved(self):
        expect(self.message).to_have_text("已存", timeout=30_000)
        expect(self.page.locator("#saving.is-bad")).to_have_count(0)

    def not_saved(self, *words: str):
        for word in words:
            expect(self.message).to_contain_text(word, timeout=15_000)
        expect(self.page.locator("#saving.is-bad")).to_be_visible()
        assert "已存" not in self.message.inner_text()

    def waiting(self, number: int):
        expect(self.page.locator("#saving [data-part=count]")).to_have_text(f"{number} 步等着存")

    def open_box(self, number: int):
        line = self.page.locator("#text [data-paragraph]").nth(number)
        line.hover()
        line.locator("[data-edit-paragraph]").click()
        return self.page.locator("#text textarea")

    def somebody_else_saves(self, words: str):
        User.objects.create_superuser("编辑乙", password=PASSWORD)
        self.somebody_else_does({"op": "head", "fields": {"summary": words}})

    def somebody_else_does(self, step: dict):
        client = Client()
        client.force_login(User.objects.get(username="编辑乙"))
        self.draft.refresh_from_db()
        given = {**step, "version": self.draft.version, "step": uuid4().hex}
        address = reverse("admin:articles_draft_step", args=[self.draft.pk])
        assert client.post(address, json.dumps(given), "application/json").status_code == 200

    def test_with_the_session_over_steps_wait_for_a_log_in_elsewhere(self):
        first, second, third = self.keys()[:3]
        self.accept(first)
        self.saved()
        Session.objects.all().delete()
        self.accept(second)
        self.not_saved("登录过期", "登录")
        self.accept(third)
        self.waiting(2)
        assert self.accepted() == [first]
        with self.context.expect_page() as opened:
            self.page.click("#saving [data-part=login]")
        tab = opened.value
        tab.fill("[name=username]", "主编甲")
        tab.fill("[name=password]", PASSWORD)
        tab.click("[type=submit]")
        tab.wait_for_selector("text=回到刚才那一页")
        tab.close()
        self.page.bring_to_front()
        self.page.evaluate("window.dispatchEvent(new Event('focus'))")
        self.saved()
        assert set(self.accepted()) == {first, second, third}

    def test_cookies_thrown_away_are_a_log_in_that_is_over(self):
        self.context.clear_cookies()
        self.accept(self.keys()[0])
        self.not_saved("登录过期")
        self.waiting(1)
        assert self.accepted() == []

    def test_without_a_network_steps_wait_in_order(self):
        sent = []
        self.page.on(
            "requestfinished", lambda one: one.method == "POST" and sent.append(one.post_data_json)
        )
        self.context.set_offline(True)
        self.accept(self.keys()[0])
        self.not_saved("连不上服务器")
        self.write_head("summary", "先写的")
        self.write_head("summary", "后写的")
        self.waiting(3)
        assert self.accepted() == [] and self.fields()["summary"] is None
        self.context.set_offline(False)
        self.saved()
        assert self.accepted() == [self.keys()[0]]
        assert self.fields()["summary"] == "后写的"
        words = [one["fields"]["summary"] for one in sent if one["op"] == "head"]
        assert words == ["先写的", "后写的"]

    def test_anything_but_the_answer_is_no_saving(self):
        key = self.keys()[0]
        answers = [
            {"status": 500, "body": "<h1>Server Error</h1>"},
            {"status": 200, "body": "<h1>登录</h1>", "content_type": "text/html"},
            {"status": 200, "json": {"version": 9}},
            {"status": 302, "headers": {"Location": "/admin/login/"}},
            {"status": 403, "body": "<h1>CSRF</h1>"},
            {"status": 404, "body": "<h1>Not Found</h1>"},
            {"status": 502, "body": ""},
        ]
        now = answers[0]
        self.page.route(self.address, lambda route: route.fulfill(**now))
        self.accept(key)
        self.not_saved("没有存上", "500")
        for now in answers:
            with self.page.expect_request(self.address):
                self.page.click("#saving [data-part=again]")
            expect(self.page.locator("#saving [data-part=again]")).to_be_enabled()
            words = "登录过期" if now["status"] in {302, 403} else f"（{now['status']}）"
            self.not_saved("没有存上", words)
            self.waiting(1)
        self.page.unroute(self.address)
        assert self.accepted() == []
        self.page.click("#saving [data-part=again]")
        self.saved()
        assert self.accepted() == [key]

    def test_a_step_that_the_server_cannot_do_holds_up_no_other(self):
        def answer(route):
            if route.request.post_data_json["op"] == "head":
                route.fulfill(status=500, body="<h1>Server Error</h1>")
            else:
                route.continue_()

        self.page.route(self.address, answer)
        self.write_head("summary", "要留住的一句")
        self.not_saved("服务器出了错（500）")
        self.accept(self.keys()[0])
        self.waiting(2)
        self.page.click("#saving [data-part=skip]")
        expect(self.message).to_have_text("下面 1 步没有存上，其余已存")
        kept = self.page.locator("#saving textarea")
        assert "要留住的一句" in kept.input_value()
        assert self.accepted() == [self.keys()[0]]
        self.page.click("text=知道了，收起")
        self.saved()

    def test_a_refused_step_stays_in_sight_and_the_next_is_saved(self):
        first, second = self.keys()[:2]
        self.page.click(f"#f-{first} [data-open]")
        self.page.fill(f"#f-{first} [name=value]", "一百多")
        self.page.click(f"#f-{first} [type=submit]")
        expect(self.page.locator("#saving li")).to_contain_text("不是数")
        self.accept(second)
        expect(self.message).to_have_text("下面 1 步没有存上，其余已存")
        assert self.accepted() == [second]
        assert "一百多" in self.page.locator("#saving textarea").input_value()
        assert self.page.input_value(f"#f-{first} [name=value]") == "一百多"

    def test_a_step_whose_answer_was_lost_is_done_once(self):
        lost = []

        def cut(route):
            if lost:
                route.continue_()
                return
            lost.append(route.fetch())
            route.abort("connectionreset")

        self.page.route(self.address, cut)
        was = self.fields()["sections"][0]["paragraphs"]
        box = self.open_box(0)
        box.fill("头一段。\n后一段。")
        self.page.click("text=存下 >> visible=true")
        self.not_saved("连不上服务器")
        assert lost[0].status == 200
        self.page.click("#saving [data-part=again]")
        self.saved()
        now = self.fields()["sections"][0]["paragraphs"]
        assert now == ["头一段。", "后一段。", *was[1:]]
        expect(self.page.locator("#text [data-paragraph]")).to_have_count(len(now))

    def test_a_server_that_does_not_answer_is_asked_again(self):
        self.page.clock.install()
        self.page.route(self.address, lambda route: None)
        self.accept(self.keys()[0])
        expect(self.message).to_have_text("正在存……")
        self.page.clock.fast_forward(31_000)
        self.not_saved("半分钟没有答复")
        self.page.unroute(self.address)
        self.page.clock.fast_forward(16_000)
        self.saved()
        assert self.accepted() == [self.keys()[0]]

    def test_what_is_typed_elsewhere_survives_a_step(self):
        first, second = self.keys()[:2]
        self.page.click(f"#f-{second} [data-open]")
        self.page.fill(f"#f-{second} [name=label]", "写到一半的所指")
        self.page.click("#head-form summary")
        self.page.fill("#head [name=summary]", "写到一半的提要")
        box = self.open_box(1)
        box.fill("写到一半的一段")
        box.evaluate("area => area.setSelectionRange(2, 4)")
        self.page.evaluate(f"document.querySelector('#f-{first} [data-op=accept]').click()")
        self.saved()
        assert set(self.accepted()) == {first, second}
        assert box.input_value() == "写到一半的一段"
        assert box.evaluate(
            "area => [document.activeElement === area, area.selectionStart, area.selectionEnd]"
        ) == [True, 2, 4]
        assert self.page.input_value(f"#f-{second} [name=label]") == "写到一半的所指"
        assert self.page.input_value("#head [name=summary]") == "写到一半的提要"
        assert self.page.locator("#head-form").get_attribute("open") is not None

    def test_what_is_typed_survives_where_its_own_place_is_drawn_anew(self):
        paragraphs = self.fields()["sections"][0]["paragraphs"]
        key = self.keys()[-1]
        self.page.click(f"#f-{key} [data-open]")
        self.page.fill(f"#f-{key} [name=label]", "写到一半的所指")
        box = self.open_box(2)
        box.fill("写到一半的一段")
        # the paragraph before becomes two: every number and offset after it moves
        step = {"op": "paragraph", "section": 0, "paragraph": 0, "was": paragraphs[0]}
        self.page.locator("#text [data-paragraph]").nth(0).hover()
        self.page.evaluate("document.querySelector('#text [data-edit-paragraph]').click()")
        first = self.page.locator("#text textarea").nth(0)
        first.fill(f"{step['was']}\n添的一段。")
        self.page.locator("#text .is-open").nth(0).locator("text=存下").click()
        self.saved()
        expect(self.page.locator("#text textarea")).to_have_count(1)
        assert box.input_value() == "写到一半的一段"
        assert self.page.input_value(f"#f-{key} [name=label]") == "写到一半的所指"
        self.page.click("#text .is-open >> text=存下")
        expect(self.page.locator("#text textarea")).to_have_count(0)
        now = self.fields()["sections"][0]["paragraphs"]
        assert now == [
            paragraphs[0],
            "添的一段。",
            paragraphs[1],
            "写到一半的一段",
            *paragraphs[3:],
        ]

    def test_after_every_step_the_screen_is_as_if_it_were_opened_anew(self):
        """Also where lines go to another section, and where words stand twice."""
        lines = self.fields()["sections"][0]["paragraphs"]
        self.page.evaluate(PRESS, ["[data-paragraph='1'] [data-op=make_heading]"])
        self.as_opened()
        assert [len(one["paragraphs"]) for one in self.fields()["sections"]] == [1, 1]
        self.write(0, f"{lines[0]}\n{lines[2]}\n末了一句。")  # words of the second section
        self.write(1, f"{lines[2]}\n{lines[2]}")
        self.page.evaluate(
            PRESS, ["[data-section='0'] [data-paragraph='2'] [data-op=make_heading]"]
        )
        self.as_opened()
        for act in ("[data-section='1'] [data-op=join_section]",) * 2:
            self.page.evaluate(PRESS, [act])
            self.as_opened()
        for key in self.keys():
            self.page.evaluate(PRESS, [f"#f-{key} [data-op=delete]"])
            self.as_opened()
        expect(self.page.locator("#facts")).to_contain_text("项")

    def write(self, number: int, words: str):
        """Other words for a line of the text."""
        line = self.page.locator("#text [data-paragraph]").nth(number)
        line.locator("[data-edit-paragraph]").evaluate("button => button.click()")
        line.locator("textarea").fill(words)
        line.locator("text=存下").click()
        self.as_opened()

    def as_opened(self):
        self.saved()
        shown, opened = self.page.evaluate(SHOWN_AND_OPENED)
        assert shown == opened

    def test_what_someone_else_saved_elsewhere_and_what_is_saved_here_both_hold(self):
        self.somebody_else_saves("乙的提要")
        box = self.open_box(0)
        box.fill("甲改的一段")
        self.page.click("#text .is-open >> text=存下")
        self.saved()
        self.write_head("subtitle", "甲的副题")
        self.accept(self.keys()[0])
        self.saved()
        now = self.fields()
        assert (now["summary"], now["subtitle"]) == ("乙的提要", "甲的副题")
        assert now["sections"][0]["paragraphs"][0] == "甲改的一段"
        assert self.page.input_value("#head [name=summary]") == "乙的提要"

    def test_where_someone_else_changed_the_same_both_are_shown_and_the_editor_chooses(self):
        self.somebody_else_saves("乙的提要")
        self.write_head("summary", "甲的提要")
        self.accept(self.keys()[0])
        item = self.page.locator("#saving li")
        expect(item).to_contain_text("编辑乙")
        expect(self.message).to_have_text("下面 1 步没有存上，其余已存")
        expect(self.badge).to_have_text("没存上 1")
        shown = [item.locator("textarea").nth(at).input_value() for at in (0, 1)]
        assert shown == ["提要：甲的提要", "提要：乙的提要"]
        assert self.fields()["summary"] == "乙的提要" and self.accepted() == [self.keys()[0]]
        item.locator("text=用我的").click()
        self.saved()
        assert self.fields()["summary"] == "甲的提要"
        was = self.fields()["sections"][0]["paragraphs"][0]
        line = {"op": "paragraph", "section": 0, "paragraph": 0, "was": was}
        self.somebody_else_does({**line, "text": "乙改的一段。"})
        self.open_box(0).fill("甲改的一段。")
        self.page.click("#text .is-open >> text=存下")
        expect(item.locator("textarea").nth(1)).to_have_value("乙改的一段。")
        item.locator("text=留现在的").click()
        expect(self.badge).to_have_text("已存")
        assert self.fields()["sections"][0]["paragraphs"][0] == "乙改的一段。"

    def test_what_a_closed_tab_had_not_sent_is_sent_when_the_draft_is_opened_again(self):
        first, second = self.keys()[:2]
        Session.objects.all().delete()
        self.accept(first)
        self.write_head("summary", "先写的")
        self.page.click(f"#f-{second} [data-open]")
        self.page.fill(f"#f-{second} [name=value]", "一百多")
        self.page.click(f"#f-{second} [type=submit]")
        self.not_saved("登录过期")
        expect(self.badge).to_have_text("没存上，待发 3")
        self.page.close()
        assert self.accepted() == [] and self.fields()["summary"] is None
        self.page = self.context.new_page()
        self.enter(reverse("admin:index"))
        waiting = self.page.locator(".desk-waiting")
        waiting.locator("text=3 步").click()
        expect(waiting).to_contain_text("先写的")
        waiting.locator("text=打开草稿").click()
        self.message, self.badge = self.page.locator("#message"), self.page.locator("#badge")
        expect(self.page.locator("#saving li")).to_contain_text("不是数")
        assert self.accepted() == [first] and self.fields()["summary"] == "先写的"
        self.page.reload()
        assert "一百多" in self.page.locator("#saving textarea").input_value()
        self.page.click("text=知道了，收起")
        kept = "Object.keys(localStorage).filter((key) => key.startsWith('steps:')).length"
        assert self.page.evaluate(kept) == 0
        self.page.reload()
        expect(self.page.locator("#saving li")).to_have_count(0)

    def test_what_another_changed_since_is_left_and_said_where_one_undoes(self):
        other = User.objects.create_superuser("编辑乙", password=PASSWORD)
        done = [("outlet", "江洲晚报", self.user), ("summary", "一句", self.user)]
        for field, words, user in [*done, ("summary", "另一句", other)]:
            step = {"op": "head", "fields": {field: words}, "step": uuid4().hex}
            saving.step(self.draft, self.draft.version, step, user)
        self.page.reload()
        self.page.keyboard.press("Control+z")
        expect(self.page.locator("#saving li")).to_contain_text("编辑乙")
        expect(self.page.locator("#saving li")).to_contain_text("没有撤销")
        assert (self.fields()["outlet"], self.fields()["summary"]) == (None, "另一句")

    def test_twenty_steps_and_more_are_undone_and_redone_by_keys(self):
        first, number = self.fields(), 22
        for at in range(number):
            step = {"op": "head", "fields": {"summary": f"第 {at} 句"}, "step": f"{at:032}"}
            saving.step(self.draft, self.draft.version, step, self.user)
        self.page.reload()
        for _ in range(number):
            self.page.keyboard.press("Control+z")
        expect(self.page.locator("[data-turn=undo]")).to_be_disabled(timeout=30_000)
        self.saved()
        assert self.fields() == first
        self.page.keyboard.press("Control+y")
        self.saved()
        assert self.fields()["summary"] == "第 0 句"
        for _ in range(number - 2):
            self.page.keyboard.press("Control+Shift+z")
        self.page.click("[data-turn=redo]")
        expect(self.page.locator("[data-turn=redo]")).to_be_disabled(timeout=30_000)
        self.saved()
        assert self.fields()["summary"] == f"第 {number - 1} 句"
        self.as_opened()

    def test_escape_gives_up_what_is_typed_and_asks_first(self):
        asked = []
        self.page.on("dialog", lambda dialog: (asked.append(dialog.message), answers.pop()(dialog)))
        answers = [lambda dialog: dialog.accept(), lambda dialog: dialog.dismiss()]
        box = self.open_box(0)
        box.press("Escape")
        expect(box).to_have_count(0)
        self.open_box(0).fill("写到一半")
        composing = "box => box.dispatchEvent(new KeyboardEvent('keydown', " + (
            "{ key: 'Escape', isComposing: true, bubbles: true }))"
        )
        box.evaluate(composing)
        assert asked == []
        box.press("Escape")
        assert box.input_value() == "写到一半" and len(asked) == 1
        box.press("Control+z")  # of the words that are typed, not of a step
        box.fill("写到一半")
        box.press("Escape")
        expect(box).to_have_count(0)
        assert len(asked) == 2 and self.draft.steps.count() == 0

    def test_offered_words_end_what_is_typed_and_make_one_line_each(self):
        publish_paper("a1", tags=["渡口"], byline=[{"name": "王小禾", "role": "记者"}])
        self.enter()
        self.page.click("#head-form summary")
        tags = self.page.locator("#head [name=tags]")
        tags.fill("桥、渡")
        words = tags.evaluate("input => [...input.list.options].map((one) => one.value)")
        assert words == ["桥、渡口"]
        byline = self.page.locator("#head [name=byline]")
        byline.fill("通讯员 林青石")
        for _ in range(2):
            self.page.locator("#head [data-adds=head-byline]").fill("记者 王小禾")
            self.page.keyboard.press("Tab")
        assert byline.input_value() == "通讯员 林青石\n记者 王小禾"

    def test_a_draft_that_is_gone_keeps_the_words(self):
        Draft.objects.all().delete()
        self.write_head("summary", "要留住的一句")
        self.not_saved("不在了")
        assert "要留住的一句" in self.page.locator("#saving textarea").input_value()

    def test_a_scheduled_draft_stays_so_until_it_is_called_off(self):
        at = timezone.now() + timedelta(hours=3)
        publication.schedule(self.draft, self.user, at)
        self.page.reload()
        shown = self.page.locator("#schedule")
        expect(shown).to_contain_text(timezone.localtime(at).strftime("%H:%M"))
        self.accept(self.keys()[0])
        self.saved()
        expect(shown).to_contain_text(timezone.localtime(at).strftime("%H:%M"))
        self.draft.refresh_from_db()
        assert self.draft.publish_at == at
        shown.locator("text=取消定时").click()
        expect(shown).not_to_contain_text("公开")
        self.draft.refresh_from_db()
        assert self.draft.publish_at is None

    def test_leaving_with_steps_that_wait_asks_first(self):
        asked = []

        def answer(dialog):
            asked.append(dialog.type)
            dialog.accept()

        self.page.on("dialog", answer)
        self.accept(self.keys()[0])
        self.saved()
        self.page.reload()
        assert asked == []
        self.context.set_offline(True)
        self.accept(self.keys()[1])
        self.not_saved("连不上服务器")
        self.page.route(self.address, lambda route: route.abort())
        self.context.set_offline(False)
        self.page.reload()
        assert asked == ["beforeunload"]

    def test_a_form_that_was_typed_while_the_login_ended_loses_nothing(self):
        report = publication.publish(self.draft, self.user)
        self.page.goto(
            self.live_server_url + reverse("admin:articles_report_withdraw", args=[report.pk])
        )
        self.page.fill("[name=reason]", "想了一个小时才写好的理由")
        Session.objects.all().delete()
        press = self.page.locator("#content form [type=submit]")
        press.click()
        note = self.page.locator(".desk-unsent")
        expect(note).to_contain_text("登录过期了")
        assert self.page.input_value("[name=reason]") == "想了一个小时才写好的理由"
        with self.context.expect_page() as opened:
            note.locator("a").click()
        tab = opened.value
        tab.fill("[name=username]", "主编甲")
        tab.fill("[name=password]", PASSWORD)
        tab.press("[name=password]", "Enter")
        expect(tab.locator("#content")).to_contain_text("请关掉这一页")
        tab.close()
        with self.page.expect_navigation():
            press.click()
        report.refresh_from_db()
        assert report.withdrawal_reason == "想了一个小时才写好的理由"
