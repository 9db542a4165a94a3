"""Parts die under load, one at a time: the short form of `python -m tests.deaths`."""

import subprocess
from collections.abc import Iterator

import pytest

from tests import deaths
from tests.conftest import needed
from tests.deaths import ON_SQLITE, Site
from tests.deploy.test_database_away import postgres  # noqa: F401 - a fixture
from tests.postgres import Server
from tests.writers import Step, importing

pytestmark = [pytest.mark.torture, pytest.mark.outside]

HELD = 1.0  # seconds
PARTS = ["网站的主进程被杀", "搜索的索引坏了", "磁盘满了", "数据库文件只能读", "临时文件夹没有了"]


@pytest.fixture(scope="module", autouse=True)
def may_mount() -> None:
    done = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    needed("/" if done.returncode == 0 else None, "Leave to mount a disk")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with deaths.site() as made:
        yield made
        assert deaths.proved(made)


@pytest.mark.parametrize("part", PARTS)
def test_readers_are_answered_whatever_dies(site, part):
    row = deaths.tried(site, part, ON_SQLITE[part], makers=[importing], least=HELD)
    assert row.has_no_fault, row


def test_readers_are_answered_while_postgresql_is_away(postgres: Server):  # noqa: F811
    with deaths.site(postgres) as site:
        row = deaths.tried(site, "PostgreSQL", deaths.server_stopped, HELD, [importing, Step])
        assert row.has_no_fault, row
        assert deaths.proved(site)
