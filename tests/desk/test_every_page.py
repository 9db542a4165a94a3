"""Every page of the desk is valid HTML, and axe finds nothing on it at any width or in the dark."""

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, product
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import TransactionTestCase
from whitenoise import WhiteNoise

from tests.desk import every_page
from tests.desk.every_page import Page
from tests.environment import static_files
from tests.lengths import WHOLE
from tests.site.test_html import CONTRAST, faults

pytestmark = pytest.mark.long

# How much wider the page is than the screen.
WIDER = """() => [document.documentElement.scrollWidth - innerWidth]
    .filter((more) => more > 0).map((more) => `${more} pixels too wide`)"""
# Titles in a list that have no room.
NARROW = """() => [...document.querySelectorAll('#result_list .field-title')]
    .filter(cell => cell.getBoundingClientRect().width < 160).map(cell => cell.innerText)"""
FIELD = re.compile(rb'<(?:input|select|textarea)[^>]* (?:type|class)="([^"]*)"')
SCREENS = list(product(("light", "dark"), (390, 1440)))


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(pages: list[Page]) -> Iterator[str]:
    """Where a browser finds the pages as they were answered, and the files that they use."""
    known = {page.path: page for page in pages}

    def answer(environ, start):
        query = environ["QUERY_STRING"]
        page = known.get(environ["PATH_INFO"] + (f"?{query}" if query else ""))
        start("200 OK" if page else "204 No Content", list(page.headers.items()) if page else [])
        return [page.html if page else b""]

    files = WhiteNoise(answer, root=str(static_files()), prefix="/static/")
    with make_server("127.0.0.1", 0, files, Server, Quiet) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def visits(pages: list[Page]) -> list[tuple[Page, list]]:
    """Each page on every screen; shortly one page of each kind, the screens by turns."""
    if WHOLE:
        return [(page, SCREENS) for page in pages]
    each = {kind(page): page for page in reversed(pages)}.values()
    return list(zip(each, cycle([screen] for screen in SCREENS), strict=False))


def kind(page: Page) -> tuple:
    """What tells pages apart that may have faults of their own: their template and its fields."""
    return page.template, *sorted(set(FIELD.findall(page.html)))


class EveryPage(TransactionTestCase):
    """The pages are asked for once; the archive that it took is gone when they are looked at."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with transaction.atomic():
            chief = User.objects.create_superuser("主编甲", password=every_page.PASSWORD)
            cls.answered = list(every_page.pages(chief, every_page.fill(chief)))
            transaction.set_rollback(True)
        whole = [page for page in cls.answered if b"<!doctype html>" in page.html[:200].lower()]
        # of those that refuse somebody all alike one is enough
        each = {page.html if page.status == 403 else page.path: page for page in whole}
        cls.pages = list(each.values())

    @pytest.fixture(autouse=True)
    def _with_tools(self, request):
        self.tool = request.getfixturevalue

    def test_no_row_is_wanting_for_an_address(self):
        missing = [page.path for page in self.answered if page.status == 404]
        assert missing == [every_page.NOWHERE]
        assert len(self.answered) > 250

    @pytest.mark.outside
    def test_every_page_is_valid_html(self):
        validator, folder = self.tool("html_validator"), self.tool("tmp_path")
        for number, page in enumerate(self.pages):
            html = page.html + f"<!-- {page.path} -->".encode()
            (folder / f"{number}.html").write_bytes(html)
        command = [*validator, "--errors-only", "--format", "gnu", str(folder)]
        checked = subprocess.run(command, capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr

    @pytest.mark.browser
    def test_axe_finds_nothing_and_nothing_is_too_wide(self):
        found = defaultdict(list)  # where each fault stands
        # without motion no colour is looked at while it passes into another
        tab = self.tool("browser").new_page(reduced_motion="reduce")
        with served(self.answered) as site:
            for page, screens in visits(self.pages):
                tab.goto(site + page.path)
                for scheme, width in screens:
                    tab.set_viewport_size({"width": width, "height": 900})
                    tab.emulate_media(color_scheme=scheme)
                    only = CONTRAST if WHOLE and scheme == "dark" else None
                    for wrong in [*faults(tab, only), *tab.evaluate(NARROW), *tab.evaluate(WIDER)]:
                        found[wrong].append(f"{page.path} {scheme} {width}")
        tab.close()
        assert not found, "\n".join(f"{wrong}: {at}" for wrong, at in found.items())
