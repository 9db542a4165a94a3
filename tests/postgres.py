"""A PostgreSQL of the tests' own: made in a temporary folder, gone with the run."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
FAST = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]


def folder_of_programs() -> Path | None:
    """Where initdb and postgres are installed, the newest version first."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: -float(path.parts[-3]))
    on_path = shutil.which("initdb")
    return (found[0] if found else Path(on_path)).parent if found or on_path else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """The URL of a server that lives as long as the context; never run as root."""
    owner = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="archive-postgres-"))
    if owner:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    data, port = folder / "data", free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **owner}
    make = [programs / "initdb", "-D", data, "-U", "archive", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*make, "--locale=C.UTF-8", "--no-sync"], check=True, **quiet)
    command = [programs / "postgres", "-D", data, "-k", folder, "-p", str(port), *FAST]
    running = subprocess.Popen([*command, "-c", "max_connections=200"], **quiet)
    try:
        ask = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port), "-t", "1", "-q"]
        wait_until(lambda: subprocess.run(ask, **quiet).returncode == 0)
        yield f"postgres://archive@127.0.0.1:{port}/postgres"
    finally:
        running.terminate()
        running.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def wait_until(ready, tries: int = 100) -> None:
    for _ in range(tries):
        if ready():
            return
        time.sleep(0.2)
    raise RuntimeError("PostgreSQL did not start")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
