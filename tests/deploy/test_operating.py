"""docs/operating.md: every shell block of it is run, in order, on a machine without a network.

The whole form (WHOLE=1) installs every package from the bundle; the short form bundles and
installs one, and takes the others from those of the tests.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import needed
from tests.deploy.machine import Machine, can_be_made, machine
from tests.fences import Block, blocks
from tests.lengths import WHOLE
from tests.places import BASE

pytestmark = [pytest.mark.torture, pytest.mark.outside]

PAGE = BASE / "docs" / "operating.md"
ELSEWHERE = "# 在能上网的另一台机器上，代码的文件夹里"
NOT_RUN = {"# 要有公网的域名": "a certificate from outside needs a public domain and a network"}
# The short form, which shares two processors with all other tests, leaves these to the whole one.
OF_THE_WHOLE = set() if WHOLE else {"换成 PostgreSQL", "数据库的密码"}
LOCK = "requirements-drafting.txt"
PASSWORD = "qing-shi-qiao-2021"
ANSWERS = {
    "deploy/manage createsuperuser": [
        ("用户名|Username", "chief"),
        ("电子邮件|Email", ""),
        ("Password: ", PASSWORD),
        (r"Password \(again\): ", PASSWORD),
    ],
    "deploy/manage changepassword chief": [
        ("新密码：", f"{PASSWORD}-new"),
        ("再输一次：", f"{PASSWORD}-new"),
    ],
}
BORROW = """
for packages in /srv/archive*/.venv/lib/python3*/site-packages; do
    [ ! -d "$packages" ] || echo /mnt/packages >"$packages/borrowed.pth"
done
"""
LOG_IN = """
from django.test import Client
given = {{"username": "chief", "password": "{password}"}}
asking = Client(headers={{"host": "archive.example.org"}})
print(asking.post("/admin/login/", given, secure=True).status_code)
"""


def on_the_machine() -> list[Block]:
    here = [one for one in blocks(PAGE) if one.first_line not in {ELSEWHERE, *NOT_RUN}]
    return [one for one in here if one.heading not in OF_THE_WHOLE]


@pytest.fixture(scope="module")
def lock(tmp_path_factory) -> Path:
    """What is bundled: all that is installed, or one package of it."""
    whole = (BASE / LOCK).read_text("utf-8")
    own = tmp_path_factory.mktemp("lock") / LOCK
    alone = re.search(r"^sqlparse==.*?(?=^\S)", whole, re.MULTILINE | re.DOTALL)[0]
    own.write_text(whole if WHOLE else alone)
    return own


@pytest.fixture(scope="module")
def bundle(tmp_path_factory, lock) -> Path:
    """The archive that the page's own block makes of what is committed."""
    code = tmp_path_factory.mktemp("elsewhere") / "code"
    subprocess.run(["git", "clone", "--quiet", BASE, code], check=True)
    [block] = [one for one in blocks(PAGE) if one.first_line == ELSEWHERE]
    done = subprocess.run(
        ["bash", "-ec", block.words],
        cwd=code,
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LOCK": str(lock)},
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution" in done.stderr or "NewConnectionError" in done.stderr:
        pytest.skip("pip reaches no package index, without which no bundle is made")
    assert done.returncode == 0, done.stdout + done.stderr
    [made] = (code / "dist").glob("*.tar.gz")
    return made


@pytest.fixture(scope="module")
def fresh(bundle, lock, tmp_path_factory) -> Iterator[Machine]:
    needed("/" if can_be_made() else None, "Root, namespaces, rsync and PostgreSQL")
    needed(shutil.which("nginx", path="/usr/sbin:/usr/bin"), "nginx (Debian: nginx-light)")
    own = {} if WHOLE else {"LOCK": f"/root/{LOCK}"}
    with machine(bundle, lock, RSYNC_RSH="ssh", **own) as made:
        yield made


def test_every_step_of_the_page_does_what_it_says(fresh):
    for block in on_the_machine():
        answers = ANSWERS.get(block.words.strip())
        done = fresh.answer(block.words, answers) if answers else fresh.run(block.words)
        told = fresh.run("cat /run/*.log; tail -n 5 /var/log/nginx/error.log").stdout
        assert done.returncode == 0, (
            f"{block.heading}\n{block.words}\n{done.stdout}\n{told[-3000:]}"
        )
        if not WHOLE:
            assert fresh.run(BORROW).returncode == 0
    listed = fresh.run("deploy/manage list_dependencies --json").stdout
    assert '"name": "sqlparse"' in listed
    site = "--resolve archive.example.org:443:127.0.0.1 https://archive.example.org"
    assert fresh.run(f"curl -fsSk {site}/about/").returncode == 0
    words = shlex.quote(LOG_IN.format(password=f"{PASSWORD}-new"))
    assert fresh.run(f"deploy/manage shell --no-imports -c {words}").stdout.split()[-1] == "302"


def test_the_page_names_no_block_that_is_left_out_in_vain():
    first = [one.first_line for one in blocks(PAGE)]
    assert {one.heading for one in blocks(PAGE)} >= OF_THE_WHOLE
    assert first.count(ELSEWHERE) == 1
    assert all(first.count(line) == 1 for line in NOT_RUN)
