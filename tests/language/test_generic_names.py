import pytest

from articles.language.generic_names import forms, is_generic


@pytest.mark.parametrize(
    "name",
    ["市住建局", "新坝镇", "市委", "市委宣传部", "市政府办公室", "三茅街道", "利民村", "经开区"]
    + ["县教育局", "区民政局", "住建局", "文明办", "三新村党委", "长江花城小区", "市人大常委会"],
)
def test_a_name_that_many_places_have_is_generic(name):
    assert is_generic(name)


@pytest.mark.parametrize(
    "name",
    ["扬中市住建局", "扬中市新坝镇", "江苏省教育厅", "农业农村部", "国家统计局", "扬中"]
    + ["江苏火蓝电气有限公司", "中国气象局", "广西壮族自治区财政局", "镇江市丹徒区委"],
)
def test_a_name_that_says_where_it_is_is_not(name):
    assert not is_generic(name)


def test_the_list_holds_no_comment_and_no_form_twice():
    assert len(set(forms())) == len(forms())
    assert not any(form.startswith("#") or form != form.strip() for form in forms())
