"""Two hundred connections that drip a byte a second, and readers who do not notice them."""

import http.client
import os
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import gettempdir

import pytest

from tests.drips import BODY, HEAD, Drips, question
from tests.driven import Archive
from tests.lengths import of_long
from tests.readers import PAGE, Readers
from tests.records import full, write
from tests.served import Served, descendants, serving

pytestmark = pytest.mark.torture

DRIPPING = 200
TAKING = of_long(40, 200)  # each for several MB that are to go
SECONDS = of_long(2, 40)  # that readers read beside them
PATHS = ["/", "/reports/", "/about/"]
LARGE = "/static/large.txt"


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("slow")
    archive = Archive(folder)
    assert archive.run("import_reports", write(folder, full()), "--publish").returncode == 0
    (folder / "static").mkdir()
    (folder / LARGE.removeprefix("/")).write_bytes(bytes(range(32, 127)) * 60_000)
    with serving(archive, tmp_path_factory.mktemp("served")) as served:
        yield served


@pytest.mark.parametrize(
    ("begin", "count", "takes"),
    [(b"", DRIPPING, False), (HEAD, DRIPPING, False), (BODY, DRIPPING, False)]
    + [(question(LARGE), TAKING, True)],
    ids=["nothing", "head", "body", "answer"],
)
def test_readers_do_not_notice_who_is_slow(served, begin, count, takes):
    with Drips(served.port, begin, count, takes), Readers(served.port, PATHS) as readers:
        time.sleep(SECONDS)
    assert set(readers.tally.kinds) == {PAGE}, readers.tally.kinds


ASK = b"GET /about/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
LAST = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


def test_what_comes_in_parts_or_at_once_is_answered_in_order(served):
    for parts in ((ASK[:20], ASK[20:], LAST), (ASK + LAST,), (ASK + LAST[:9], LAST[9:])):
        answered = asked(served, *parts)
        assert answered.count(b"HTTP/1.1 200 OK") == 2, parts
        assert answered.endswith(b"ok\n")


def asked(served: Served, *parts: bytes) -> bytes:
    """All that is answered on one connection to what is sent on it part by part."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as asking:
        for part in parts:
            asking.sendall(part)
            time.sleep(0.1)
        return b"".join(iter(lambda: asking.recv(65536), b""))


LOGGED_IN = "csrftoken=abc; sessionid=abcdef"
POST = b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (POST + b"Transfer-Encoding: chunked\r\n\r\n", 411),
        (POST + b"Content-Length: 1048577\r\n\r\n", 413),
        (POST + b"Cookie: sessionid=\r\nContent-Length: 1048577\r\n\r\n", 413),
        (POST + b"Cookie: nosessionid=a\r\nContent-Length: 1048577\r\n\r\n", 413),
        (POST + b"Cookie: sessionid=a\r\nContent-Length: 220200961\r\n\r\n", 413),
        (POST + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
        (POST + b"Content-Length: -1\r\n\r\n", 400),
        (POST + b"X: " + b"x" * 70_000, 431),
        (b"GET /" + b"x" * 5_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 414),
        (b"what is this\r\n\r\n", 400),
    ],
)
def test_what_cannot_be_taken_in_is_refused(served, head, status):
    answered = asked(served, head)
    assert answered.startswith(b"HTTP/1.1 %d " % status), answered[:200]
    if status == 413:
        assert "一次交来的文件太大" in answered.decode()


def test_an_upload_is_read_whole_before_it_is_refused(served):
    asking = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    own = {"Cookie": LOGGED_IN}
    asking.request("POST", "/admin/articles/upload/add/", b"x" * 30 * 2**20, own)
    assert asking.getresponse().status == 403
    asking.close()


def test_who_waits_for_leave_to_send_is_given_it_once(served):
    body = b"x" * 1_000_000
    head = POST + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body)
    answered = asked(served, head, body)
    assert answered.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 ")


@pytest.mark.parametrize("path", [LARGE, "/api/v1/openapi.json"])
def test_an_answer_that_is_taken_slowly_comes_whole(served, path):
    whole = served.get(path)[2]
    assert len(whole) > 10_000
    with asking_slowly(served, path) as answer:
        assert answer.read() == whole


def test_an_answer_from_a_file_is_held_in_that_file(served, large):
    whole = large.read_bytes()
    with asking_slowly(served, LARGE) as answer:
        assert str(large) in opened(served)
        assert not [path for path in opened(served) if path.startswith(f"{gettempdir()}/#")]
        large.unlink()
        assert answer.read() == whole


def test_a_file_that_has_become_shorter_is_no_whole_answer(served, large):
    with asking_slowly(served, LARGE) as answer:
        large.write_bytes(b"")
        with pytest.raises(http.client.IncompleteRead):
            answer.read()


@pytest.fixture
def large(served) -> Iterator[Path]:
    """The file of LARGE, which is put back."""
    file = Path(served.environment["ARCHIVE_VAR"]) / LARGE.removeprefix("/")
    whole = file.read_bytes()
    yield file
    file.write_bytes(whole)


@contextmanager
def asking_slowly(served: Served, path: str) -> Iterator[http.client.HTTPResponse]:
    """The answer of which little can be on its way, a while after it was asked for."""
    with socket.socket() as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        asking.connect(("127.0.0.1", served.port))
        asking.sendall(question(path).replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        with closing(http.client.HTTPResponse(asking)) as answer:
            answer.begin()
            time.sleep(0.2)
            yield answer


def opened(served: Served) -> list[str]:
    """What the processes of the web server have open."""
    web = served.child("gunicorn")
    return [
        os.readlink(file)
        for process in [web, *descendants(web)]
        for file in Path(f"/proc/{process}/fd").iterdir()
    ]
