"""What the page says that hides a name, before it is hidden."""

import re

import pytest
from django.urls import reverse

from articles.desk.foreseeing import foreseen, other_names
from articles.models import Person
from tests.desk.test_twice import chief
from tests.records import of_text
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db
OTHER = "https://paper.example.org/1"


@pytest.fixture
def person():
    who = {"people": [{"name": "王小禾"}], "title": "王小禾的田", "url": OTHER}
    publish(of_text("王 小 禾种田。", "王小禾种稻。", slug="wang-xiao-he-de-tian", **who))
    publish(of_text("村里的女王小禾苗壮。", slug="he-miao", title="禾苗", tags=["王小禾事迹"]))
    publish(of_text("王小禾远来。", slug="yuan", title="远", people=[{"name": "王小禾远"}]))
    return Person.objects.get(name="王小禾")


def test_each_report_with_where_it_changes_and_whether_it_moves(person):
    theirs, other = foreseen(person)
    assert theirs.report.slug == "wang-xiao-he-de-tian" and theirs.moves and theirs.is_theirs
    assert theirs.told == ("标题", "第1节", "人物") and theirs.leads_away
    assert (other.report.slug, other.moves, other.is_theirs) == ("he-miao", False, False)
    assert other.told == ("标签", "第1节") and not other.leads_away


def test_a_passage_is_shown_by_which_an_editor_knows_a_wrong_one(person):
    publish(
        of_text("老人说从前有个女王小禾苗不吃，只吃大禾苗的稻米饭。", slug="tong-hua", title="话")
    )
    passages = {one.report.slug: one.passage for one in foreseen(person)}
    assert passages["tong-hua"] == "老人说从前有个女王小禾苗不吃，只吃大禾苗的稻米…"


def test_names_that_stay_are_named(person):
    assert other_names(person) == []
    person.appearances.update(name="小禾")
    assert other_names(person) == ["小禾"]


def test_the_page_says_it_in_chinese(person):
    page = chief().get(reverse("admin:articles_person_mask", args=[person.pk]))
    told = page.content.decode()
    assert "2 篇，其中换地址的 1 篇" in told and "那里可能仍印着姓名" in told
    assert re.search("换新地址.*wang-xiao-he-de-tian", told)
