"""A machine in namespaces: the root's own files over Debian's, no network, nothing left behind."""

import os
import pty
import re
import select
import shutil
import subprocess
import sysconfig
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path

from tests.places import BASE
from tests.postgres import wait_until
from tests.served import children

STAND_INS = "/mnt/base/tests/deploy/stand_ins"
PACKAGES = Path(sysconfig.get_path("purelib")).resolve()
# What is written lies over the machine's own folders, in memory; and a first process that takes
# care of whatever loses its parent.
MADE = """
set -eu
mount --make-rprivate /
mount -t tmpfs own /mnt
mkdir /mnt/base /mnt/packages /mnt/given /mnt/etc /mnt/etc.work /mnt/var /mnt/var.work
mount --bind {base} /mnt/base
mount -o remount,bind,ro /mnt/base
mount --bind {packages} /mnt/packages
mount -o remount,bind,ro /mnt/packages
cp {given} /mnt/given/
for folder in etc var; do
    over=upperdir=/mnt/$folder,workdir=/mnt/$folder.work
    mount -t overlay own -o lowerdir=/$folder,$over /$folder
done
for folder in /root /srv /tmp /run; do mount -t tmpfs own $folder; done
chmod 1777 /tmp
mkdir -p /run/lock /run/postgresql /var/lib/postgresql /etc/postgresql
chmod 1777 /run/postgresql
for folder in /var/lib/postgresql /etc/postgresql; do
    mount -t tmpfs own $folder
    chown postgres: $folder
done
rm -rf /etc/nginx/sites-enabled/*
mv /mnt/given/* /root/
ip link set lo up
echo ready
while :; do sleep 1; done
"""
OWN = {"PATH": f"{STAND_INS}:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}


class Machine:
    """Where the blocks of a page are run, each as root would."""

    def __init__(self, process: int, **own: str):
        own = {f"{name}={value}" for name, value in (OWN | own).items()}
        inside = ["nsenter", f"--target={process}", "--mount", "--net", "--pid"]
        self.enter = [*inside, "env", "-i", *own, "bash", "-ec"]

    def run(self, words: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [*self.enter, f"cd /srv/archive 2>/dev/null || cd /root\n{words}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def answer(self, words: str, answers: Sequence[tuple[str, str]]) -> subprocess.CompletedProcess:
        """Runs at a terminal what asks: each answer is typed once its question stands there."""
        ours, theirs = pty.openpty()
        command = [*self.enter, f"cd /srv/archive\n{words}"]
        ended = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        said = ""
        for question, typed in answers:
            said += _read(ours, until=question)
            os.write(ours, f"{typed}\n".encode())
        said += _read(ours)
        return subprocess.CompletedProcess(command, ended.wait(30), said)


def _read(terminal: int, until: str = "") -> str:
    """What is printed up to a question, or to the end."""
    said, last = "", time.monotonic() + 60
    while time.monotonic() < last and not (until and re.search(until, said)):
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            said += os.read(terminal, 4096).decode("utf-8", "replace")
        except OSError:  # the other end is closed
            break
    return said


@contextmanager
def machine(*given: Path, **own: str) -> Iterator[Machine]:
    """A machine with files given to its root."""
    files = " ".join(map(str, given))
    script = MADE.format(base=BASE, packages=PACKAGES, given=files)
    spaces = ["--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
    with subprocess.Popen(
        ["unshare", *spaces, "bash", "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        try:
            said = iter(running.stdout.readline, "")
            assert "ready\n" in said, "".join(said)
            wait_until(lambda: bool(children(running.pid)))
            yield Machine(children(running.pid)[0], **own)
        finally:
            running.kill()


def can_be_made() -> bool:
    programs = ("unshare", "nsenter", "rsync", "pg_createcluster")
    if os.getuid() or not all(map(shutil.which, programs)):
        return False
    trying = "mount --make-rprivate / && mount -t tmpfs own /mnt && mkdir /mnt/a /mnt/b"
    trying += " && mount -t overlay own -o lowerdir=/etc,upperdir=/mnt/a,workdir=/mnt/b /etc"
    done = subprocess.run(["unshare", "--mount", "sh", "-c", trying], check=False)
    return done.returncode == 0
