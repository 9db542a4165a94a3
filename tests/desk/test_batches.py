"""Acts on everything that a query finds are done by the worker, each once."""

from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse

from articles.archive import merging, retagging
from articles.desk import batches, queue
from articles.models import Act, Batch, BatchItem, Draft, Person, Report, Tag
from tests.answers import answers
from tests.records import full, manager, paper
from tests.whole_archive import publish, publish_paper, take_in

LIST = "admin:articles_report_changelist"
DRAFTS = "admin:articles_draft_changelist"


class Killed(BaseException):
    """The worker's end in the middle of a piece."""


def work():
    while queue.work_once():
        pass


class BatchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = User.objects.create_user("主编甲", password="only for this test")
        cls.chief.groups.add(Group.objects.get(name="主编"))
        for slug in ("yi", "er"):
            publish_paper(slug)
        publish(full("san", tags=["渔业"]))

    def setUp(self):
        self.client = Client()
        self.client.force_login(self.chief)

    def ask(self, query="", action="tags_all", where=LIST, **given):
        """What is answered to an act on all that the query finds, asked and confirmed."""
        address = f"{reverse(where)}{query}"
        some = (Report if where == LIST else Draft).objects.first().pk
        chosen = {"action": action, "select_across": "1", "_selected_action": [some]}
        page = self.client.post(address, chosen).context
        sent = {name: page["form"][name].value() for name in ("batch", "number")}
        return self.client.post(address, {**chosen, **sent, **given}, follow=True), sent

    def batch(self, **given) -> Batch:
        self.ask(**given)
        return Batch.objects.latest("pk")

    def tagged(self) -> dict[str, set[str]]:
        return {one.slug: set(one.tags.names()) for one in Report.objects.all()}

    def test_tags_are_merged_by_the_worker_each_an_act_of_its_own(self):
        kept, gone, other = (
            Tag.objects.get_or_create(name=name)[0] for name in ("渔业", "工业", "渔")
        )
        was, rows = self.tagged(), [kept, gone, other]
        address, key = reverse("admin:articles_tag_changelist"), uuid4().hex
        sent = {"action": "merge", "_selected_action": [one.pk for one in rows]}
        page = self.client.post(address, sent).content.decode()
        assert 'name="batch"' in page
        sent |= {"kept": str(kept.pk), "batch": key}
        answer = self.client.post(address, sent)
        assert self.tagged() == was and Batch.objects.get().items.count() == 2
        work()
        assert self.tagged() == {
            slug: {"渔业" if tag == "工业" else tag for tag in tags} for slug, tags in was.items()
        }
        assert "已并入“渔业”" in self.client.get(answer["Location"]).content.decode()
        assert self.client.post(address, sent)["Location"] == answer["Location"]
        assert Act.objects.filter(kind=Act.Kind.TAGS).count() == 2

    def test_where_the_tag_that_stays_is_gone_by_then_it_is_said(self):
        kept, gone = (Tag.objects.get_or_create(name=name)[0] for name in ("渔业", "工业"))
        sent = {"action": "merge", "_selected_action": [kept.pk, gone.pk], "kept": str(kept.pk)}
        self.client.post(reverse("admin:articles_tag_changelist"), {**sent, "batch": uuid4().hex})
        retagging.rename(kept, "捕捞")
        work()
        assert "已经不在了" in BatchItem.objects.get().message
        assert Tag.objects.filter(name="工业").exists()

    def test_all_that_the_query_finds_is_done_and_nothing_else(self):
        answer, _ = self.ask(query="?q=题目", add="江鲜")
        assert "0 / 2 份" in answer.content.decode()
        assert "江鲜" not in str(self.tagged())
        work()
        assert self.tagged() == {"yi": {"江鲜"}, "er": {"江鲜"}, "san": {"渔业"}}
        shown = self.client.get(answer.redirect_chain[-1][0]).content.decode()
        assert "2 / 2 份，做完了：做成 2 份，没有成 0 份" in shown

    def test_tags_set_on_many_are_taken_back_but_where_they_changed_since(self):
        was = self.tagged()
        batch = self.batch(add="江鲜", remove="渔业")
        work()
        assert self.tagged() == {slug: {"江鲜"} for slug in ("yi", "er", "san")}
        retagging.set_on([Report.objects.get(slug="er")], ["水产"], [], self.chief)
        page = self.client.get(reverse("admin:articles_batch_change", args=[batch.pk]))
        given = {"key": page.context["key"]}
        assert "撤销这一批" in page.content.decode()
        for _ in range(2):
            answer = self.client.post(reverse("admin:articles_batch_undo", args=[batch.pk]), given)
        work()
        assert self.tagged() == {**was, "er": {"江鲜", "水产"}} and Batch.objects.count() == 2
        shown = self.client.get(answer["Location"]).content.decode()
        assert "《题目er》的标签后来又改过" in shown and "做成 2 份，没有成 1 份" in shown

    def test_what_cannot_be_done_is_named_and_the_rest_goes_on(self):
        for slug in ("jia", "yi-gao"):
            take_in(paper(slug))
        ready = Draft.objects.get(slug="jia")
        changed = ready.record.replace('"outlet": null', '"outlet": "江洲晚报"')
        changed = changed.replace('"published": null', '"published": "2020-01"')
        Draft.objects.filter(pk=ready.pk).update(record=changed)
        assert answers(ready) == {"answered": []}
        batch = self.batch(action="publish_all", where=DRAFTS)
        work()
        assert set(batch.items.values_list("title", "state")) == {
            ("题目jia", "done"),
            ("题目yi-gao", "failed"),
        }
        page = reverse("admin:articles_batch_change", args=[batch.pk])
        for address in (page, reverse("admin:index")):
            assert "没有写明是哪家媒体的" in self.client.get(address).content.decode()
        self.batch(action="publish_all", where=DRAFTS, anyway="on")
        work()
        assert Report.objects.filter(slug="yi-gao").exists() and not Draft.objects.exists()

    def test_what_failed_is_done_when_it_is_mended_and_asked_for_again(self):
        take_in(paper("jia"))
        batch = self.batch(action="publish_all", where=DRAFTS)
        work()
        assert batch.items.get().state == "failed"
        changed = Draft.objects.get().record.replace('"outlet": null', '"outlet": "江洲晚报"')
        changed = changed.replace('"published": null', '"published": "2020-01"')
        Draft.objects.update(record=changed)
        again = reverse("admin:articles_batch_again", args=[batch.pk])
        page = self.client.get(reverse("admin:articles_batch_change", args=[batch.pk]))
        assert again in page.content.decode()
        self.client.post(again)
        work()
        assert batch.items.get().state == "done" and not Draft.objects.exists()

    def test_drafts_are_handed_over(self):
        for slug in ("jia", "yi-gao"):
            take_in(paper(slug))
        for to, hands in ((self.chief.pk, self.chief), ("", None)):
            self.batch(action="hand_over_all", where=DRAFTS, to=to)
            work()
            assert [one.assigned_to for one in Draft.objects.all()] == [hands, hands]
        answer, _ = self.ask(action="hand_over_all", where=DRAFTS, to="99999")
        assert "选择一个有效的选项" in answer.content.decode()

    def test_reports_are_withdrawn_brought_back_and_unlisted(self):
        self.batch(action="withdraw_all", reason="来源要求")
        work()
        assert set(Report.objects.values_list("state", "withdrawal_reason")) == {
            ("withdrawn", "来源要求")
        }
        self.batch(action="restore_all")
        self.batch(action="unlist_all", reason="有人请求")
        work()
        assert set(Report.objects.values_list("state", "noindex")) == {("public", True)}
        self.batch(action="list_all")
        work()
        assert set(Report.objects.values_list("noindex", flat=True)) == {False}

    def test_a_worker_killed_in_the_middle_leaves_a_piece_that_is_done_once(self):
        batch = self.batch(action="withdraw_all", reason="来源要求")
        before = Act.objects.count()
        item = batch.items.first()
        try:
            with transaction.atomic():
                batches.do(item)
                raise Killed
        except Killed:
            item.refresh_from_db()
        assert item.state == "waiting" and Act.objects.count() == before
        BatchItem.objects.filter(pk=item.pk).update(tries=1)
        work()
        assert Act.objects.count() == before + 3
        batches.do(item)  # another worker that had read it while it waited
        assert Act.objects.count() == before + 3

    def test_a_piece_that_ends_the_worker_again_and_again_is_given_up(self):
        batch = self.batch(action="withdraw_all", reason="来源要求")
        BatchItem.objects.filter(position=1).update(tries=queue.TRIES)
        work()
        states = list(batch.items.values_list("state", flat=True))
        assert states == ["failed", "done", "done"]
        assert "几次中断" in batch.items.first().message

    def test_a_name_that_was_hidden_since_is_told_to_nobody_else(self):
        publish_paper("si", title="张三造船", people=[manager()])
        batch = self.batch(query="?q=造船", action="withdraw_all", reason="来源要求")
        BatchItem.objects.update(state="failed", message="张三那一篇没有成")
        merging.mask(Person.objects.get(name="张三"), self.chief, "本人要求")
        page = reverse("admin:articles_batch_change", args=[batch.pk])
        editor = User.objects.create_user("编辑乙")
        editor.groups.add(Group.objects.get(name="编辑"))
        self.client.force_login(editor)
        for address in (page, f"{page[:-7]}progress/", reverse("admin:index")):
            told = self.client.get(address).content.decode()
            assert "××造船" in told and "××那一篇没有成" in told and "张三" not in told
        self.client.force_login(self.chief)
        assert "张三造船" in self.client.get(page).content.decode()

    def test_sent_twice_it_is_one_batch(self):
        _, sent = self.ask(add="江鲜")
        some = {"action": "tags_all", "select_across": "1", "_selected_action": ["1"]}
        self.client.post(reverse(LIST), {**some, **sent, "add": "江鲜"})
        assert (Batch.objects.count(), BatchItem.objects.count()) == (1, 3)

    def test_where_more_is_found_than_was_shown_it_is_asked_anew(self):
        some = {"action": "withdraw_all", "select_across": "1", "_selected_action": ["1"]}
        given = {"batch": uuid4().hex, "number": 2, "reason": "来源要求"}
        shown = self.client.post(reverse(LIST), {**some, **given}).content.decode()
        assert "找到的变成了 3 份" in shown and 'name="number" value="3"' in shown
        assert not Batch.objects.exists()

    def test_what_is_stopped_stays_undone(self):
        batch = self.batch(action="withdraw_all", reason="来源要求")
        queue.work_once()
        self.client.post(reverse("admin:articles_batch_stop", args=[batch.pk]))
        work()
        assert list(batch.items.values_list("state", flat=True)) == ["done", "stopped", "stopped"]
        assert Report.objects.public().count() == 2

    def test_nothing_is_done_for_an_account_that_may_not_any_more(self):
        batch = self.batch(action="withdraw_all", reason="来源要求")
        User.objects.filter(pk=self.chief.pk).update(is_active=False)
        work()
        assert Report.objects.public().count() == 3
        assert "没有这个权限" in batch.items.first().message

    def test_who_may_not_withdraw_is_not_offered_it(self):
        editor = User.objects.create_user("编辑乙")
        editor.groups.add(Group.objects.get(name="编辑"))
        self.client.force_login(editor)
        form = self.client.get(reverse(LIST)).context["action_form"]
        offered = dict(form["action"].field.choices)
        assert "tags_all" in offered and "withdraw_all" not in offered
        assert "delete_selected" not in offered
        some = {"action": "withdraw_all", "select_across": "1", "_selected_action": ["1"]}
        given = {"batch": uuid4().hex, "number": 3, "reason": "来源要求"}
        self.client.post(reverse(LIST), {**some, **given})
        assert not Batch.objects.exists()
