"""What the page says that hides a name, before it is hidden."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk.foreseeing import SHOWN, foreseen, other_names
from articles.models import Person, Report, Revision
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
    theirs, other = foreseen(person).shown
    assert theirs.report.slug == "wang-xiao-he-de-tian" and theirs.moves and theirs.is_theirs
    assert theirs.told == ("标题", "第1节", "人物") and theirs.leads_away
    assert (other.report.slug, other.moves, other.is_theirs) == ("he-miao", False, False)
    assert other.told == ("标签", "第1节") and not other.leads_away


def test_a_passage_is_shown_by_which_an_editor_knows_a_wrong_one(person):
    publish(
        of_text("老人说从前有个女王小禾苗不吃，只吃大禾苗的稻米饭。", slug="tong-hua", title="话")
    )
    passages = {one.report.slug: one.passage for one in foreseen(person).shown}
    assert passages["tong-hua"] == "老人说从前有个女王小禾苗不吃，只吃大禾苗的稻米…"


def test_names_that_stay_are_named(person):
    assert other_names(person) == []
    person.appearances.update(name="小禾")
    assert other_names(person) == ["小禾"]


def test_the_page_says_it_in_chinese(person):
    told = page_of(person)
    assert "2 篇，其中换地址的 1 篇" in told and "那里可能仍印着姓名" in told
    assert re.search("换新地址.*wang-xiao-he-de-tian", told)


def test_of_many_all_are_counted_and_the_first_are_told_and_read(person):
    for number in range(3):
        publish(of_text("王小禾种稻。", slug=f"wang-xiao-he-{number}", people=[{"name": "王小禾"}]))
    exact, some = foreseen(person, most=2), foreseen(person, most=2, looked_at=2)
    assert (exact.count, exact.moving, exact.is_exact, exact.more) == (5, 4, True, 3)
    assert (some.count, some.moving, some.is_exact, some.more) == (6, 4, False, 4)
    assert [one.is_theirs for one in some.shown] == [True, False]
    with CaptureQueriesContext(connection) as few:
        foreseen(person, most=2, looked_at=2)
    with CaptureQueriesContext(connection) as more:
        foreseen(person, most=2, looked_at=4)
    assert len(few) == len(more) - 2  # one for the latest version of each that is read


def test_the_page_leads_to_those_that_it_does_not_tell_of(person):
    assert "的全部" not in page_of(person)
    published = Report.objects.get(slug="he-miao").revisions.get()
    for number in range(SHOWN):
        copy_of(published, number)
    told = page_of(person)
    assert f"约 {SHOWN + 2} 篇" not in told and f"：{SHOWN + 2} 篇，其中换地址的 1 篇" in told
    assert f"前 {SHOWN} 篇" in told and told.count("<li>") < SHOWN + 10
    [link] = re.findall(r'href="([^"]*search[^"]*)"[^>]*>搜索“王小禾”', told)
    assert link == f"{reverse('search')}?q=%E7%8E%8B%E5%B0%8F%E7%A6%BE"


def page_of(person) -> str:
    return chief().get(reverse("admin:articles_person_mask", args=[person.pk])).content.decode()


def copy_of(revision: Revision, number: int) -> None:
    """A report of the same words, whose other rows are not asked for."""
    slug, report = f"he-miao-{number}", revision.report
    report.pk, report.slug, report.record_slug = None, slug, slug
    report.save(force_insert=True)
    revision.pk, revision.report = None, report
    revision.record = re.sub('"he-miao[^"]*"', f'"{slug}"', revision.record)
    revision.save(force_insert=True)
