"""The desk's lists: searched, narrowed, and told as people write."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client, TestCase
from django.urls import reverse

from articles.archive import withdrawing
from articles.models import Act, Draft, Name, Person, Report, Revision, Source, Statistic, Tag
from tests.admin.test_in_chinese import latin
from tests.records import full, manager, of_text, paper, place, statistic
from tests.searching import follow
from tests.whole_archive import publish, publish_paper, take_in

RETOLD = {
    "title": "渔港一日",
    "subtitle": None,
    "byline": [{"name": "赵四", "role": "记者"}],
    "outlet": "江洲晚报",
    "published": "2018-07",
    "url": None,
}
SHOWN = [
    model
    for model in apps.get_app_config("articles").get_models()
    if admin.site.is_registered(model)
]


REPORT_PAGES = ("addresses", "withdraw", "unlist", "follow", "history")
DRAFT_PAGES = ("preview", "publish", "delete", "comments", "history")


def slug_parts() -> set[str]:
    """What stands in addresses and digests, which are in nobody's language."""
    slugs = [one.slug for model in (Report, Person, Name, Tag) for one in model.objects.all()]
    digests = [act.sha256 for act in Act.objects.all()]
    digests += Revision.objects.values_list("sha256", flat=True)
    digests += Source.objects.values_list("sha256", flat=True)
    return {
        part for told in [*slugs, *digests, "gao json"] for part in re.findall("[a-z]{2,}", told)
    }


class ListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = User.objects.create_user("editor", password="only for this test")
        cls.editor.groups.add(Group.objects.get(name="编辑"))
        publish(full("yi", outlet="江洲晚报", statistics=[statistic(unit="件", qualifier="余")]))
        publish_paper(
            "er",
            people=[manager()],
            places=[place("示例镇")],
            origin="retold",
            original=RETOLD,
            published="2021",
            statistics=[statistic("10吨", 10, unit="吨")],
        )
        publish(of_text("另一位张三在渔船上修网。", slug="san", people=[{"name": "张三"}]))
        withdrawing.withdraw(Report.objects.get(slug="san"), "来源要求")
        take_in(paper("gao"))
        Revision.objects.filter(report__slug="er").update(user=cls.editor)
        follow()

    def setUp(self):
        self.client = Client()
        self.client.force_login(self.editor)

    def page(self, model, page="changelist", *args, **asked):
        address = reverse(f"admin:articles_{model}_{page}", args=args)
        answer = self.client.get(address, asked)
        assert answer.status_code == 200, (address, answer.headers.get("Location"))
        return answer

    def found(self, **asked) -> set[str]:
        return {one.slug for one in self.page("report", **asked).context["cl"].result_list}

    def test_reports_are_searched_in_their_text_and_narrowed(self):
        for asked, slugs in [
            ({"q": "先进厂"}, {"yi"}),
            ({"q": "修网"}, {"san"}),
            ({"q": "今年的产量"}, {"er"}),
            ({"q": "题目er"}, {"er"}),
            ({"q": "没有这几个字"}, set()),
            ({"outlet": "江洲晚报"}, {"yi"}),
            ({"tag": "工业"}, {"yi"}),
            ({"date": "2021"}, {"yi", "er"}),
            ({"date": "2021-11"}, {"yi"}),
            ({"date": "2021-12"}, set()),
            ({"date": "undated"}, {"san"}),
            ({"state__exact": "withdrawn"}, {"san"}),
            ({"who": str(self.editor.pk)}, {"er"}),
            ({"date": "²", "who": "x" * 30}, {"yi", "er", "san"}),
            ({"date": "0000", "who": "9" * 40}, {"yi", "er", "san"}),
        ]:
            with self.subTest(asked):
                assert self.found(**asked) == slugs

    def test_without_an_index_the_list_looks_in_the_texts(self):
        with TemporaryDirectory() as folder, self.settings(SEARCH_DIR=Path(folder)):
            assert self.found(q="修网") == {"san"} and self.found(q="今年的产量") == {"er"}

    def test_dates_bylines_and_what_is_retold_are_as_people_write_them(self):
        html = self.page("report").content.decode()
        assert "2021年11月" in html and "日期不详" in html
        shown = self.page("report", "change", Report.objects.get(slug="yi").pk).content.decode()
        assert "李记者" in shown and "工业、乡村" in shown
        assert "日期精度" not in shown and "&quot;name&quot;" not in shown
        retold = self.page("report", "change", Report.objects.get(slug="er").pk).content.decode()
        assert "《渔港一日》，江洲晚报，2018年7月，记者 赵四" in retold

    def test_a_figure_is_told_as_people_write_it(self):
        html = self.page("statistic").content.decode()
        assert "10吨" in html and "0000" not in html
        for one in Statistic.objects.all():
            shown = self.page("statistic", "change", one.pk).content.decode()
            assert not re.search(r"\.0{3,}", shown)

    def test_people_of_one_name_are_told_apart(self):
        html = self.page("person", q="张三").content.decode()
        assert "示例公司 经理" in html and "没有写" in html
        assert html.count("1 篇") >= 1 and html.count("0 篇") >= 1
        assert not re.search(r'class="field-slug', html)
        assert len(self.page("person", q="经理").context["cl"].result_list) == 1

    def test_where_people_are_merged_or_hidden_they_are_told_apart(self):
        chief = User.objects.create_superuser("chief")
        self.client.force_login(chief)
        both = Person.objects.filter(name="张三").order_by("pk")
        chosen = {"action": "merge", "_selected_action": [one.pk for one in both]}
        html = self.client.post(reverse("admin:articles_person_changelist"), chosen)
        html = html.content.decode()
        assert "示例公司 经理，1 篇报道" in html and "0 篇报道" in html
        assert all(f"<small>{one.slug}" not in html for one in both)
        publish(of_text("还有一位张三。", slug="si", people=[{"name": "张三"}]))
        mask = reverse("admin:articles_person_mask", args=[both.last().pk])
        assert "示例公司 经理，1 篇报道" in self.client.get(mask).content.decode()

    def test_a_parent_is_offered_among_names_of_its_kind(self):
        town = Name.objects.get(name="示例镇")
        shown = self.page("name", "change", town.pk).content.decode()
        address = re.search(r'data-ajax--url="([^"]+)"', shown)[1]
        asked = "app_label=articles&model_name=name&field_name=parent&term="
        offered = json.loads(self.client.get(f"{address}&{asked}").content)["results"]
        kinds = {Name.objects.get(pk=one["id"]).kind for one in offered}
        assert kinds == {"place"} and Name.objects.exclude(kind="place").exists()
        assert "1 篇" in self.page("name", q="示例镇").content.decode()

    def test_every_list_and_row_is_in_chinese(self):
        said, known = {}, slug_parts()
        for model in SHOWN:
            name = model._meta.model_name
            if self.may_see(model):
                said[name] = latin(self.page(name))
                row = model.objects.first()
                said[f"{name}, a row"] = row and latin(self.page(name, "change", row.pk))
        told = {name: words - known for name, words in ((a, set(b or ())) for a, b in said.items())}
        assert {name: words for name, words in told.items() if words} == {}

    def test_what_is_asked_of_a_row_is_in_chinese(self):
        chief = User.objects.create_user("chief", password="only for this test")
        chief.groups.add(Group.objects.get(name="主编"))
        self.client.force_login(chief)
        report, person = Report.objects.get(slug="yi"), Person.objects.get(name="王小禾")
        draft, tag = Draft.objects.get(), Tag.objects.first()
        rows = [(f"report_{one}", report) for one in REPORT_PAGES]
        rows += [(f"person_{one}", person) for one in ("split", "mask", "history")]
        rows += [(f"draft_{one}", draft) for one in DRAFT_PAGES] + [("tag_history", tag)]
        said, known = {}, slug_parts()
        for name, row in rows:
            address = reverse(f"admin:articles_{name}", args=[row.pk])
            said[name] = set(latin(self.client.get(address))) - known
        for model, action in (("person", "merge"), ("tag", "merge"), ("report", "withdraw_all")):
            keys = list(apps.get_model("articles", model).objects.values_list("pk", flat=True)[:2])
            chosen = {"action": action, "_selected_action": keys}
            answer = self.client.post(reverse(f"admin:articles_{model}_changelist"), chosen)
            said[model, action] = set(latin(answer)) - known
        assert {name: words for name, words in said.items() if words} == {}

    def may_see(self, model) -> bool:
        return self.editor.has_perm(f"articles.view_{model._meta.model_name}")

    def test_who_bears_a_name_is_counted_once_a_report(self):
        person = Person.objects.get(name="王小禾")
        assert self.page("person", q="王小禾").context["cl"].result_list[0].report_count == 1
        assert self.page("person", "change", person.pk).status_code == 200
