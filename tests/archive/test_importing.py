"""What an import does to the archive: made, left, corrected, kept as a draft, or refused."""

import codecs
import re

import pytest

from articles import limits
from articles.archive.importing import Kind, Orders, Refused, import_file
from articles.archive.proof import failures
from articles.archive.withdrawing import withdraw
from articles.drafting import Unreadable
from articles.models import Correction, Draft, Report, Revision, Source
from articles.record import RecordError
from tests.records import as_json, full, of_text, record, statistic
from tests.whole_archive import PUBLISH, publish, rows, take_in

pytestmark = pytest.mark.django_db

ARTICLE = "青石桥厂出新品\n今年产量10余万件。\n\n　　厂里很忙。\n"


def public_rows() -> dict:
    """The rows a reader can see anything of."""
    beside = {"Draft", "Source", "Redirect"}
    return {name: found for name, found in rows().items() if name not in beside}


class TestNew:
    def test_a_record_becomes_a_public_report_with_its_source_and_first_revision(self):
        outcome = take_in(full(), publish=True)
        report = Report.objects.get()
        revision = report.revisions.get()
        assert (outcome.kind, outcome.slug) == (Kind.NEW, report.slug)
        assert (report.state, revision.number, revision.by) == ("public", 1, "import")
        assert revision.sha256 == outcome.sha256
        assert bytes(revision.source.content) == as_json(full())
        assert Correction.objects.count() == Draft.objects.count() == 0

    def test_every_fact_stands_at_its_words(self):
        report = publish(full())
        facts = [
            *report.statistics.all(),
            *report.quotations.all(),
            *report.appearances.all(),
            *report.mentions.all(),
        ]
        assert len(facts) == 3 + 1 + 1 + 1 + 2 + 2 + 1
        assert all(fact.section.text[fact.start : fact.end] == fact.exact for fact in facts)
        assert report.quotations.get().spoken_by == report.appearances.get()
        later = report.statistics.get(key="s9")
        assert (later.earlier.key, later.low, later.high) == ("s7", 80, None)

    def test_a_draft_that_is_published_is_a_draft_no_more(self):
        take_in(full())
        assert (Draft.objects.count(), Report.objects.count()) == (1, 0)
        publish(full())
        assert (Draft.objects.count(), Report.objects.count()) == (0, 1)

    def test_a_byte_order_mark_is_no_part_of_a_record(self):
        marked = codecs.BOM_UTF8 + as_json(record())
        assert import_file(marked, "a.json", PUBLISH).kind == Kind.NEW
        assert bytes(Source.objects.get().content) == marked


class TestUnchanged:
    @pytest.mark.parametrize("orders", [{}, {"publish": True}, {"publish": True, "reason": "无"}])
    def test_the_same_record_twice_writes_nothing(self, orders):
        publish(full())
        before = rows()
        assert take_in(full(), **orders).kind == Kind.UNCHANGED
        assert rows() == before

    def test_another_way_of_writing_the_same_record_writes_nothing(self):
        report = publish(full())
        before = rows()
        canonical = report.revisions.get().record.encode()
        assert import_file(canonical, "other.json", PUBLISH).kind == Kind.UNCHANGED
        assert rows() == before

    def test_the_same_draft_twice_writes_nothing(self):
        take_in(full())
        before = rows()
        assert take_in(full()).kind == Kind.UNCHANGED
        assert rows() == before

    def test_the_record_of_a_withdrawn_report_changes_nothing(self):
        withdraw(publish(full()), "应来源要求")
        before = rows()
        assert take_in(full(), publish=True).kind == Kind.UNCHANGED
        assert rows() == before

    def test_new_only_leaves_every_known_slug_alone(self):
        publish(full("a"))
        take_in(full("b"))
        before = rows()
        for slug in "ab":
            outcome = take_in(full(slug, title="改了"), publish=True, reason="改", new_only=True)
            assert outcome.kind == Kind.UNCHANGED
        assert rows() == before
        assert take_in(full("c"), publish=True, new_only=True).kind == Kind.NEW


class TestCorrections:
    def test_a_changed_public_report_is_refused_without_a_reason(self):
        publish(full())
        before = rows()
        for reason in ("", "  "):
            with pytest.raises(Refused, match="请加 --reason"):
                take_in(full(title="改了"), publish=True, reason=reason)
        assert rows() == before

    def test_with_a_reason_it_is_a_public_correction_and_a_new_revision(self):
        first = publish(full())
        outcome = take_in(full(title="改了"), publish=True, reason="题目有误")
        report = Report.objects.get()
        correction = report.corrections.get()
        assert outcome.kind == Kind.CORRECTED
        assert (report.pk, report.title) == (first.pk, "改了")
        assert (correction.reason, correction.revision.number) == ("题目有误", 2)
        assert [revision.number for revision in report.revisions.all()] == [1, 2]
        assert report.made_public_at == first.made_public_at < report.changed_at
        assert list(failures()) == []

    def test_facts_keep_their_ids_in_a_correction(self):
        publish(of_text("3件和4件", statistics=[statistic("3件", 3), statistic("4件", 4)]))
        fields = of_text("3件和4件", statistics=[statistic("4件", 4), statistic("和", 5)])
        report = publish(fields, reason="核对")
        assert dict(report.statistics.values_list("exact", "key")) == {"4件": "s2", "和": "s3"}

    def test_a_dropped_id_is_never_given_to_another_fact(self):
        facts = {word: statistic(word, 1) for word in ("甲", "乙", "丙")}

        def keys(words: str, **ids) -> dict:
            chosen = [facts[word] | ({"id": ids[word]} if word in ids else {}) for word in words]
            fields = of_text("甲乙丙", statistics=chosen)
            report = publish(fields, reason="改")
            return dict(report.statistics.values_list("exact", "key"))

        assert keys("甲乙") == {"甲": "s1", "乙": "s2"}
        assert keys("甲") == {"甲": "s1"}
        assert keys("甲丙") == {"甲": "s1", "丙": "s3"}
        with pytest.raises(RecordError, match="编号 s2 从前是另一项的"):
            keys("甲丙", 丙="s2")
        assert keys("甲乙丙") == {"甲": "s1", "乙": "s2", "丙": "s3"}

    def test_a_report_edited_at_the_desk_is_not_overwritten_without_replace(self):
        report = publish(full())
        report.revisions.update(by=Revision.By.DESK)
        before = rows()
        with pytest.raises(Refused, match="在编辑台改过.*--replace"):
            take_in(full(title="改了"), publish=True, reason="改")
        assert rows() == before
        outcome = take_in(full(title="改了"), publish=True, reason="改", replace=True)
        assert outcome.kind == Kind.CORRECTED

    def test_a_withdrawn_report_is_not_corrected(self):
        withdraw(publish(full()), "应来源要求")
        before = rows()
        with pytest.raises(Refused, match="已撤回"):
            take_in(full(title="改了"), publish=True, reason="改", replace=True)
        assert rows() == before

    def test_without_publish_a_change_is_a_draft_and_no_public_row_moves(self):
        publish(full())
        before = public_rows()
        assert take_in(full(title="改了"), reason="改").kind == Kind.DRAFT
        assert public_rows() == before
        assert Draft.objects.get().title == "改了"

    def test_a_refused_correction_leaves_no_source(self):
        publish(full())
        with pytest.raises(Refused):
            take_in(full(title="改了"), publish=True)
        assert Source.objects.count() == 1


class TestDrafts:
    def test_a_draft_may_be_imported_anew(self):
        take_in(full())
        assert take_in(full(title="改了")).kind == Kind.DRAFT
        assert Draft.objects.get().title == "改了"

    @pytest.mark.parametrize("public", [False, True])
    @pytest.mark.parametrize("orders", [{}, {"publish": True, "reason": "改"}])
    def test_a_draft_edited_at_the_desk_is_not_overwritten_without_replace(self, public, orders):
        if public:
            publish(full())
        take_in(full(title="稿"))
        Draft.objects.update(by=Revision.By.DESK)
        before = rows()
        with pytest.raises(Refused, match="草稿在编辑台改过.*--replace"):
            take_in(full(title="改了"), **orders)
        assert rows() == before
        assert take_in(full(title="改了"), replace=True, **orders).slug == full()["slug"]

    def test_a_refused_draft_leaves_no_source(self):
        take_in(full())
        Draft.objects.update(by=Revision.By.DESK)
        with pytest.raises(Refused):
            take_in(full(title="改了"))
        assert Source.objects.count() == 1


class TestRawText:
    @pytest.mark.parametrize(
        "content",
        [
            ARTICLE.encode(),
            ARTICLE.encode("gb18030"),
            ARTICLE.encode("gbk"),
            codecs.BOM_UTF8 + ARTICLE.encode(),
            ARTICLE.encode("utf-16"),
            codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"),
            ARTICLE.replace("\n", "\r\n").encode(),
            ARTICLE.replace("\n", "\r").encode(),
        ],
        ids=["utf-8", "gb18030", "gbk", "utf-8-sig", "utf-16", "utf-16-be", "crlf", "cr"],
    )
    def test_a_text_in_any_usual_encoding_is_a_draft(self, content):
        outcome = import_file(content, "来稿.txt", PUBLISH)
        draft = Draft.objects.get()
        assert (outcome.kind, outcome.slug) == (Kind.DRAFT, draft.slug)
        assert (draft.slug, draft.title) == ("qing-shi-qiao-chang-chu-xin-pin", "青石桥厂出新品")
        assert '"今年产量10余万件。",\n' in draft.record
        assert '"厂里很忙。"\n' in draft.record
        assert bytes(draft.source.content) == content
        assert Report.objects.count() == 0

    def test_known_bytes_change_nothing_even_when_the_draft_is_gone(self):
        import_file(ARTICLE.encode(), "a.txt")
        before = rows()
        assert import_file(ARTICLE.encode(), "b.txt").kind == Kind.UNCHANGED
        assert rows() == before
        Draft.objects.all().delete()
        assert import_file(ARTICLE.encode(), "a.txt").kind == Kind.UNCHANGED
        assert Draft.objects.count() == 0

    def test_unknown_bytes_are_always_a_new_draft(self):
        import_file(ARTICLE.encode(), "a.txt")
        outcome = import_file(f"{ARTICLE}又一段。".encode(), "a.txt")
        digest = Source.objects.order_by("pk").last().sha256
        assert outcome.slug == f"qing-shi-qiao-chang-chu-xin-pin-{digest[:6]}"
        assert Draft.objects.count() == 2

    def test_a_slug_of_a_public_report_or_with_the_digits_taken_is_left_alone(self):
        first = import_file(ARTICLE.encode(), "a.txt").slug
        content = f"{ARTICLE}又一段。".encode()
        second = import_file(content, "a.txt").slug
        Draft.objects.filter(slug=second).delete()
        Source.objects.order_by("pk").last().delete()
        publish(record(first + "-x"))
        Report.objects.update(slug=second)
        third = import_file(content, "a.txt").slug
        assert third not in {first, second}
        assert third.startswith(f"{first}-")

    @pytest.mark.parametrize(
        "title, slug",
        [
            ("2021", "report-2021"),
            ("😀", "report"),
            ("扬中" * 40, "-".join(["yang", "zhong"] * 5 + ["yang"])),
            ("Undated", "report-undated"),
            ("单位", "dan-wei"),
        ],
    )
    def test_the_slug_is_the_title_s_pinyin(self, title, slug):
        import_file(f"{title}\n正文。".encode(), "a.txt")
        made = Draft.objects.get().slug
        assert len(made) <= limits.SLUG_CHARACTERS
        assert re.fullmatch(slug, made)

    @pytest.mark.parametrize(
        "content",
        [b"", b"  \n\t", "　\n".encode(), b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xff\xff", b"a\0b"]
        + [codecs.BOM_UTF16_LE + b"a", codecs.BOM_UTF8 + b"\xff", bytes(range(256))],
    )
    def test_what_is_no_text_is_refused(self, content):
        before = rows()
        with pytest.raises(Unreadable, match="请"):
            import_file(content, "a.txt", Orders())
        assert rows() == before

    def test_controls_in_a_text_are_refused_with_their_place(self):
        with pytest.raises(Unreadable, match="控制字符"):
            import_file("题\n甲\x07".encode(), "a.txt")
        assert Draft.objects.count() == Source.objects.count() == 0

    def test_a_text_of_one_line_has_it_as_title_and_text(self):
        import_file("只有一行".encode(), "a.txt")
        assert Draft.objects.get().record.count("只有一行") == 2

    def test_a_first_line_too_long_for_a_title_stays_whole_in_the_text(self):
        line = "甲" * (limits.TITLE_CHARACTERS + 1)
        import_file(line.encode(), "a.txt")
        draft = Draft.objects.get()
        assert 0 < len(draft.title) <= limits.TITLE_CHARACTERS
        assert f'"{line}"' in draft.record
