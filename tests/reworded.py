"""Every page of an archive as the words of the kinds are given: `python -m tests.reworded <words>`.

`{}〖〗` sets brackets behind each kind's words, so that lists that are in their order stay so. A
process of its own, for words are read as it begins.
"""

import json
import re
import sys
from io import BytesIO

import django

from articles.record import kinds
from tests.crawling import SITE, crawl
from tests.records import as_json, full

# of each answer its own: what lets a form be sent, and the digests of what the desk shows
OWN = re.compile(r'((?:csrfmiddlewaretoken" value|data-digest|data-order)=")[^"]*')
DESK = ["/admin/articles/draft/1/change/", "/admin/articles/name/", "/admin/articles/upload/add/"]
MACHINES = ["/api/v1/openapi.json", "/api/v1/honours/", "/api/v1/reports/qing-shi-qiao/"]


def reword(form: str) -> None:
    for kind in kinds.KINDS:
        object.__setattr__(kind, "words", form.format(kind.words))


def fill(editor) -> None:
    """A public report with a fact of every kind, and a draft of another."""
    from articles.desk import intake, queue
    from tests.whole_archive import publish

    publish(full())
    intake.receive(editor, [("other.json", BytesIO(as_json(full("other"))))], "")
    while queue.work_once():
        pass


def pages() -> dict[str, tuple[int, str]]:
    """(status, what it says) of each address of readers, machines and editors."""
    from django.contrib.auth.models import User
    from django.test import Client, override_settings

    editor, is_new = User.objects.get_or_create(username="e", is_staff=True, is_superuser=True)
    if is_new:
        fill(editor)
    desk = Client()
    desk.force_login(editor)
    with override_settings(SITE_URL=SITE):
        public = {path: page.response for path, page in crawl(Client()).items()}
        beside = {path: desk.get(path) for path in DESK + MACHINES}
    return {path: (one.status_code, said(one)) for path, one in (public | beside).items()}


def said(response) -> str:
    words = b"".join(response.streaming_content) if response.streaming else response.content
    return OWN.sub(r"\1", words.decode())


if __name__ == "__main__":
    reword(sys.argv[1])
    django.setup()
    json.dump(pages(), sys.stdout)
