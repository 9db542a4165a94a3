"""Who runs the archive, how to reach them, and on what terms texts and data may be used again."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.test import Client

from tests import schema_org
from tests.places import BASE

TELLS = {
    "PUBLISHER_NAME": "示例市档案馆",
    "CONTACT_PHONE": "(0511) 8800-0000",
    "CONTACT_ADDRESS": "示例市青石路1号",
    "CONTACT_EMAIL": "desk@example.org",
}
TERMS = {
    "TEXT_TERMS": "文字转载请先问示例日报。",
    "DATA_LICENCE": "示例数据许可 1.0",
    "DATA_LICENCE_URL": "https://example.org/licence",
}


def about() -> str:
    # of a page that needs no database, and has none here
    return Client().get("/about/").content.decode()


def main(html: str) -> str:
    return re.search("<main.*</main>", html, re.DOTALL)[0]


@pytest.fixture
def told(settings):
    for name, value in (TELLS | TERMS).items():
        setattr(settings, name, value)
    return main(about())


def test_who_runs_the_archive_and_how_to_reach_them(told):
    for words in TELLS.values():
        assert words in told
    assert 'href="tel:05118800' in told
    assert 'href="mailto:desk@example.org"' in told


def test_nothing_is_said_of_what_is_not_set(settings):
    for name in TELLS:
        setattr(settings, name, "")
    said = main(about())
    for words in ("电话", "地址：", "邮箱", "运营者", "tel:", "mailto:", "联系我们"):
        assert words not in said


@pytest.mark.parametrize("phone", ["0511-88000000 转 12", "工作日上午打总机"])
def test_a_number_that_cannot_be_dialled_as_it_stands_is_no_link(settings, phone):
    settings.CONTACT_PHONE = phone
    assert phone in about() and "tel:" not in about()


def test_the_terms_that_are_set_are_said(told):
    assert "文字转载请先问示例日报。" in told
    assert '<a href="https://example.org/licence" rel="license">示例数据许可 1.0</a>' in told


def test_no_licence_is_said_that_nobody_gave():
    said = main(about())
    assert "属于" in said and "作者" in said and "媒体" in said
    assert "没有另给许可" in said
    assert "license" not in said and "CC" not in said


def test_a_licence_without_an_address_is_named_all_the_same(settings):
    settings.DATA_LICENCE = "示例数据许可 1.0"
    assert "示例数据许可 1.0" in about() and 'rel="license"' not in about()


def test_programs_are_told_who_runs_it(told):
    block = re.search('<script type="application/ld.json">(.*?)</script>', about(), re.DOTALL)[1]
    graph = json.loads(block)
    assert schema_org.faults(graph) == []
    [site] = [node for node in graph["@graph"] if node["@type"] == "WebSite"]
    assert site["publisher"] == {
        "@type": "Organization",
        "name": "示例市档案馆",
        "email": "desk@example.org",
        "telephone": "(0511) 8800-0000",
        "address": "示例市青石路1号",
    }


def test_each_comes_from_the_environment():
    names = [*TELLS, *TERMS]
    program = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'yangzhong_archive.settings';"
        f"from django.conf import settings; print([getattr(settings, name) for name in {names}])"
    )
    given = os.environ | {name: f" {value} " for name, value in (TELLS | TERMS).items()}
    command = [sys.executable, "-c", program]
    printed = subprocess.run(command, cwd=BASE, env=given, capture_output=True, text=True)
    assert printed.stdout.strip() == str([*TELLS.values(), *TERMS.values()])
