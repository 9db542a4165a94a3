"""A correction starts from what was reviewed: only what it changes is open."""

import re
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

from django.apps import apps
from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import record
from articles.archive import merging, retagging, withdrawing
from articles.desk import (
    asking,
    discarding,
    near_duplicates,
    publication,
    queue,
    reviewing,
    versions,
    worklists,
)
from articles.models import Appearance, Draft, Person, Source, Submission, Upload
from tests.answers import answers
from tests.desk.test_history import do
from tests.desk.test_worklists import account
from tests.records import full, of_text, paper, person, statistic
from tests.whole_archive import publish, take_in

POND = "第{}号鱼塘今年放鱼苗{}尾，捕鱼{}吨，收入{}万元，用饲料{}吨，修塘埂{}米。"
PEOPLE = ["丁小帆", "韦大江", "庄细妹", "陶阿根", "祝水生", "尤二妹", "殷来福"]
UNITS = ["尾", "吨", "万元", "吨", "米"]
FACTS = 82  # 7 people, 75 figures


def ponds(**fields) -> dict:
    """A report of eighty-two facts in sixteen paragraphs."""
    lines, figures = ["江洲渔场的" + "、".join(PEOPLE) + "都在塘边。"], []
    for pond in range(15):
        numbers = [1000 + pond * 10 + at for at in range(5)]
        lines.append(POND.format(pond + 1, *numbers))
        for number, unit in zip(numbers, UNITS, strict=True):
            figures.append(statistic(f"{number}{unit}", number, label="鱼塘"))
    people = [person(name, organisation="江洲渔场") for name in PEOPLE]
    told = {"people": people, "statistics": figures, **fields}
    return of_text(*lines, slug="yu-tang", published="2022-06", **told)


def paragraph(draft, number, old, new, section=0) -> dict:
    """The step by which other words take the place of some of a paragraph."""
    was = record.load(draft.record)["sections"][section]["paragraphs"][number]
    assert old in was
    place = {"section": section, "paragraph": number, "was": was}
    return {"op": "paragraph", **place, "text": was.replace(old, new, 1)}


class CorrectingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.report = publish(ponds())
        cls.user = User.objects.create_superuser("编辑甲", password="only for this test")
        cls.other = User.objects.create_superuser("编辑乙", password="only for this test")
        cls.draft = publication.open_correction(cls.report, cls.user)

    def step(self, user=None, **given):
        do(self.draft, user or self.user, **given)
        self.draft.refresh_from_db()

    def change(self, number, old, new):
        self.step(**paragraph(self.draft, number, old, new))

    def open_facts(self) -> list[str]:
        return [one.words for one in reviewing.review(self.draft).facts if not one.accepted]

    def test_what_was_published_is_reviewed(self):
        assert len(reviewing.review(self.draft).facts) == FACTS
        assert (worklists.left(self.draft), self.open_facts()) == (0, [])
        assert asking.questions(self.draft) == []

    def test_nobody_of_the_report_is_taken_for_their_namesake(self):
        for one in reviewing.review(self.draft).facts:
            assert not one.namesakes and not any("同名" in told for told in one.warnings)

    def test_a_word_beside_the_facts_opens_none(self):
        self.change(3, "今年放", "上半年放")
        assert self.open_facts() == []

    def test_a_word_of_a_fact_opens_that_fact_alone(self):
        self.change(3, "1021吨", "1921吨")
        assert (worklists.left(self.draft), self.open_facts()) == (1, ["1021吨"])
        self.step(op="undo")
        assert self.open_facts() == []

    def test_a_word_that_touches_a_fact_opens_it(self):
        """By it 捕鱼1021吨 can come to say something else: 1021 of 81021."""
        self.change(3, "捕鱼1021吨", "捕鱼81021吨")
        assert self.open_facts() == ["1021吨"]

    def test_a_name_that_comes_once_more_is_open(self):
        self.change(3, "。", "，丁小帆记的数。")
        assert self.open_facts() == ["丁小帆"]

    def test_lines_that_come_go_and_move_open_none_but_their_own(self):
        self.change(1, "第1号", "另有一句。\n第1号")
        lines = record.load(self.draft.record)["sections"][0]["paragraphs"]
        for op, number in (("make_heading", 1), ("paragraph", 3)):
            line = {"section": 0, "paragraph": number, "was": lines[number]}
            section = {} if op == "make_heading" else {"section": 1, "paragraph": 1}
            self.step(op=op, **{**line, **section}, text="")
        assert sorted(self.open_facts()) == [f"101{at}{UNITS[at]}" for at in range(5)]
        self.step(op="join_section", section=1, was="另有一句。")
        assert len(self.open_facts()) == 5

    def test_a_fact_that_loses_the_one_it_leads_to_is_open(self):
        figures = ponds()["statistics"]
        figures[1] |= {"from": "s1"}
        figures[0] |= {"id": "s1"}
        report = publish(ponds(statistics=figures) | {"slug": "er-hao", "title": "又一篇"})
        self.draft = publication.open_correction(report, self.user)
        self.step(op="delete", id="s1")
        assert self.open_facts() == ["1001吨"]

    def test_who_settles_a_fact_is_in_nobody_s_way_who_changes_its_line(self):
        seen = self.draft.version
        self.step(op="reopen", id="s12", user=self.other)
        self.step(op="accept", id="s12", user=self.other)
        self.step(**paragraph(self.draft, 3, "1021吨", "1921吨"), version=seen)
        assert self.open_facts() == ["1021吨"]

    def test_a_new_fact_and_one_that_is_edited_are_what_their_editor_saw(self):
        self.step(op="change", id="s12", fields={"label": "捕鱼量"})
        self.step(op="add", list="places", section=0, start=0, end=2)
        assert self.open_facts() == []
        public = record.stored(self.report.revisions.last().record)
        assert len(self.draft.accepted) == len([*public.facts()]) + 1

    def test_a_record_that_is_handed_in_opens_what_it_says_otherwise(self):
        self.draft.delete()
        changed = ponds(outlet="江洲晚报")
        changed["statistics"][11] |= {"label": "捕鱼量"}
        changed["places"] = [{"name": "江洲"}]
        take_in(changed)
        self.draft = Draft.objects.get()
        assert sorted(self.open_facts()) == ["1021吨", "江洲"]
        assert not any(one.namesakes for one in reviewing.review(self.draft).facts)

    def test_a_record_handed_in_anew_keeps_what_was_settled_in_the_draft(self):
        self.draft.delete()
        changed = ponds(places=[{"name": "江洲"}])
        take_in(changed)
        self.draft = Draft.objects.get()
        self.step(op="accept", id="n1")
        Draft.objects.update(by="import")
        changed["statistics"][0] |= {"label": "鱼苗"}
        take_in(changed)
        self.draft.refresh_from_db()
        assert self.open_facts() == ["1000尾"]

    def test_a_text_drafted_anew_opens_what_the_public_version_does_not_say(self):
        self.draft.delete()
        source = Source.objects.create(sha256="1" * 64, content="渔".encode())
        fields = ponds()
        fields["statistics"][11] |= {"label": "捕鱼量"}
        for number, one in enumerate(fields["statistics"]):
            one["id"] = f"s{900 - number}"
        anew = record.canonical(record.build(fields | {"slug": "yu-tang-2"}))
        draft = Draft.objects.create(slug="yu-tang-2", title="新", record=anew, source=source)
        upload = Upload.objects.create(user=self.user)
        told = {"position": 1, "filename": "渔.txt", "source": source, "draft": draft}
        near = self.report.revisions.last().source
        submission = Submission.objects.create(upload=upload, near=near, **told)
        self.draft = near_duplicates.decide(submission, near_duplicates.NEWER, self.user)
        assert self.open_facts() == ["1021吨"]
        assert not any(one.namesakes for one in reviewing.review(self.draft).facts)

    def test_an_earlier_version_opens_what_is_not_public_today(self):
        self.draft.delete()
        figures = ponds()["statistics"]
        figures[11] |= {"label": "捕鱼量"}
        publish(ponds(statistics=figures), reason="改一处")
        first = self.report.revisions.first()
        self.draft = publication.open_correction(self.report, self.user, first)
        assert self.open_facts() == ["1021吨"]

    def test_somebody_of_the_name_is_asked_of_only_who_the_report_has_not_told_of(self):
        publish(paper("bie-chu", people=[person("丁小帆", organisation="示例公司", **AT)], **OTHER))
        shown = {one.words: one for one in reviewing.review(self.draft).facts}
        own = Appearance.objects.get(report=self.report, name="丁小帆").person
        assert shown["丁小帆"].chosen == own.slug and len(shown["丁小帆"].namesakes) == 2
        assert not shown["丁小帆"].warnings and asking.questions(self.draft) == []
        self.step(op="change", id="p2", fields={"name": "丁小帆"})
        told = [one.words for one in asking.questions(self.draft)]
        assert len(told) == 1 and "没有答是不是同一人" in told[0]

    def test_who_is_who_is_as_the_public_report_says_when_it_goes_out(self):
        """Also where two were found to be one while the correction was open."""
        self.change(3, "今年放", "上半年放")
        one = Appearance.objects.get(report=self.report, name="丁小帆")
        publish(paper("bie-chu", people=[person("丁小帆", organisation="示例公司", **AT)], **OTHER))
        elsewhere = Person.objects.filter(name="丁小帆").exclude(pk=one.person_id).get()
        merging.merge(elsewhere, one.person, self.user)
        self.draft = publication.open_correction(self.report, self.user)
        assert not any(fact.namesakes for fact in reviewing.review(self.draft).facts)
        publication.publish(self.draft, self.user, "改一个词", answered=())
        assert Appearance.objects.get(report=self.report, name="丁小帆").person == elsewhere


AT = {"at": [{"exact": "丁小帆"}]}
OTHER = {"sections": [{"paragraphs": ["示例公司的丁小帆来了。"]}]}


class GoingOutTests(TestCase):
    """A correction on its way: what it says otherwise, beside its reason; abandoned; overtaken."""

    @classmethod
    def setUpTestData(cls):
        cls.chief = User.objects.create_superuser("主编甲", password="only for this test")
        cls.editor = account("编辑乙", "编辑")
        cls.report = publish(full())
        cls.draft = publication.open_correction(cls.report, cls.editor)

    def setUp(self):
        self.client.force_login(self.editor)

    def page(self, name="publish", draft=None) -> str:
        address = reverse(f"admin:articles_draft_{name}", args=[(draft or self.draft).pk])
        return self.client.get(address).content.decode()

    def report_page(self) -> str:
        address = reverse("admin:articles_report_change", args=[self.report.pk])
        return self.client.get(address).content.decode()

    def correct(self, **told):
        address = reverse("admin:articles_report_correct", args=[self.report.pk])
        return self.client.post(address, **told)

    def send(self, draft=None, **given):
        address = reverse("admin:articles_draft_publish", args=[(draft or self.draft).pk])
        page = self.client.post(address, given, follow=True)
        return page.content.decode()

    def abandon(self, draft=None):
        address = reverse("admin:articles_draft_delete", args=[(draft or self.draft).pk])
        return self.client.post(address, {"post": "yes"}, follow=True)

    def change(self, old="产量", new="产值", draft=None):
        draft = draft or self.draft
        do(draft, self.editor, **paragraph(draft, 0, old, new))
        draft.refresh_from_db()

    def publish_another(self, **changed):
        """What another editor corrects while the draft lies among the deleted, and comes back."""
        discarding.discard(self.draft, self.editor)
        other = publication.open_correction(self.report, self.chief)
        do(other, self.chief, op="head", fields=changed or {"outlet": "江洲晚报"})
        publication.publish(other, self.chief, "补上媒体")
        discarding.bring_back(self.draft.pk, self.editor)

    def text(self) -> str:
        self.draft.refresh_from_db()
        return record.load(self.draft.record)["sections"][0]["paragraphs"][0]

    def test_what_it_changes_stands_beside_the_reason(self):
        self.change("产量由", "产值由")
        do(self.draft, self.editor, op="change", id="s7", fields={"label": "产值"})
        do(self.draft, self.editor, op="delete", id="n5")
        start = self.text().index("产值")
        do(
            self.draft,
            self.editor,
            op="add",
            list="projects",
            section=0,
            start=start,
            end=start + 2,
        )
        page = self.page()
        assert "产<del>量</del><ins>值</ins>由10%" in page and "第1节" in page
        assert "所指：产<del>量</del><ins>值</ins>" in page and "数据 s7" in page
        assert "<del>名称：先进厂；谁获得：青石桥厂</del>" in page and "荣誉 n5" in page
        assert "<ins>名称：产值" in page
        assert page.index('id="changes"') < page.index('name="reason"')

    def test_a_fact_that_went_is_not_taken_for_the_one_behind_it(self):
        do(self.draft, self.editor, op="delete", id="s7")
        do(self.draft, self.editor, op="change", id="s9", fields={"label": "产值"})
        told = {one.where: one.runs for one in self.differences()}
        assert {sort for sort, _ in told["数据 s7"]} == {"out"}
        assert ("in", "值") in told["数据 s9"]

    def differences(self):
        self.draft.refresh_from_db()
        latest = self.report.revisions.last()
        return versions.between(latest, record.stored(self.draft.record))

    def test_other_words_for_the_same_fact_are_a_difference_that_is_seen(self):
        start = self.text().rindex("青石桥")
        where = {"section": 0, "start": start, "end": start + 3}
        do(self.draft, self.editor, op="place", id="n4", **where)
        [one] = self.differences()
        assert "哪一处" in "".join(words for _, words in one.runs)

    def test_nothing_is_published_where_nothing_is_otherwise(self):
        page = self.page()
        assert "没有不同" in page and "没有要更正的" in page and 'name="reason"' not in page
        assert "没有要更正的" in self.send(reason="没有理由")
        assert self.report.revisions.count() == 1 and self.report.corrections.count() == 0

    def test_of_a_report_that_was_withdrawn_it_is_said_at_once(self):
        self.change()
        withdrawing.withdraw(self.report, "有误", self.chief)
        assert "先恢复公开" in self.page() and 'name="reason"' not in self.page()
        assert "先恢复公开" in self.send(reason="一个词")
        self.abandon()
        assert "先恢复公开" in self.correct(follow=True).content.decode()
        assert not Draft.objects.exists()

    def test_an_editor_who_saw_other_differences_is_shown_these(self):
        self.change()
        seen = re.search('name="answered" value="(seen-[^"]+)"', self.page())[1]
        do(self.draft, self.chief, op="head", fields={"title": "青石桥的三天"})
        page = self.send(reason="一个词", answered=[seen, *answers(self.draft)["answered"]])
        assert "又有人改过" in page and "<ins>三</ins>" in page and "一个词</textarea>" in page
        assert self.report.revisions.count() == 1
        seen = re.search('name="answered" value="(seen-[^"]+)"', page)[1]
        self.send(reason="一个词", answered=[seen, *answers(self.draft)["answered"]])
        assert self.report.revisions.count() == 2

    def test_it_is_abandoned_with_one_button_and_a_word(self):
        self.change()
        way = reverse("admin:articles_draft_delete", args=[self.draft.pk])
        assert all(way in page for page in (self.page(), self.page("change"), self.report_page()))
        page = self.client.get(way).content.decode()
        assert "要放弃对“青石桥的一天”的更正吗" in page and "公开的报道不变" in page
        answer = self.abandon()
        assert answer.redirect_chain[-1][0] == reverse(
            "admin:articles_report_change", args=[self.report.pk]
        )
        page = answer.content.decode()
        assert "已放弃更正" in page and "更正……" in page and way not in page
        assert self.report.revisions.count() == 1 and "产量" in self.report.sections.get().text
        assert self.abandon().status_code == 200  # sent twice

    def test_sent_when_another_has_abandoned_it_nothing_goes_out_and_it_is_said(self):
        self.change()
        given = answers(self.draft)
        discarding.discard(self.draft, self.chief)
        page = self.send(reason="一个词", **given)
        assert "主编甲 删去了这份草稿" in page and self.report.revisions.count() == 1
        discarding.bring_back(self.draft.pk, self.chief)
        assert "已公开" in self.send(reason="一个词", **given)

    def test_to_correct_leads_to_the_one_that_is_open_and_tells_who_has_it(self):
        assert "经手：编辑乙" in self.report_page() and "接着更正" in self.report_page()
        self.client.force_login(self.chief)
        answer = self.correct(follow=True)
        way = reverse("admin:articles_draft_change", args=[self.draft.pk])
        assert answer.redirect_chain[-1][0] == way
        assert "更正已经打开。经手：编辑乙" in answer.content.decode()
        assert Draft.objects.get().assigned_to == self.editor

    def test_their_own_that_is_open_is_where_an_editor_goes_on(self):
        answer = self.correct(follow=True)
        assert answer.redirect_chain[-1][0].endswith(f"/{self.draft.pk}/change/")
        assert "已经打开" not in answer.content.decode()

    def test_what_another_published_since_is_not_taken_back_unseen(self):
        self.change()
        self.publish_another()
        told = "主编甲 公开了第 2 版"
        page = self.page()
        assert told in page and "<ins>江洲晚报</ins>" in page and "<del>江洲晚报</del>" in page
        answered = [key for key in answers(self.draft)["answered"] if "overtaken" not in key]
        assert told in self.send(reason="一个词", answered=answered)
        assert self.report.revisions.count() == 2
        self.send(reason="一个词", **answers(self.draft))
        assert self.report.revisions.count() == 3

    def catch_up(self, key=None) -> str:
        address = reverse("admin:articles_draft_catch_up", args=[self.draft.pk])
        page = self.client.post(address, {"step": key or uuid4().hex}, follow=True)
        self.draft.refresh_from_db()
        return page.content.decode()

    def test_what_another_published_since_is_put_in_with_one_button(self):
        self.change()
        self.publish_another()
        key = re.search('name="step" value="([^"]+)"', self.page())[1]
        for _ in range(2):
            page = self.catch_up(key)
        assert "已并进" in page and "第 2 版" not in page and "江洲晚报" not in page
        assert [one.where for one in self.differences()] == ["第1节"]
        assert worklists.left(self.draft) == 0
        do(self.draft, self.editor, op="undo")
        assert "第 2 版" in self.page()
        do(self.draft, self.editor, op="redo")
        self.send(reason="一个词", **answers(self.draft))
        latest = record.stored(self.report.revisions.last().record)
        assert latest.outlet == "江洲晚报" and "产值由" in latest.texts[0]

    def test_a_fact_that_another_published_since_is_put_in_as_reviewed(self):
        discarding.discard(self.draft, self.editor)
        other = publication.open_correction(self.report, self.chief)
        do(other, self.chief, op="change", id="s7", fields={"label": "产值"})
        publication.publish(other, self.chief, "一个数")
        discarding.bring_back(self.draft.pk, self.editor)
        do(self.draft, self.editor, op="reopen", id="s7")
        self.catch_up()
        assert (self.differences(), worklists.left(self.draft)) == ([], 0)

    def test_where_both_changed_the_same_nothing_is_put_in_and_it_is_said(self):
        do(self.draft, self.editor, op="head", fields={"outlet": "江洲日报"})
        self.publish_another()
        before = Draft.objects.values().get()
        assert "同一处两边都改了" in self.catch_up()
        assert Draft.objects.values().get() == before
        assert "第 2 版" in self.page()
        assert (
            self.client.post(
                reverse("admin:articles_draft_catch_up", args=[self.draft.pk]), {"step": "x"}
            ).status_code
            == 302
        )

    def test_what_was_confirmed_of_one_version_is_not_of_the_next(self):
        self.change()
        self.publish_another()
        given = answers(self.draft)
        self.publish_another(outlet="江洲日报")
        assert "第 3 版" in self.send(reason="一个词", **given)
        assert self.report.revisions.count() == 3

    def test_the_worker_takes_nothing_back_either(self):
        self.change()
        soon = timezone.now() + timedelta(hours=1)
        publication.schedule(self.draft, self.chief, soon, "一个词", answered=())
        self.publish_another()
        Draft.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
        assert queue.publish_due() and self.report.revisions.count() == 2
        assert "第 2 版" in Draft.objects.get().trouble
        given = answers(self.draft)["answered"]
        self.draft.refresh_from_db()
        publication.schedule(self.draft, self.chief, soon, "一个词", answered=given)
        Draft.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
        assert queue.publish_due() and self.report.revisions.count() == 3

    def test_tags_set_on_many_reports_are_in_the_correction_too_and_overtake_nothing(self):
        self.change()
        retagging.set_on([self.report], ["渔业"], [], self.chief)
        self.draft.refresh_from_db()
        assert self.report.revisions.count() == 2 and "第 2 版" not in self.page()
        assert [one.where for one in self.differences()] == ["第1节"]

    def test_one_whose_name_is_hidden_stays_who_they_are(self):
        one = self.report.appearances.get().person
        merging.mask(one, self.chief, "本人请求")
        assert not any(fact.namesakes for fact in reviewing.review(self.draft).facts)
        self.change()
        given = answers(self.draft)
        assert not any("同一人" in key for key in given["answered"])
        self.send(reason="一个词", **given)
        shown = self.report.appearances.get()
        assert shown.person == one and "王" not in shown.name

    def test_a_contributor_is_offered_neither(self):
        self.client.force_login(account("投稿丙", "投稿"))
        assert "放弃更正" not in self.page("change")
        assert self.correct().status_code == 403 and self.abandon().status_code == 403

    def test_corrections_that_are_open_when_the_archive_is_upgraded(self):
        Draft.objects.update(public_version=None, accepted=[])
        import_module("articles.migrations.0023_public_version").fill(apps, None)
        self.draft.refresh_from_db()
        assert (self.draft.public_version, worklists.left(self.draft)) == (1, 0)
