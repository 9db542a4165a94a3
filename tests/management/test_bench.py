"""Pages and reviews are measured as people go about them, or it is said what was not there."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError
from django.test import override_settings

from articles import record
from articles.management.commands import bench_review
from articles.management.commands.bench_pages import milliseconds
from articles.management.measuring import gold, scripted_review
from articles.management.measuring.reader import Reader
from articles.models import Draft
from tests.answers import answers
from tests.whole_archive import run

pytestmark = pytest.mark.django_db


@override_settings(SECURE_SSL_REDIRECT=True)
def test_a_page_of_a_site_on_https_is_timed_and_not_the_way_there():
    assert milliseconds(Reader(), "/about/") > 0


def test_what_is_no_page_is_not_timed():
    with pytest.raises(CommandError, match=r"量不了 /none/：网站答 404（.+）"):
        milliseconds(Reader(), "/none/")


TEXT = """青石桥镇把机器搬进山里

本报讯 今年1-10月，示例市青石桥镇新签约项目19个，青石桥厂占地1.3万平方米。

“机器一响，大家的心就定了。”青石桥厂厂长王小禾说。
"""
# What a reader wrote down of it: a place and a figure that no rule finds so, and no organisation.
WRITTEN = {
    "title": "青石桥镇把机器搬进山里",
    "sections": [{"heading": None, "start": "本报讯"}],
    "people": [{"name": "王小禾", "role": "厂长", "org": "青石桥厂"}],
    "quotes": [{"speaker": "王小禾", "text": "机器一响，大家的心就定了。"}],
    "statistics": [
        {"text": "19个", "value": 19, "unit": "个", "label": "新签约项目", "offset": 34},
        {"text": "1.3万平方米", "value": 13000, "unit": "平方米", "label": "厂房", "offset": 42},
    ],
    "projects": [],
    "places": ["山里"],
    "organisations": [],
}


class TestScriptedReview:
    @pytest.fixture
    def editor(self):
        return User.objects.create_superuser("主编甲", password="only for this test")

    def test_the_draft_says_what_is_wanted_and_acts_are_counted(self, editor):
        wanted = gold.of_annotations("a", TEXT, WRITTEN)
        draft = bench_review.drafted(TEXT, editor)
        assert scripted_review.left(record.load(draft.record), wanted)
        hand = scripted_review.review(draft, editor, wanted)
        # “山里” is only in the title, where no fact can stand
        assert scripted_review.left(hand.fields, wanted) == ["漏“山里”"]
        assert hand.refused == ["add：正文里没有“山里”"]
        assert set(hand.corrections) == {2}
        accepted = sum(step.up > 0 for step in hand.steps) - len(hand.corrections)
        assert hand.acts == 1 + 1 + accepted  # opened, the kinds opened, each accepted
        questions = len(answers(draft)["answered"])
        assert hand.publish() == ""
        assert hand.acts == 2 + accepted + 2 + questions

    def test_our_own_reports_stand_in_for_those_that_are_not_there(self, settings, tmp_path):
        settings.SAMPLE_DATA = True
        _, told = run("bench_review", "--shared", tmp_path, "--long", 2000, 20)
        first, *_, acts, ways, long = told.splitlines()
        assert "不在这里" in first and acts.startswith("1 篇：更正以外的动作中位数")
        assert "来回 KB" in ways and long.startswith("2000 字、20 项：")
        assert Draft.objects.count() == User.objects.count() == 0

    def test_it_measures_on_sample_data_alone(self, settings):
        settings.SAMPLE_DATA = False
        assert "make bench" in run("bench_review")[1]
