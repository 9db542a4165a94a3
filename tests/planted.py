"""A site with two faults planted: it shows what it is asked for as HTML, and asks SQL with it.

Whoever looks for such faults must find these, or looks in vain elsewhere.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

PAGE = """<!doctype html><title>Planted</title>
<a href="/said?words=hello">said</a> <a href="/towns?id=1">towns</a>
<form action="/said"><input name="words"></form>"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_) -> None:
        """Says nothing."""


def answer(environment, start):
    asked = parse_qs(environment["QUERY_STRING"])
    pages = {"/said": _said, "/towns": _towns}
    page = pages.get(environment["PATH_INFO"], lambda _: PAGE)
    start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [page(asked).encode()]


def _said(asked: dict[str, list[str]]) -> str:
    return f"<!doctype html><title>Said</title><p>{asked.get('words', [''])[0]}</p>"


def _towns(asked: dict[str, list[str]]) -> str:
    towns = sqlite3.connect(":memory:")
    towns.execute("CREATE TABLE town (id INTEGER, name TEXT)")
    towns.execute("INSERT INTO town VALUES (1, 'Qingshiqiao'), (2, 'Shiliting')")
    try:
        found = towns.execute(f"SELECT name FROM town WHERE id = {asked['id'][0]}").fetchall()
    except (KeyError, sqlite3.Error, sqlite3.Warning) as error:
        return f"<p>{type(error).__module__}.{type(error).__name__}: {error}</p>"
    return f"<p>{found}</p>"


@contextmanager
def served() -> Iterator[str]:
    """The address of the faulty site while it is served."""
    server = make_server("127.0.0.1", 0, answer, WSGIServer, Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
