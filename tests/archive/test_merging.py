"""People and names are merged, split and hidden, and each of it is undone."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles.archive import importing, merging, proof, retagging, withdrawing
from articles.desk import publication
from articles.models import Appearance, Change, Draft, Mask, Name, Person, Redirect, Report, Tag
from tests.records import full, of_text, person
from tests.whole_archive import acts, exported, publish

pytestmark = pytest.mark.django_db

SECOND = "王小禾在新城厂说，今年很好。青石桥机器厂也来了。"


@pytest.fixture
def two():
    """Two people of one name: of 青石桥厂, and of 新城厂."""
    publish(full())
    publish(
        of_text(
            SECOND,
            slug="di-er",
            people=[person(organisation="新城厂")],
            organisations=[{"name": "新城厂"}, {"name": "青石桥机器厂"}],
        )
    )
    return tuple(Person.objects.order_by("pk"))


def whole():
    """The archive proves itself."""
    out = StringIO()
    call_command("check_archive", stdout=out)
    return out.getvalue()


def told(client, address):
    return client.get(address).content.decode()


class TestMerge:
    def test_two_people_are_not_merged_by_sharing_a_name(self, two):
        assert len(two) == 2

    def test_what_is_said_of_one_is_said_of_the_other(self, two, client):
        kept, gone = two
        merging.merge(kept, gone)
        assert Appearance.objects.filter(person=gone).count() == 0
        assert "新城厂" in told(client, kept.get_absolute_url())
        whole()

    def test_the_old_address_leads_to_the_new_one(self, two, client):
        kept, gone = two
        merging.merge(kept, gone)
        answer = client.get(gone.get_absolute_url())
        assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url())

    @pytest.mark.long
    def test_it_is_undone_to_what_it_was(self, two):
        kept, gone = two
        before = list(Appearance.objects.order_by("pk").values())
        merging.undo(merging.merge(kept, gone))
        assert list(Appearance.objects.order_by("pk").values()) == before
        gone.refresh_from_db()
        assert gone.merged_into is None

    def test_a_later_report_of_the_merged_one_speaks_of_the_kept_one(self, two):
        kept, gone = two
        merging.merge(kept, gone)
        publish(of_text("王小禾在新城厂。", slug="di-san", people=[person(organisation="新城厂")]))
        assert kept.appearances.filter(report__slug="di-san").exists()

    def test_each_report_is_counted_as_changed(self, two):
        before = Change.objects.count()
        merging.merge(*two)
        changed = Change.objects.order_by("pk")[before:]
        assert [change.report.slug for change in changed] == ["di-er"]

    @pytest.mark.parametrize("which", ["itself", "another kind"])
    def test_what_cannot_be_one_is_refused(self, two, which):
        place = Name.objects.get(name="示例市")
        factory = Name.objects.get(name="青石桥厂")
        pair = (place, factory) if which == "another kind" else (two[0], two[0])
        with pytest.raises(merging.NotPossible):
            merging.merge(*pair)
        assert acts().count() == 0

    def test_names_of_a_kind_are_merged_and_parted_by_their_printed_words(self, two):
        kept = Name.objects.get(name="青石桥厂")
        gone = Name.objects.get(name="青石桥机器厂")
        act = merging.merge(kept, gone)
        more = of_text("青石桥机器厂。", slug="di-san", organisations=[{"name": "青石桥机器厂"}])
        publish(more)
        assert gone.mentions.count() == 0
        merging.undo(act)
        assert set(gone.mentions.values_list("report__slug", flat=True)) == {"di-er", "di-san"}
        whole()

    def test_an_alias_leads_to_the_name(self, two):
        kept = Name.objects.get(name="青石桥厂")
        merging.add_alias(kept, "青石桥老厂")
        publish(of_text("青石桥老厂。", slug="di-san", organisations=[{"name": "青石桥老厂"}]))
        assert kept.mentions.filter(report__slug="di-san", printed="青石桥老厂").exists()
        whole()


class TestSplit:
    def test_chosen_appearances_are_someone_else(self, two):
        kept, gone = two
        merging.merge(kept, gone)
        theirs = kept.appearances.get(report__slug="di-er")
        act = merging.split(kept, [(theirs.report_id, theirs.key)])
        theirs.refresh_from_db()
        assert theirs.person not in {kept, gone}
        merging.undo(act)
        theirs.refresh_from_db()
        assert theirs.person == kept

    def test_someone_is_left_on_both_sides(self, two):
        kept, _ = two
        keys = [(row.report_id, row.key) for row in kept.appearances.all()]
        for chosen in ([], keys):
            with pytest.raises(merging.NotPossible):
                merging.split(kept, chosen)
        assert Person.objects.count() == 2


class TestMask:
    def pages(self, client):
        """All that the public can read of the two reports and their people."""
        addresses = ["/", "/reports/", "/people/", "/quotations/", "/statistics/", "/corrections/"]
        for report in Report.objects.all():
            base = report.get_absolute_url()
            addresses += [base, f"{base}record.json", f"{base}text.txt"]
        addresses += [one.get_absolute_url() for one in Person.objects.all()]
        addresses += [one.get_absolute_url() for one in Name.objects.all()]
        return {address: client.get(address) for address in addresses}

    def test_the_name_stands_in_no_page_and_in_no_address(self, two, client):
        merging.mask(two[0], reason="本人要求")
        for address, answer in self.pages(client).items():
            assert "王小禾" not in answer.content.decode(), address
            assert "wangxiaohe" not in address.replace("-", "")
        assert "×××" in told(client, "/reports/qing-shi-qiao/")

    def test_without_everywhere_another_of_that_name_keeps_it(self, two, client):
        merging.mask(two[0], everywhere=False)
        assert "王小禾" not in told(client, "/reports/qing-shi-qiao/")
        assert "王小禾" in told(client, "/reports/di-er/")

    def test_the_stored_record_is_untouched_and_is_what_is_exported(self, two, tmp_path):
        before = exported(tmp_path / "a")
        merging.mask(two[0])
        assert exported(tmp_path / "b") == before
        whole()

    def test_its_record_says_that_it_is_not_for_import(self, two, client):
        address = "/reports/qing-shi-qiao/record.json"
        assert "X-Archive-Masked" not in client.get(address)
        merging.mask(two[0])
        assert "not for import" in client.get(address)["X-Archive-Masked"]

    def test_the_old_address_leads_nowhere_and_the_new_one_proves_no_guess(self, two, client):
        old = two[0].get_absolute_url()
        act = merging.mask(two[0])
        assert client.get(old).status_code == 404
        two[0].refresh_from_db()
        first = two[0].get_absolute_url()
        assert client.get(first).status_code == 200
        merging.undo(act)
        answer = client.get(first)
        assert (answer.status_code, answer["Location"]) == (301, old)
        merging.mask(Person.objects.get(pk=two[0].pk))
        assert client.get(first).status_code == 404

    def test_public_notes_hide_it_too(self, two, client):
        publish(full(summary="一句话"), reason="补上王小禾的提要")
        merging.mask(two[0])
        assert "王小禾" not in told(client, "/corrections/")
        assert "补上×××的提要" in told(client, "/corrections/")

    def test_reasons_of_withdrawals_hide_it_too(self, two, client):
        report = Report.objects.get(slug="qing-shi-qiao")
        withdrawing.withdraw(report, "王小禾要求撤下")
        act = merging.mask(two[0])
        assert "王小禾" not in told(client, "/reports/qing-shi-qiao/")
        merging.undo(act)
        assert "王小禾要求撤下" in told(client, "/reports/qing-shi-qiao/")
        merging.mask(Person.objects.get(pk=two[0].pk))
        withdrawing.withdraw(Report.objects.get(slug="di-er"), "也是王小禾要求")
        assert "王小禾" not in told(client, "/reports/di-er/")

    def test_a_later_report_of_theirs_is_hidden_and_theirs(self, two, client):
        merging.mask(two[0])
        publish(of_text("王小禾又来了。青石桥厂。", slug="di-san", people=[person()]))
        assert two[0].appearances.filter(report__slug="di-san").exists()
        assert "王小禾" not in told(client, "/reports/di-san/")
        publish(of_text("还是王小禾。", slug="di-si", people=[{"name": "王小禾"}]))
        assert "王小禾" not in told(client, "/people/")
        whole()

    def test_a_correction_keeps_the_person(self, two):
        merging.mask(two[0])
        publish(full(summary="一句话"), reason="补提要")
        assert two[0].appearances.filter(report__slug="qing-shi-qiao").exists()
        assert Person.objects.count() == 2

    def test_it_is_undone_to_what_it_was(self, two, client):
        before = self.shown(client)
        people = list(Person.objects.order_by("pk").values())
        merging.undo(merging.mask(two[0]))
        assert self.shown(client) == before
        assert list(Person.objects.order_by("pk").values()) == people
        assert Mask.objects.count() == 0
        two[0].refresh_from_db()
        assert client.get(two[0].get_absolute_url()).status_code == 200
        whole()

    def test_of_two_hidden_names_one_comes_back_and_the_other_stays(self, two, client):
        publish(full(byline=[{"name": "李穗"}], people=[person(id="p1")]), reason="补王小禾、李 穗")
        publish(of_text("李穗来。", slug="li", people=[{"name": "李穗"}]))
        withdrawing.withdraw(Report.objects.get(slug="di-er"), "王小禾与李穗要求")
        first = merging.mask(two[0])
        second = merging.mask(Person.objects.get(name="李穗"))
        publish(full(summary="补。"), reason="王小禾又补")
        merging.undo(first)
        assert "补王小禾、× ×" in told(client, "/corrections/")
        assert "王小禾又补" in told(client, "/corrections/")
        assert "王小禾与××要求" in told(client, "/reports/di-er/")
        merging.undo(second)
        assert "补王小禾、李 穗" in told(client, "/corrections/")
        assert "王小禾与李穗要求" in told(client, "/reports/di-er/")
        whole()

    def test_a_correction_at_the_desk_keeps_the_new_address(self, two, client):
        publish(of_text("王小禾来。", slug="wang-xiao-he-lai"))
        merging.mask(two[0])
        moved = Report.objects.get(record_slug="wang-xiao-he-lai")
        draft = publication.open_correction(moved, None)
        mended = draft.record.replace('"summary": null', '"summary": "王小禾。"')
        Draft.objects.update(record=mended)
        publication.publish(draft, None, "补王小禾的提要")
        report = Report.objects.get(record_slug="wang-xiao-he-lai")
        assert (report.pk, report.slug, report.summary) == (moved.pk, moved.slug, "×××。")
        assert "补×××的提要" in told(client, report.get_absolute_url())
        assert client.get("/reports/wang-xiao-he-lai/").status_code == 404

    def test_a_report_back_at_the_address_that_tells_the_name_is_found(self, two):
        publish(of_text("王小禾来。", slug="wang-xiao-he-lai"))
        merging.mask(two[0])
        Report.objects.filter(record_slug="wang-xiao-he-lai").update(slug="wang-xiao-he-lai")
        assert [line for line in proof.failures() if "不该是这样" in line]

    def test_what_is_only_read_alike_is_someone_elses(self, two, client):
        url = "https://paper.example.org/wangxiaohe/1.html"
        publish(of_text("王晓荷来。", slug="wang-xiao-he-lai", url=url))
        merging.mask(two[0])
        publish(
            of_text("王晓荷来。", slug="wang-xiao-he-lai", url=url, summary="来。"), reason="补"
        )
        publish(of_text("王晓荷去。", slug="wang-xiao-he-qu"))
        for page in ("wang-xiao-he-lai", "wang-xiao-he-qu"):
            assert client.get(f"/reports/{page}/").status_code == 200
        assert url in told(client, "/reports/wang-xiao-he-lai/")
        led = client.get("/wangxiaohe/1.html")
        assert led["Location"] == "/reports/wang-xiao-he-lai/"
        whole()

    def test_what_an_earlier_version_told_moves_the_report_too(self, two, client):
        publish(of_text("王小禾来。", slug="wang-xiao-he-lai"))
        publish(of_text("有人来。", slug="wang-xiao-he-lai"), reason="不是此人")
        merging.mask(two[0])
        report = Report.objects.get(record_slug="wang-xiao-he-lai")
        page = report.get_absolute_url()
        for form in ("", "record.json", "text.txt", "cite.json"):
            assert "wang-xiao-he" not in told(client, f"{page}{form}")
        assert client.get(f"/api/v1{page}").json()["sha256"] is None
        assert client.get("/reports/wang-xiao-he-lai/").status_code == 404
        whole()

    def test_a_tag_with_a_hidden_name_is_not_renamed(self, two):
        publish(of_text("他来。", slug="ta", tags=["王小禾事迹"]))
        merging.mask(two[0])
        with pytest.raises(importing.Refused, match="撤销隐去"):
            retagging.rename(Tag.objects.get(name="×××事迹"), "事迹")
        whole()

    def shown(self, client):
        return {
            address: "王小禾" in a.content.decode() for address, a in self.pages(client).items()
        }

    def test_a_hidden_name_is_not_hidden_twice_nor_undone_twice(self, two):
        act = merging.mask(two[0])
        two[0].refresh_from_db()
        with pytest.raises(merging.NotPossible):
            merging.mask(two[0])
        merging.undo(act)
        with pytest.raises(merging.NotPossible):
            merging.undo(act)


def test_no_redirect_leads_to_itself_or_to_another(two):
    merging.undo(merging.mask(two[0]))
    merging.mask(Person.objects.get(pk=two[0].pk))
    olds = set(Redirect.objects.values_list("old_path", flat=True))
    assert not olds & set(Redirect.objects.values_list("new_path", flat=True))
