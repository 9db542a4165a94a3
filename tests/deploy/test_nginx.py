"""The shipped nginx file, on Debian's own nginx before the real application.

Only names, ports and paths are replaced. What was withdrawn stays withdrawn, whatever is down.
"""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import needed
from tests.deploy.test_slow_clients import DRIPPING
from tests.drips import BODY, HEAD, Drips
from tests.driven import BASE, Archive
from tests.fronted import HOST, Front, installed, listens
from tests.lengths import of_long
from tests.postgres import free_port
from tests.readers import AWAY, PAGE, Readers

pytestmark = [pytest.mark.long, pytest.mark.outside]

WITHDRAW = (
    "from articles.archive import withdrawing; from articles.models import Report;"
    "withdrawing.withdraw(Report.objects.order_by('pk').first(), '与事实不符')"
)


class Site(Front):
    """The application and nginx before it, each on ports of its own."""

    def __init__(self, folder: Path, nginx: str):
        super().__init__(folder, nginx)
        self.inside = free_port()
        self.archive = Archive(folder / "archive")
        self.archive.environment |= self.environment | {"SAMPLE_DATA": "1"}
        self.write(self.inside, folder / "archive")
        self.application = None

    def start(self) -> None:
        self.start_application()
        self.start_proxy()
        wait_for(lambda: self.status("/about/") == 200)

    def start_application(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "yangzhong_archive.wsgi"]
        command += ["--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{self.inside}"]
        self.application = subprocess.Popen(
            command, cwd=BASE, env=self.archive.environment, stderr=subprocess.DEVNULL
        )
        wait_for(lambda: listens(self.inside))

    def stop_application(self) -> None:
        self.application.terminate()
        self.application.wait(20)

    def workers(self) -> list[int]:
        listed = subprocess.run(
            ["ps", "--ppid", str(self.application.pid), "-o", "pid="],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(pid) for pid in listed.stdout.split()]

    def stop(self) -> None:
        self.stop_proxy()
        if self.application:
            self.stop_application()

    def curl(self, path: str, *more: str, scheme: str = "https") -> list[str]:
        port = self.secure if scheme == "https" else self.plain
        found = ["--resolve", f"{HOST}:{port}:127.0.0.1", f"{scheme}://{HOST}:{port}{path}"]
        return ["curl", "-sk", "--max-time", "120", *more, *found]

    def ask(self, path: str, *more: str, scheme: str = "https") -> str:
        """The answer with its head."""
        command = self.curl(path, "-i", *more, scheme=scheme)
        return subprocess.run(command, capture_output=True, check=False).stdout.decode(
            "utf-8", "replace"
        )

    def status(self, path: str, *more: str) -> int:
        return status_of(self.ask(path, *more))


def status_of(answer: str) -> int:
    """The last status of an answer: an upload's begins with 100."""
    return int((re.findall(r"^HTTP/\S+ (\d+)", answer, re.MULTILINE) or ["0"])[-1])


def header(answer: str, name: str) -> str:
    found = re.search(rf"^{name}: (.*?)\r?$", answer, re.MULTILINE | re.IGNORECASE)
    return found[1] if found else ""


def wait_for(ready: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until, "did not come in time"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def nginx() -> str:
    return needed(installed(), "nginx (Debian: nginx-light)")


@pytest.fixture(scope="module")
def kept(tmp_path_factory, nginx) -> Iterator[Site]:
    """A site that tests only read."""
    yield from served(tmp_path_factory.mktemp("site"), nginx)


@pytest.fixture
def site(tmp_path, nginx) -> Iterator[Site]:
    """A site of one test, which may break it."""
    yield from served(tmp_path, nginx)


def served(folder: Path, nginx: str) -> Iterator[Site]:
    from django.conf import settings

    (folder / "archive").mkdir()
    (folder / "archive" / "static").symlink_to(settings.STATIC_ROOT)
    site = Site(folder, nginx)
    assert site.archive.run("make_sample", "60").returncode == 0
    try:
        site.start()
        yield site
    finally:
        site.stop()


def first_report(site: Site) -> str:
    return f"/reports/{site.archive.rows('SELECT slug FROM articles_report ORDER BY id')[0][0]}/"


UPLOADS = "/admin/articles/upload/add/"
LOGGED_IN = ("-b", "sessionid=abcdef")
FORMS = ((), ("-H", "Accept-Encoding: gzip"), ("-H", "Accept-Encoding: br, gzip;q=0.5"))


def test_debians_nginx_takes_the_file_and_makes_its_folder(tmp_path, nginx):
    (tmp_path / "archive").mkdir()
    site = Site(tmp_path, nginx)
    done = subprocess.run(
        [nginx, "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr
    assert (site.folder / "pages").is_dir()


def test_what_is_withdrawn_is_gone_and_stays_gone_when_the_application_is_down(site):
    path = first_report(site)
    assert [site.status(path, *form) for form in FORMS] == [200] * 3
    assert site.archive.run("shell", "-c", WITHDRAW).returncode == 0
    wait_for(lambda: [site.status(path, *form) for form in FORMS] == [410] * 3, 10)
    site.stop_application()
    wait_for(lambda: [site.status(path, *form) for form in FORMS] == [503] * 3, 10)


def test_what_is_withdrawn_while_nobody_asks_is_gone_too(site):
    path = first_report(site)
    assert site.status(path) == 200
    site.stop_application()
    assert site.archive.run("shell", "-c", WITHDRAW).returncode == 0
    wait_for(lambda: site.status(path) == 503, 10)
    assert site.status(path) == 503
    site.start_application()
    assert site.status(path) == 410


def test_readers_are_told_in_chinese_that_the_application_is_away(site):
    site.stop_application()
    answer = site.ask("/people/")
    assert status_of(answer) == 503
    assert "暂时打不开" in answer
    assert header(answer, "Retry-After") == "5"
    assert header(answer, "Cache-Control") == "no-store"


def test_what_is_nowhere_any_more_is_404_everywhere(site):
    """Within the seconds that it may be kept, in every form of it, and in lists and feeds."""
    path = first_report(site)
    own = [path, f"{path}record.json", f"{path}text.txt", f"/api/v1{path}"]
    lists = ["/", "/feeds/latest.atom", "/sitemap.xml", "/api/v1/reports/"]
    assert [site.status(one) for one in own] == [200] * 4
    before = [site.ask(one) for one in lists]
    delete = "from articles.models import Report; r = Report.objects.order_by('pk').first();"
    delete += "Report.objects.filter(pk=r.pk).update(slug='another')"
    assert site.archive.run("shell", "-c", delete).returncode == 0
    wait_for(lambda: [site.status(one) for one in own] == [404] * 4, 10)
    for one, old in zip(lists, before, strict=True):
        assert path not in old or path not in site.ask(one), one


def test_the_application_is_asked_in_http_1_1_on_connections_that_stay(kept):
    kept.stop_application()
    try:
        with socket.create_server(("127.0.0.1", kept.inside)) as listening:
            asking = subprocess.Popen(kept.curl("/nobody/asked/this/"), stdout=subprocess.DEVNULL)
            heard = listening.accept()[0]
            with heard:
                head = heard.recv(65536).decode()
                heard.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                asking.wait(20)
    finally:
        kept.start_application()
    assert head.startswith("GET /nobody/asked/this/ HTTP/1.1\r\n")
    assert "connection" not in head.lower()


def test_a_page_is_kept_for_a_moment(kept):
    path = first_report(kept)
    kept.ask(path)
    kept.ask(path, *FORMS[1])
    assert header(kept.ask(path), "X-Cache") in {"HIT", "REVALIDATED"}
    assert header(kept.ask(path, *FORMS[2]), "X-Cache") in {"HIT", "REVALIDATED"}


def test_a_table_cut_off_on_its_way_is_no_whole_table(site):
    path = "/api/v1/statistics.jsonl"
    whole = site.ask(path).count("\n")
    assert site.archive.run("make_sample", "400").returncode == 0
    with subprocess.Popen(site.curl(path, "-N"), stdout=subprocess.PIPE) as cut:
        assert cut.stdout.read(1)
        for worker in site.workers():
            os.kill(worker, signal.SIGKILL)
        cut.stdout.read()
    assert cut.returncode != 0, "the client could take half a table for the whole"
    wait_for(lambda: site.status("/about/?again") == 200)
    again = site.ask(path)
    assert status_of(again) == 200
    assert again.count("\n") > 2 * whole
    assert header(again, "X-Cache") in {"MISS", "BYPASS"}
    assert header(site.ask(path), "X-Cache") in {"MISS", "BYPASS"}


def test_plain_addresses_lead_to_the_secure_ones(kept):
    answer = kept.ask("/reports/?page=2", scheme="http")
    assert status_of(answer) == 301
    assert header(answer, "Location") == f"https://{HOST}/reports/?page=2"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_monitors_are_answered_by_any_name_and_never_from_what_is_kept(kept, scheme):
    for path, status in (("/healthz", 200), ("/readyz", 503)):  # no worker runs here
        answer = kept.ask(path, "-H", "Host: 192.0.2.7", scheme=scheme)
        assert status_of(answer) == status
        assert header(answer, "Cache-Control") == "no-store"
        assert not header(answer, "X-Cache")


def test_http2_is_spoken(kept):
    assert kept.ask("/about/", "--http2").startswith("HTTP/2 200")


def test_hashed_files_are_kept_for_a_year_and_others_for_a_minute(kept):
    hashed = re.search(r'"(/static/[^"]+\.[0-9a-f]{12}\.css)"', kept.ask("/about/"))[1]
    answer = kept.ask(hashed, *FORMS[1])
    assert header(answer, "Cache-Control") == "public, max-age=31536000, immutable"
    assert header(answer, "Content-Encoding") == "gzip"
    assert header(kept.ask("/static/favicon.svg"), "Cache-Control") == "public, max-age=60"
    assert kept.status("/static/no.0123456789ab.css") == 404


def test_an_editor_logs_in_on_a_port_of_its_own(kept, tmp_path):
    jar = tmp_path / "cookies"
    make = "from django.contrib.auth.models import User;"
    make += "User.objects.create_superuser('editor', password='long-enough-to-try')"
    assert kept.archive.run("shell", "-c", make).returncode == 0
    page = kept.ask("/admin/login/", "-c", str(jar))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    fields = {"username": "editor", "password": "long-enough-to-try", "csrfmiddlewaretoken": token}
    sent = [part for item in fields.items() for part in ("-d", "=".join(item))]
    origin = f"https://{HOST}:{kept.secure}"
    own = ["-b", str(jar), "-c", str(jar), "-H", f"Origin: {origin}"]
    answer = kept.ask("/admin/login/", *sent, *own, "-e", f"{origin}/admin/login/")
    assert status_of(answer) == 302, answer
    assert "no-store" in header(answer, "Cache-Control")


def test_too_large_an_upload_is_refused_in_chinese(kept, tmp_path):
    large, larger = tmp_path / "large", tmp_path / "larger"
    for path, size in ((large, 30), (larger, 211)):
        with path.open("wb") as file:
            file.truncate(size * 2**20)
    form = lambda path: ("-F", f"files=@{path}", "-H", "Expect:", *LOGGED_IN)  # noqa: E731
    assert kept.status(UPLOADS, *form(large)) == 403  # the desk's own answer
    answer = kept.ask(UPLOADS, *form(larger))
    assert status_of(answer) == 413
    assert "一次交来的文件太大" in answer


def test_little_is_taken_of_who_has_not_logged_in(kept, tmp_path):
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"x" * 1_000_000)
    large.write_bytes(b"x" * 1_100_000)
    sent = lambda file, *more: ("-H", "Expect:", "--data-binary", f"@{file}", *more)  # noqa: E731
    assert kept.status(UPLOADS, *sent(small)) == 403
    in_parts = ("--http1.1", "-H", "Transfer-Encoding: chunked")
    for more in ((), in_parts, ("--http1.1", "-X", "GET")):
        answer = kept.ask(UPLOADS, *sent(large, *more))
        assert status_of(answer) == 413, more
        assert "请先登录" in answer
    assert kept.status("/about/", *sent(large, *LOGGED_IN)) == 413


def test_who_has_not_logged_in_is_led_to_where_it_is_done(kept):
    asked = "/admin/articles/report/?q=a%20b%26c"
    led = [header(kept.ask(asked, *more), "Location") for more in ((), LOGGED_IN)]
    assert led[0] == led[1]
    assert led[0].startswith("/admin/login/?next=/admin/articles/report/%3Fq")
    assert kept.status("/strangers/about/") == 404


@pytest.mark.parametrize("begin", [HEAD, BODY], ids=["head", "body"])
def test_readers_do_not_notice_who_is_slow(kept, begin):
    trusting = ssl._create_unverified_context()
    slow = begin.replace(b"127.0.0.1", HOST.encode())
    paths = ["/about/", "/reports/", "/people/"]
    host = f"{HOST}:{kept.secure}"
    with (
        Drips(kept.secure, slow, DRIPPING, context=trusting),
        Readers(kept.secure, paths, host=host) as readers,
    ):
        time.sleep(of_long(2, 40))
    assert set(readers.tally.kinds) == {PAGE}, readers.tally.kinds


def test_a_web_worker_that_dies_cuts_nobody_off(kept):
    """What only reads nginx asks for once more on another connection, or says that it is away."""
    host = f"{HOST}:{kept.secure}"
    with Readers(kept.secure, ["/healthz"], host=host) as readers:
        for _ in range(of_long(2, 20)):
            worker = kept.workers()[0]
            os.kill(worker, signal.SIGSTOP)  # so that there is somebody whom it would answer
            time.sleep(0.3)
            os.kill(worker, signal.SIGKILL)
            time.sleep(0.7)
    assert set(readers.tally.kinds) <= {PAGE, AWAY}, readers.tally.kinds


def test_whoever_tries_to_log_in_again_and_again_waits(site):
    answers = [site.ask("/admin/login/", "-d", "username=editor") for _ in range(40)]
    assert status_of(answers[0]) == 403
    assert status_of(answers[-1]) == 429
    assert "登录得太频繁" in answers[-1]
    assert site.status("/admin/") == 302
    assert site.status("/about/") == 200
