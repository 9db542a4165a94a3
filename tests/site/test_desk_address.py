"""The desk stands where a setting puts it, and is open to the networks that a setting names."""

import importlib
import re

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.urls import clear_url_caches, reverse

from articles import urls as public
from tests.places import BASE
from tests.whole_archive import publish_paper
from yangzhong_archive import desk_address, urls

pytestmark = pytest.mark.django_db

ELSEWHERE = "/newsroom/desk-3f9a/"
INSIDE, OUTSIDE, PROXY = "10.1.2.3", "192.0.2.9", "127.0.0.1"
LINK = re.compile(r'(?:href|action|src|data-\w+)="(/[^"#?]*)')


def put(path):
    """Settings with the desk at a path, whose addresses are made anew."""
    importlib.reload(urls)
    clear_url_caches()
    return path


@pytest.fixture
def elsewhere():
    with override_settings(DESK=ELSEWHERE):
        put(ELSEWHERE)
        yield Client()
    put("/admin/")


def test_the_whole_desk_follows(elsewhere):
    publish_paper("a1")
    elsewhere.force_login(User.objects.create_superuser("root", password="only for this test"))
    seen, waiting = set(), [ELSEWHERE, reverse("admin:articles_upload_add")]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = elsewhere.get(path)
        assert answer.status_code in {200, 204, 301, 302, 405}, path
        told = f'{answer.getvalue().decode()}"{answer.get("Location", "")}"'
        assert '"/admin' not in told and "'/admin" not in told, path
        waiting += [link for link in LINK.findall(told) if link.startswith(ELSEWHERE)]
    assert len(seen) > 30
    assert reverse("admin:index") == ELSEWHERE and ELSEWHERE + "help/" in seen


def test_nothing_is_left_at_the_usual_address(elsewhere):
    for path in ("/admin/", "/admin/login/", "/admin"):
        assert elsewhere.get(path).status_code == 404
        assert elsewhere.post(path).status_code == 405
    assert elsewhere.post(ELSEWHERE + "login/").status_code == 200
    assert elsewhere.get(ELSEWHERE)["Location"] == f"{ELSEWHERE}login/?next={ELSEWHERE}"
    assert elsewhere.get(ELSEWHERE)["Cache-Control"].count("no-store") == 1


def test_readers_are_not_told_where(elsewhere):
    for path in ("/", "/about/", "/robots.txt", "/sitemap.xml", "/no/such/page/", "/api/v1/"):
        told = elsewhere.get(path).getvalue().decode()
        assert "3f9a" not in told and "/admin" not in told
    assert "Disallow:\n" in elsewhere.get("/robots.txt").content.decode()


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/"])
def test_no_index_keeps_the_desk(client, path):
    assert client.get(path)["X-Robots-Tag"] == "noindex, nofollow"


def test_nginx_names_the_desk_only_where_its_address_is_changed():
    shipped = (BASE / "deploy" / "nginx.conf").read_text("utf-8")
    named = [line.strip() for line in shipped.splitlines() if "/admin" in line]
    assert named == ["location = /admin/login/ {", "location /admin/ {"]
    for page in (BASE / "deploy" / "errors").iterdir():
        assert "admin" not in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "stands"),
    [("admin", "/admin/"), ("/desk/", "/desk/"), ("a/b-c_1/", "/a/b-c_1/"), ("Admin", "/Admin/")],
)
def test_a_path_is_read(given, stands):
    assert desk_address.path(given) == stands


@pytest.mark.parametrize(
    "given",
    [
        "/",
        "编辑台",
        "a b",
        "a//b",
        "../x",
        "a/.well-known",
        "https://example.org/desk",
        "a?b",
        "<a>",
    ],
)
def test_what_is_no_path_is_refused_in_words(given):
    with pytest.raises(ImproperlyConfigured, match="ADMIN_PATH.*不行，请写英文字母"):
        desk_address.path(given)


@pytest.mark.parametrize("given", ["reports", "/static/x/", "API/v1", "healthz"])
def test_where_readers_are_is_refused_in_words(given):
    with pytest.raises(ImproperlyConfigured, match="读者的页面在那里"):
        desk_address.path(given)


def test_every_address_of_readers_is_taken():
    found = {str(one.pattern).lstrip("^").split("/")[0] for one in public.urlpatterns}
    plain = {segment for segment in found if re.fullmatch(r"[\w.]+", segment)}
    assert plain | {"healthz", "readyz", "static", "styleguide"} == desk_address.TAKEN


class TestNetworks:
    @pytest.fixture(autouse=True)
    def _closed(self, settings):
        given = ["10.0.0.0/8", "192.168.1.5", "2001:db8:7::/48"]
        settings.DESK_NETWORKS = desk_address.networks(given)

    def status(self, client, remote, path="/admin/login/", **headers):
        return client.get(path, REMOTE_ADDR=remote, **headers).status_code

    @pytest.mark.parametrize(
        "remote",
        ["10.0.0.0", "10.255.255.255", "192.168.1.5", "::ffff:10.1.2.3", "2001:db8:7:ffff::1"],
    )
    def test_who_is_inside_comes_in(self, client, remote):
        assert self.status(client, remote) == 200

    @pytest.mark.parametrize(
        "remote",
        ["9.255.255.255", "11.0.0.0", "192.168.1.6", "127.0.0.1", "::1", "2001:db8:8::1"]
        + ["::ffff:11.0.0.1", "::10.1.2.3", "", "unix:", "10.1.2.3:80"],
    )
    def test_nobody_else_does(self, client, remote):
        assert self.status(client, remote) == 404

    def test_there_nothing_stands(self, client):
        never = client.get("/no/such/page/", REMOTE_ADDR=OUTSIDE)
        for path in ("/admin/", "/admin", "/admin/login/", "/admin/help/", "/admin/x", "/admin。"):
            answer = client.get(path, REMOTE_ADDR=OUTSIDE)
            assert (answer.status_code, answer.content) == (404, never.content), path
            assert dict(answer.headers) == dict(never.headers)
            for method in (client.post, client.put, client.delete, client.options):
                assert method(path, REMOTE_ADDR=OUTSIDE).status_code == 405
        assert "没有这个地址" in never.content.decode()

    def test_whoever_was_logged_in_inside_is_kept_out_outside(self, client):
        client.force_login(User.objects.create_superuser("root", password="only for this test"))
        assert self.status(client, INSIDE, "/admin/") == 200
        assert self.status(client, OUTSIDE, "/admin/") == 404
        page = reverse("admin:auth_user_add")
        assert client.post(page, {"username": "new"}, REMOTE_ADDR=OUTSIDE).status_code == 405
        assert User.objects.count() == 1

    def test_readers_notice_nothing(self, client):
        for path in ("/", "/about/", "/robots.txt", "/healthz", "/api/v1/"):
            assert self.status(client, OUTSIDE, path) == 200

    @pytest.mark.parametrize("lie", [INSIDE, f"{INSIDE}, {INSIDE}", f"{OUTSIDE}, {INSIDE}"])
    def test_without_a_proxy_no_header_opens_it(self, client, lie):
        given = {"HTTP_X_FORWARDED_FOR": lie, "HTTP_X_REAL_IP": INSIDE, "HTTP_FORWARDED": INSIDE}
        assert self.status(client, OUTSIDE, **given) == 404
        assert self.status(client, INSIDE, HTTP_X_FORWARDED_FOR=OUTSIDE) == 200

    def test_behind_a_proxy_only_its_own_word_does(self, client, settings):
        settings.BEHIND_PROXY = True
        seen = {INSIDE: 200, f"{OUTSIDE}, {INSIDE}": 200, "::ffff:10.9.9.9": 200}
        seen |= {OUTSIDE: 404, f"{INSIDE}, {OUTSIDE}": 404, "": 404, f"{INSIDE},": 404}
        for given, status in seen.items():
            assert self.status(client, PROXY, HTTP_X_FORWARDED_FOR=given) == status, given
        assert self.status(client, INSIDE) == 404  # who goes past the proxy

    @pytest.mark.parametrize(
        "given", ["10.0.0.0/33", "office", "10.0.0", "10.0.0.0/8;", "2001:db8::/129", "*", "10.*"]
    )
    def test_what_is_no_network_is_refused_in_words(self, given):
        with pytest.raises(ImproperlyConfigured, match="不是网络，请写成"):
            desk_address.networks(["10.0.0.0/8", given])

    def test_a_network_in_two_writings_is_refused_in_words(self):
        with pytest.raises(ImproperlyConfigured, match="请写成 IPv4"):
            desk_address.networks(["::ffff:10.0.0.0/104"])
