"""Tags through django-taggit: the paths the site uses, and those an editor's form would."""

import pytest
from django.db.models import Count
from taggit.forms import TagField

from articles.archive.proof import failures
from articles.models import Report, Tag, Tagging
from tests.records import record
from tests.whole_archive import publish, run

pytestmark = pytest.mark.django_db


def tagged(slug: str, *tags: str) -> Report:
    return publish(record(slug, tags=list(tags)))


def names(rows) -> list[str]:
    return [tag.name for tag in rows]


def test_a_report_has_its_tags_in_the_editors_order():
    report = tagged("a", "乡村", "工业", "党建")
    in_order = report.taggings.order_by("position").select_related("tag")
    assert [tagging.tag.name for tagging in in_order] == ["乡村", "工业", "党建"]
    assert set(names(report.tags.all())) == set(report.tags.names()) == {"乡村", "工业", "党建"}


def test_reports_are_found_by_one_tag_and_by_all_of_several():
    tagged("a", "乡村", "工业")
    tagged("b", "乡村")
    assert {r.slug for r in Report.objects.filter(tags__name__in=["乡村"])} == {"a", "b"}
    both = Report.objects.filter(tags__name="乡村").filter(tags__name="工业")
    assert [r.slug for r in both] == ["a"]
    either = Report.objects.filter(tags__name__in=["乡村", "工业"]).distinct()
    assert either.count() == 2
    assert [r.slug for r in Report.objects.exclude(tags__slug="gong-ye")] == ["b"]


def test_tags_are_counted_over_the_public_reports():
    tagged("a", "乡村", "工业")
    tagged("b", "乡村")
    counts = Tag.objects.public().with_report_count()
    assert {tag.name: tag.report_count for tag in counts} == {"乡村": 2, "工业": 1}
    assert dict(Tag.objects.annotate(n=Count("taggings")).values_list("name", "n")) == {
        "乡村": 2,
        "工业": 1,
    }


def test_tags_are_prefetched_with_two_queries(django_assert_num_queries):
    tagged("a", "乡村", "工业")
    tagged("b", "乡村")
    with django_assert_num_queries(2):
        found = {r.slug: set(names(r.tags.all())) for r in Report.objects.prefetch_related("tags")}
    assert found == {"a": {"乡村", "工业"}, "b": {"乡村"}}


def test_a_tag_leads_back_to_its_reports():
    tagged("a", "乡村")
    tag = Tag.objects.get()
    assert [tagging.content_object.slug for tagging in tag.taggings.all()] == ["a"]
    assert [r.slug for r in Report.objects.filter(taggings__tag=tag)] == ["a"]
    assert tag.get_absolute_url() == "/tags/xiang-cun/"


def test_a_tag_s_slug_letter_and_order_are_its_pinyin():
    tagged("a", "乡村振兴", "5G", "😀")
    spelt = {tag.name: (tag.slug, tag.initial, tag.sort_key) for tag in Tag.objects.all()}
    assert spelt["乡村振兴"] == ("xiang-cun-zhen-xing", "X", "xiang cun zhen xing")
    assert spelt["5G"] == ("5g", "#", "5g")
    assert spelt["😀"] == ("tag", "#", "")


def test_tags_that_sound_alike_are_numbered():
    slugs = [Tag.objects.create(name=name).slug for name in ("工业", "公业", "宫业", "😀", "🎉")]
    assert slugs == ["gong-ye", "gong-ye-1", "gong-ye-2", "tag", "tag-1"]


def test_tags_that_differ_in_case_are_two():
    report = tagged("a", "IT", "it")
    assert set(report.tags.names()) == {"IT", "it"}
    assert Tag.objects.get(name="IT").slug != Tag.objects.get(name="it").slug


def test_a_known_tag_is_used_again():
    tagged("a", "乡村")
    tagged("b", "乡村", "工业")
    assert Tag.objects.count() == 2


def test_tags_can_be_added_removed_and_set():
    report = tagged("a", "乡村")
    report.tags.add("工业", Tag.objects.create(name="党建"))
    assert set(report.tags.names()) == {"乡村", "工业", "党建"}
    assert Tag.objects.get(name="工业").slug == "gong-ye"
    report.tags.add("工业")
    assert Tagging.objects.filter(content_object=report).count() == 3
    report.tags.remove("乡村")
    report.tags.set(["工业", "文明"])
    assert set(report.tags.names()) == {"工业", "文明"}
    assert set(report.tags.slugs()) == {"gong-ye", "wen-ming"}
    report.tags.clear()
    assert list(report.tags.all()) == []
    assert Tag.objects.count() == 4


def test_tags_changed_past_the_record_are_found_by_the_proof():
    report = tagged("a", "乡村")
    assert list(failures()) == []
    report.tags.add("工业")
    assert run("check_archive")[0] == 1


def test_similar_objects_and_most_common_are_what_taggit_says():
    first, second = tagged("a", "乡村", "工业"), tagged("b", "乡村")
    tagged("c")
    assert first.tags.similar_objects() == [second]
    assert [tag.name for tag in Report.tags.most_common()][0] == "乡村"


def test_an_editor_s_form_reads_chinese_tags():
    assert TagField().clean("乡村振兴, 工业") == ["乡村振兴", "工业"]


def test_a_deleted_report_leaves_no_tagging():
    tagged("a", "乡村").delete()
    assert (Tagging.objects.count(), Tag.objects.public().count()) == (0, 0)
