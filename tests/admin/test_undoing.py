"""What was done to tags, parents and public figures is undone from the log with one press."""

from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse

from articles import record
from articles.archive import retagging
from articles.desk import publication, queue
from articles.models import Act, Draft, Name, Person, Report, Tag
from articles.models.steps import content_of
from tests.desk.test_history import do
from tests.records import full, paper
from tests.whole_archive import publish


def at(name, *args):
    return reverse(f"admin:articles_{name}", args=args)


class UndoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.one = publish(full("one"))
        cls.two = publish(paper("two", tags=["乡村"]))
        cls.user = User.objects.create_superuser("主编甲", password="only for this test")

    def setUp(self):
        self.client.force_login(self.user)

    def tagged(self) -> list[list[str]]:
        reports = Report.objects.order_by("slug")
        return [record.stored(one.revisions.last().record).tags for one in reports]

    def undo(self, client=None) -> str:
        """Presses the button on the page of the last act; what is said then."""
        act = Act.objects.exclude(kind__in=["publish", "version", "undo"]).first()
        assert "撤销这一步" in self.client.get(at("act_change", act.pk)).content.decode()
        answer = (client or self.client).post(at("act_undo", act.pk))
        if answer.status_code == 403:
            return "403"
        return "".join(map(str, get_messages(answer.wsgi_request)))

    def undone(self, was: list):
        assert "已撤销" in self.undo() and self.tagged() == was
        number = Act.objects.count()
        assert "已撤销" in self.undo_again() and Act.objects.count() == number
        call_command("check_archive", verbosity=0)

    def undo_again(self) -> str:
        act = Act.objects.exclude(kind__in=["publish", "version", "undo"]).first()
        answer = self.client.post(at("act_undo", act.pk))
        return "".join(map(str, get_messages(answer.wsgi_request)))

    def path(self, tag: str) -> str:
        return Tag.objects.get(name=tag).get_absolute_url()

    def test_a_tag_renamed_goes_back_to_its_name_and_address(self):
        was, old = self.tagged(), self.path("工业")
        tag = Tag.objects.get(name="工业")
        self.client.post(at("tag_change", tag.pk), {"name": "制造业", "batch": uuid4().hex})
        while queue.work_once():
            pass
        new = self.path("制造业")
        assert self.tagged() != was and self.client.get(old)["Location"] == new
        self.undone(was)
        assert self.path("工业") == old and self.client.get(old).status_code == 200
        assert self.client.get(new)["Location"] == old

    def test_tags_merged_are_apart_again(self):
        was, old = self.tagged(), self.path("工业")
        tags = list(Tag.objects.order_by("pk"))
        kept = next(tag.pk for tag in tags if tag.name == "乡村")
        chosen = {"action": "merge", "_selected_action": [tag.pk for tag in tags], "kept": kept}
        self.client.post(at("tag_changelist"), {**chosen, "batch": uuid4().hex})
        while queue.work_once():
            pass
        assert self.tagged() == [["乡村"], ["乡村"]]
        self.undone(was)
        assert self.client.get(old).status_code == 200
        assert self.client.get(self.path("乡村")).status_code == 200

    def test_tags_set_on_many_reports_are_taken_from_all(self):
        was = self.tagged()
        retagging.set_on(Report.objects.all(), ["农业"], ["乡村"], self.user)
        assert self.tagged() == [["工业", "农业"], ["农业"]]
        self.undone(was)

    def test_where_a_report_was_tagged_since_nothing_is_undone_and_it_is_named(self):
        retagging.set_on(Report.objects.all(), ["农业"], [], self.user)
        first = Act.objects.filter(kind="tags").get()
        retagging.set_on([self.two], ["渔业"], [], self.user)
        was = self.tagged()
        answer = self.client.post(at("act_undo", first.pk))
        (said,) = map(str, get_messages(answer.wsgi_request))
        assert self.two.title in said and "后来又改过" in said and self.tagged() == was

    def test_a_correction_that_is_open_is_tagged_with_its_report_and_keeps_its_words(self):
        draft = publication.open_correction(self.one, self.user)
        do(draft, self.user, op="head", fields={"summary": "写了半天的一句"})
        retagging.set_on(Report.objects.all(), ["农业"], ["乡村"], self.user)
        fields = content_of(Draft.objects.get()).fields
        assert (fields["tags"], fields["summary"]) == (["工业", "农业"], "写了半天的一句")
        self.undone([["工业", "乡村"], ["乡村"]])
        assert content_of(Draft.objects.get()).fields["tags"] == ["工业", "乡村"]
        publication.publish(Draft.objects.get(), self.user, "补提要")
        assert not Draft.everything.exists()

    def test_a_parent_is_given_back_unless_it_was_changed_since(self):
        child, parent = Name.objects.filter(kind="place").order_by("pk")[:2]
        given = {"parent": parent.pk, "alias": ""}
        self.client.post(at("name_change", child.pk), given)
        assert Name.objects.get(pk=child.pk).parent == parent
        self.undone(self.tagged())
        assert Name.objects.get(pk=child.pk).parent is None
        self.client.post(at("name_change", child.pk), given)
        Name.objects.filter(pk=child.pk).update(parent=None)
        assert "后来又改过" in self.undo()

    def test_a_public_figure_is_none_again(self):
        person = Person.objects.get()
        self.client.post(at("person_change", person.pk), {"public_figure": "on"})
        assert Person.objects.get().public_figure
        self.undone(self.tagged())
        assert not Person.objects.get().public_figure

    def test_who_may_not_do_it_may_not_undo_it(self):
        retagging.set_on(Report.objects.all(), ["农业"], [], self.user)
        was = self.tagged()
        author = User.objects.create_user("投稿乙", password="only for this test", is_staff=True)
        author.groups.add(Group.objects.get(name="投稿"))
        client = Client()
        client.force_login(author)
        assert self.undo(client) == "403" and self.tagged() == was
