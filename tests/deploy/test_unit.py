"""archive.service starts under the protection it asks for.

No systemd runs here: a mount namespace is made from the unit's own lines, and what the unit
starts is started in it.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import needed
from tests.deploy.test_nginx import listens, wait_for
from tests.driven import BASE
from tests.postgres import free_port

pytestmark = [pytest.mark.long, pytest.mark.outside]

UNIT = (BASE / "deploy" / "archive.service").read_text("utf-8")
HOME = "/srv/archive"
# All file systems but the kernel's are read-only, as ProtectSystem=strict has it: systemd.exec(5).
STRICT = """
set -eu
mount --make-rprivate /
mount -t tmpfs archive /srv
mkdir {home}
mount --bind {base} {home}
mkdir -p {home}/var
mount --bind {var} {home}/var
awk '{{print $5}}' /proc/self/mountinfo | grep -vE '^/(proc|sys|dev)(/|$)' | sort -u |
while read -r mounted; do
    case $mounted in
        {home}/var) ;;
        *) mount -o remount,bind,ro "$mounted" 2>/dev/null || true ;;
    esac
done
{private}
cd {home}
{before}
exec {start}
"""
PRIVATE = "mount -t tmpfs own /tmp\nmount -t tmpfs own /var/tmp"

BACKUP = (BASE / "deploy" / "archive-backup.service").read_text("utf-8")
CHECK = (BASE / "deploy" / "archive-check.service").read_text("utf-8")
NIGHTLY = ["backup.service", "backup.timer", "check.service", "check.timer"]
PROTECTION = [
    "NoNewPrivileges", "ProtectSystem", "ProtectHome", "PrivateTmp", "PrivateDevices",
    "ReadWritePaths", "User", "WorkingDirectory", "EnvironmentFile",
]  # fmt: skip


def setting(name: str, unit: str = UNIT) -> str:
    found = re.search(rf"^{name}=(.*)$", unit, re.MULTILINE)
    return found[1] if found else ""


@contextmanager
def started(folder: Path, unit: str = UNIT) -> Iterator[tuple[subprocess.Popen, int]]:
    """What the unit starts, on a port of its own, in a namespace made by the unit's lines."""
    assert setting("ProtectSystem", unit) == "strict"
    assert setting("ReadWritePaths", unit).lstrip("-") == f"{HOME}/var"
    port, var = free_port(), folder / "var"
    var.mkdir()
    script = STRICT.format(
        home=HOME,
        base=BASE,
        var=var,
        private=PRIVATE if setting("PrivateTmp", unit) == "true" else "",
        before=setting("ExecStartPre", unit),
        start=setting("ExecStart", unit),
    )
    own = {"PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}"}
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    command = ["unshare", "--mount", "sh", "-c", script]
    told = (folder / "told").open("w")
    with told, subprocess.Popen(command, env=kept | own, stdout=told, stderr=told) as running:
        try:
            yield running, port
        finally:
            running.terminate()


@pytest.fixture(autouse=True)
def namespaces() -> None:
    done = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    needed("/" if done.returncode == 0 else None, "Leave to make mount namespaces")


def test_the_archive_serves_under_the_units_protection(tmp_path):
    with started(tmp_path) as (running, port):
        wait_for(lambda: listens(port) or running.poll() is not None, 90)
        said = (tmp_path / "told").read_text("utf-8")
        assert running.poll() is None, said
        answer = subprocess.run(
            ["curl", "-s", "--retry", "5", f"http://127.0.0.1:{port}/about/"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "</html>" in answer.stdout, said
    assert running.returncode in {0, -15, 143}


@pytest.mark.parametrize("name", PROTECTION)
def test_what_runs_at_night_runs_under_the_same_protection(name):
    assert setting(name, BACKUP) == setting(name, CHECK) == setting(name) != ""


@pytest.mark.parametrize("unit", ["archive.service", *(f"archive-{one}" for one in NIGHTLY)])
def test_systemd_finds_nothing_wrong_with_the_units(unit):
    """But for the programs they start, which stand where only an installed archive has them."""
    analyze = needed("/usr/bin/systemd-analyze", "systemd-analyze (Debian: systemd)")
    done = subprocess.run(
        [analyze, "verify", BASE / "deploy" / unit],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
