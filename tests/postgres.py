"""A PostgreSQL of the tests' own: made in a temporary folder, gone with the run."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
FAST = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]
GUARDED = "guarded"  # who alone is asked for a password


def folder_of_programs() -> Path | None:
    """Where initdb and postgres are installed, the newest version first."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: -float(path.parts[-3]))
    on_path = shutil.which("initdb")
    return (found[0] if found else Path(on_path)).parent if found or on_path else None


class Server:
    """A server in a folder of its own, to be stopped and started; never run as root."""

    def __init__(self, programs: Path, options: list[str] = FAST):
        self.programs, self.options = programs, options
        owner = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
        self.folder = Path(tempfile.mkdtemp(prefix="archive-postgres-"))
        if owner:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self.port = free_port()
        self.quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.quiet |= {"cwd": self.folder, **owner}
        make = [programs / "initdb", "-D", self.folder / "data", "-U", "archive", "-A", "trust"]
        options = ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run([*make, *options], check=True, **self.quiet)
        rules = self.folder / "data" / "pg_hba.conf"
        guard = f"host all {GUARDED} 127.0.0.1/32 scram-sha-256\n"
        rules.write_text(guard + rules.read_text())
        self.start()

    @property
    def url(self) -> str:
        return f"postgres://archive@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        command = [self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder]
        command += ["-p", str(self.port), *self.options, "-c", "max_connections=200"]
        self.running = subprocess.Popen(command, **self.quiet)
        self.wait()

    def wait(self) -> None:
        """Returns when it takes connections."""
        ask = [self.programs / "pg_isready", "-h", "127.0.0.1", "-p", str(self.port), "-q"]
        wait_until(lambda: subprocess.run(ask, **self.quiet).returncode == 0)

    def stop(self) -> None:
        """Ends it and whoever is connected (a fast shutdown)."""
        self.running.send_signal(signal.SIGINT)
        self.running.wait(20)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It hangs: connections stand, and new ones come about, but nothing is answered."""
        self._signal_all(signal.SIGSTOP)
        try:
            yield
        finally:
            self._signal_all(signal.SIGCONT)

    def kill(self) -> None:
        """All of it at once, with no time to put anything in order."""
        children = self._children()
        self._signal_all(signal.SIGSTOP)
        self._signal_all(signal.SIGKILL)
        self.running.wait(20)
        wait_until(lambda: not any(map(_command, children)))

    def kill_session(self, database: str) -> None:
        """One that serves the database, where there is one; the server then begins anew."""
        for child in self._children():
            if f"archive {database} " in _command(child):
                os.kill(child, signal.SIGKILL)
                break

    def _signal_all(self, number: int) -> None:
        """The postmaster first, which starts no other process when it is stopped."""
        children = self._children()
        self.running.send_signal(number)
        for process in {*children, *self._children()}:
            with suppress(ProcessLookupError):
                os.kill(process, number)

    def _children(self) -> list[int]:
        children = Path(f"/proc/{self.running.pid}/task/{self.running.pid}/children")
        return list(map(int, children.read_text().split()))


def _command(process: int) -> str:
    """What a process says of itself; nothing where it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode().replace("\0", " ")
    except OSError:
        return ""


@contextmanager
def stoppable(programs: Path, options: list[str] = FAST) -> Iterator[Server]:
    """A server that lives as long as the context."""
    server = Server(programs, options)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """The URL of a server that lives as long as the context."""
    with stoppable(programs) as made:
        yield made.url


def wait_until(ready, tries: int = 100) -> None:
    for _ in range(tries):
        if ready():
            return
        time.sleep(0.2)
    raise RuntimeError("what was waited for did not come")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
