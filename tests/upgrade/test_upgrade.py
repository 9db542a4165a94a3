"""An archive that an older version made, brought to this one: nothing is lost or said otherwise.

Each dump holds an invented town as that version left it: four reports, one of them corrected and
one withdrawn; two factories merged, a person hidden, a tag renamed; a draft; a chief and an editor.
"""

import json
import sqlite3
from contextlib import closing

import psycopg
import pytest

from tests.driven import Archive, own_database
from tests.places import BASE
from tests.served import serving

pytestmark = pytest.mark.long

DUMPS = BASE / "tests" / "upgrade"
VERSIONS = ["0.1.0"]
PUBLIC = ["hong-liu", "qing-shi-qiao", "qing-shi-qiao-er"]
PAGES = [
    "/", "/about/", "/reports/", "/reports/2021/11/", "/reports/qing-shi-qiao/", "/corrections/",
    "/tags/xiang-cun-jian-she/", "/people/wang-xiao-he-a98c8f/",
    "/organisations/qing-shi-qiao-chang/", "/projects/xian-jin-chang/", "/places/qing-shi-qiao/",
    "/honours/xian-jin-chang/", "/statistics/", "/statistics/chan-liang/", "/quotations/",
    "/search/?q=青石桥", "/feeds/latest.atom", "/sitemap.xml", "/api/v1/reports/", "/admin/login/",
]  # fmt: skip
MOVED = {
    "/organisations/hong-liu-chang/": "/organisations/qing-shi-qiao-chang/",
    "/tags/xiang-cun/": "/tags/xiang-cun-jian-she/",
}
LATEST = """
    SELECT slug, record FROM articles_revision JOIN articles_report
    ON articles_report.id = articles_revision.report_id
    WHERE state = 'public' ORDER BY slug, number
"""

# What a form did was in Django's own log alone.
OLD_LOG = """
    INSERT INTO django_admin_log (action_time, object_repr, action_flag, change_message, user_id)
    SELECT '2021-11-09 03:00:00+00:00', '王小禾', 2, '', id FROM auth_user
    WHERE username = 'zhubian';
"""


def restore(version: str, url: str) -> dict[str, str]:
    """The dump in an empty database; the public records it holds, each in its latest version."""
    on_sqlite = url.startswith("sqlite:///")
    dump = DUMPS / f"{version}.{'sqlite' if on_sqlite else 'postgresql'}.sql"
    text = dump.read_text("utf-8")
    if on_sqlite:
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as opened:
            opened.executescript(text + OLD_LOG)
            return dict(opened.execute(LATEST).fetchall())
    with psycopg.connect(url) as opened:
        opened.execute(text)
        opened.execute("SET search_path TO public")  # a dump leaves it empty
        opened.execute(OLD_LOG)
        return dict(opened.execute(LATEST).fetchall())


@pytest.fixture(scope="module", params=VERSIONS)
def upgraded(request, tmp_path_factory) -> tuple[Archive, dict[str, str]]:
    """The archive after `migrate`, and the public records it held before."""
    folder = tmp_path_factory.mktemp("upgrade")
    url = own_database(folder)
    before = restore(request.param, url)
    return Archive(folder, url), before


def test_the_proof_passes(upgraded):
    archive, _ = upgraded
    checked = archive.run("check_archive")
    assert checked.returncode == 0, checked.stdout
    assert f"{len(PUBLIC)} 篇公开报道全部相符" in checked.stdout


def test_records_come_out_as_they_were_kept(upgraded, tmp_path):
    archive, before = upgraded
    assert archive.run("export_reports", tmp_path / "out").returncode == 0
    exported = {path.stem: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert exported == {slug: record.encode() for slug, record in before.items()}
    assert sorted(exported) == PUBLIC


def test_drafts_accounts_and_acts_are_kept(upgraded):
    archive, _ = upgraded
    drafts = archive.rows("SELECT slug, record FROM articles_draft")
    assert [slug for slug, _ in drafts] == ["qing-shi-qiao-de-lu-tong-le"]
    assert json.loads(drafts[0][1])["title"] == "青石桥的路通了"
    assert archive.rows(ROLES) == [("bianji", "编辑"), ("zhubian", "主编")]
    acts = archive.rows("SELECT kind FROM articles_act ORDER BY number")
    assert " ".join(kind for (kind,) in acts) == ACTS


# Versions have entries too; the first was in Django's own log; the name is hidden anew at the end.
ACTS = (
    "change publish correct publish publish publish withdraw merge mask version version tags "
    "change change undo mask"
)
ROLES = """
    SELECT username, name FROM auth_user
    JOIN auth_user_groups ON auth_user_groups.user_id = auth_user.id
    JOIN auth_group ON auth_group.id = auth_user_groups.group_id ORDER BY username
"""


def test_pages_are_there_and_old_addresses_lead_on(upgraded, tmp_path):
    archive, _ = upgraded
    with serving(archive, tmp_path) as served:
        assert served.status("/reports/kan-qu/") == 410
        for old, new in MOVED.items():
            status, headers, _ = served.get(old)
            assert (status, headers["Location"]) == (301, new)
        for one in ("zhou-xiao-man-405a2a", "person-4b9e5a"):  # whose name is hidden anew
            assert served.status(f"/people/{one}/") == 404
        for page in PAGES:
            status, _, body = served.get(quoted(page))
            assert status == 200, page
            assert "周小满" not in body.decode(), page


def quoted(address: str) -> str:
    return address.replace("青石桥", "%E9%9D%92%E7%9F%B3%E6%A1%A5")
