"""A correction starts from what was reviewed: only what it changes is open."""

from django.contrib.auth.models import User
from django.test import TestCase

from articles import record
from articles.archive import merging
from articles.desk import asking, near_duplicates, publication, reviewing, worklists
from articles.models import Appearance, Draft, Person, Source, Submission, Upload
from tests.desk.test_history import do
from tests.records import of_text, paper, person, statistic
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
