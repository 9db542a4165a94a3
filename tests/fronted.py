"""The shipped nginx file on Debian's own nginx, in which names, ports and paths are replaced."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.places import BASE
from tests.postgres import free_port, wait_until

HOST = "archive.example.org"
AROUND = """
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/archive.conf;
}}
"""


def installed() -> str | None:
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


def listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


class Front:
    """nginx before an archive, on ports of its own."""

    def __init__(self, folder: Path, nginx: str):
        self.folder, self.nginx = folder, nginx
        self.plain, self.secure = free_port(), free_port()
        self.proxy: subprocess.Popen | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What the archive behind it is told."""
        return {
            "SITE_URL": f"https://{HOST}:{self.secure}",
            "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
            "BEHIND_PROXY": "1",
        }

    def write(self, inside: int, var: Path) -> None:
        """Its settings, before the archive at a port, with the folder of its data."""
        certificate, key = self.folder / "site.pem", self.folder / "site.key"
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        subject = ["-subj", f"/CN={HOST}", "-keyout", key, "-out", certificate]
        subprocess.run([*make, *subject], check=True, capture_output=True)
        shipped = (BASE / "deploy" / "nginx.conf").read_text("utf-8")
        for old, new in {
            "/etc/ssl/archive.example.org.pem": certificate,
            "/etc/ssl/archive.example.org.key": key,
            "/var/cache/archive-pages": self.folder / "pages",
            "/srv/archive/var/": f"{var}/",
            "/srv/archive/deploy": BASE / "deploy",
            "127.0.0.1:8000": f"127.0.0.1:{inside}",
            "listen 80;": f"listen 127.0.0.1:{self.plain};",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{self.secure} ssl http2;",
            "listen [::]:80;": "",
            "listen [::]:443 ssl http2;": "",
        }.items():
            assert old in shipped, old
            shipped = shipped.replace(old, str(new))
        (self.folder / "archive.conf").write_text(shipped, "utf-8")
        (self.folder / "nginx.conf").write_text(AROUND.format(folder=self.folder), "utf-8")

    @contextmanager
    def before(self, inside: int, var: Path) -> Iterator[None]:
        """It stands before an archive while the context lasts."""
        self.write(inside, var)
        self.start_proxy()
        try:
            wait_until(lambda: listens(self.secure))
            yield
        finally:
            self.stop_proxy()

    def start_proxy(self) -> None:
        command = [self.nginx, "-c", self.folder / "nginx.conf", "-g", "daemon off;"]
        self.proxy = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def stop_proxy(self) -> None:
        if self.proxy:
            self.proxy.terminate()
            self.proxy.wait(20)
