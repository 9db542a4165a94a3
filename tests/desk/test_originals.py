"""What was handed in opens beside the draft, as text that runs nothing."""

from io import BytesIO

import docx
from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.urls import reverse

from articles.archive import importing
from articles.models import Draft
from tests.records import paper
from tests.whole_archive import take_in


def word_file() -> bytes:
    made, kept = docx.Document(), BytesIO()
    made.add_paragraph("柳湾的茶厂开了张")
    made.save(kept)
    return kept.getvalue()


class OriginalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = User.objects.create_superuser("editor")

    def setUp(self):
        self.client = Client()
        self.client.force_login(self.editor)

    def shown(self, content: bytes, name: str, query: str = ""):
        source = importing.keep_source(content, name)
        answer = self.client.get(reverse("admin:articles_source_text", args=[source.pk]) + query)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        assert answer["X-Content-Type-Options"] == "nosniff"
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "sandbox" in policy
        assert "script-src" not in policy and "unsafe" not in policy
        return answer

    def test_whatever_came_in_is_told_as_text(self):
        for content, name, told in [
            ("渡口的船".encode("gb18030"), "甲.txt", "渡口的船"),
            (word_file(), "乙.docx", "柳湾的茶厂开了张"),
            (b'{"slug": "a"}', "丙.json", '{"slug": "a"}'),
            (b"\xff\xfe\x00\xd8\x00", "丁.txt", ""),
            (b"PK\x03\x04 no zip", "戊.docx", "no zip"),
        ]:
            with self.subTest(name):
                assert told in self.shown(content, name).content.decode()

    def test_it_is_downloaded_as_text_under_its_own_name(self):
        page = b"<script>alert(1)</script><p>\xe6\xad\xa3\xe6\x96\x87</p>"
        answer = self.shown(page, "网页 \r\n”.html", "?download")
        assert answer["Content-Disposition"].startswith("attachment; filename")
        assert answer["Content-Disposition"].endswith(".txt") and "html" not in str(answer.headers)

    def test_the_draft_shows_it_beside(self):
        take_in(paper("yi"))
        draft = Draft.objects.get()
        page = self.client.get(reverse("admin:articles_draft_change", args=[draft.pk]))
        address = reverse("admin:articles_source_text", args=[draft.source_id])
        assert f'src="{address}"' in page.content.decode()
        self.client.logout()
        assert self.client.get(address).status_code == 302
