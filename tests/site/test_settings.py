"""The settings of one machine: what is wrong is said at the start, what is right is made safe."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.urls import reverse

from tests.places import BASE
from yangzhong_archive import origins

SHOW = """
import json, sys
from yangzhong_archive import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}))
"""
HSTS = ["SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"]


def started(*command, **own):
    """What a process with these settings prints, and what it complains of."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=BASE,
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )


def shown(*names, **own):
    done = started("-c", SHOW, *names, **own)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout).values())


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("https://archive.example.org", "https://archive.example.org"),
        ("https://Archive.example.org/", "https://archive.example.org"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://档案.示例.中国", "https://xn--dyv4b.xn--fsq092h.xn--fiqs8s"),
        ("https://示例.中国:8443/", "https://xn--fsq092h.xn--fiqs8s:8443"),
    ],
)
def test_the_sites_address_is_scheme_host_and_port_in_ascii(given, read):
    assert origins.site_url(given) == read


@pytest.mark.parametrize(
    "given",
    ["https://example.org/archive", "https://example.org/?a=1", "https://example.org/#a"],
)
def test_an_address_with_a_path_is_refused_in_words(given):
    with pytest.raises(ImproperlyConfigured, match="不能放在一个路径下"):
        origins.site_url(given)


@pytest.mark.parametrize(
    "given",
    [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://:8000",
        "https://a@example.org",
        "https://example.org:port",
        "https://[::1",
        f"https://{'扬' * 80}.中国",
    ],
)
def test_what_is_no_address_is_refused_in_words(given):
    with pytest.raises(ImproperlyConfigured, match="不是网址"):
        origins.site_url(given)


@pytest.mark.long
def test_the_start_ends_with_those_words():
    done = started("manage.py", "check", SITE_URL="https://example.org/archive")
    assert done.returncode != 0
    assert "SITE_URL=https://example.org/archive 在域名后面还有别的" in done.stderr


@pytest.mark.long
def test_chinese_hosts_are_allowed_as_browsers_send_them():
    (hosts,) = shown("ALLOWED_HOSTS", ALLOWED_HOSTS="示例.中国,.示例.中国,example.org")
    assert hosts == ["xn--fsq092h.xn--fiqs8s", ".xn--fsq092h.xn--fiqs8s", "example.org"]


def test_forms_may_come_from_the_site_and_its_hosts_on_its_port():
    found = origins.trusted("https://example.org:8443", ["example.org", ".example.net", "*"])
    assert found == ["https://example.org:8443", "https://*.example.net:8443"]
    assert origins.trusted("https://example.org", ["old.example"]) == [
        "https://example.org",
        "https://old.example",
    ]


@pytest.mark.long
def test_browsers_are_told_to_stay_with_https_for_this_host_alone_unless_asked_for():
    site = {"SITE_URL": "https://example.org"}
    year = 365 * 24 * 3600
    assert shown(*HSTS, **site) == [year, False, False]
    more = {"HSTS_INCLUDE_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}
    assert shown(*HSTS, **site, **more) == [year, True, True]
    assert shown(*HSTS, SITE_URL="http://example.org", **more) == [0, False, False]


@pytest.mark.long
def test_the_settings_of_a_site_pass_djangos_own_check():
    own = {"SITE_URL": "https://example.org", "ALLOWED_HOSTS": "example.org"}
    own["SECRET_KEY"] = "aB3-" * 20 + "xyz0123456789"
    own["DJANGO_ALLOW_ASYNC_UNSAFE"] = ""  # set for these tests alone
    done = started("manage.py", "check", "--deploy", "--fail-level", "WARNING", **own)
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["archive.example:8443", "archive.example"])
def test_an_editor_logs_in_on_a_port_and_lands_on_the_desk(host, django_user_model):
    """Whether the proxy hands on the port or not."""
    django_user_model.objects.create_superuser("editor", password="green bridge in the north")
    site = "https://archive.example:8443"
    own = {"ALLOWED_HOSTS": ["archive.example"], "CSRF_TRUSTED_ORIGINS": origins.trusted(site, [])}
    client, sent = Client(enforce_csrf_checks=True), {"host": host, "origin": site}
    with override_settings(**own):
        page = client.get(reverse("admin:login"), headers=sent, secure=True).content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        fields = {"username": "editor", "password": "green bridge in the north"}
        fields["csrfmiddlewaretoken"] = token
        sent |= {"referer": f"{site}/admin/login/"}
        answer = client.post(reverse("admin:login"), fields, headers=sent, secure=True)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/about/", "/admin/login/", "/api/v1/", "/nothing/"])
def test_no_page_may_use_what_none_needs(path):
    policy = Client().get(path)["Permissions-Policy"]
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(policy.split(", "))
