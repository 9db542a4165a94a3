"""Intruders against a running copy of the archive: wapiti, and sqlmap at its level 3.

python -m tests.intruders

Each must first find the fault that is planted for it (tests/planted.py), then none in the archive.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

INSTALL = "apt-get install -y wapiti=3.0.4+dfsg-2 sqlmap=1.7.2-1"  # those of Debian 12
WHOLE_SITE = "/"
# Pages that ask the database or the index, with every parameter that they read.
ASKED = [
    "/search/?q=a&tag={tag}&year=2021&page=1",
    "/reports/?tag={tag}&year=2021&order=date&page=1",
    "/statistics/?tag={tag}&unit=1&measure=1&page=1",
    "/people/?initial=w&page=1",
    "/api/v1/reports/?q=a&tag={tag}&person=1&cursor=1&fields=slug",
    "/api/v1/statistics/?unit=1&measure=1&cursor=1",
]
TAG = "SELECT slug FROM articles_tag ORDER BY id LIMIT 1"
SQLMAP = ["--batch", "--level", "3", "--technique", "BEU", "--flush-session", "--disable-coloring"]
SQLMAP += ["--ignore-code", "404"]  # a value that nothing has is still one that is asked for
INJECTED = "identified the following injection point"
# A few pages of each kind: all are made by the same templates.
OF_EACH_KIND = ["--max-files-per-dir", "4", "--max-links-per-page", "40", "--max-parameters", "8"]
OF_EACH_KIND += ["-d", "3", "--max-scan-time", "240", "--max-attack-time", "60"]
MODULES = "xss,permanentxss,sql,blindsql,exec,file,crlf,redirect,ssrf,xxe"


def wapiti(address: str, folder: Path, *, modules: str = MODULES) -> list[str]:
    """What wapiti finds on a site."""
    report = folder / "wapiti.json"
    command = ["wapiti", "-u", address, "-m", modules, "-f", "json", "-o", report]
    command += ["--store-session", folder / "wapiti", "--store-config", folder / "wapiti"]
    command += ["--flush-session", "--no-bugreport", "-v", "0", *OF_EACH_KIND]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = json.loads(report.read_text("utf-8"))["vulnerabilities"]
    return [f"{kind}: {one['path']} {one['parameter']}" for kind in found for one in found[kind]]


def sqlmap(address: str, folder: Path) -> list[str]:
    """What sqlmap injects into an address's parameters."""
    command = ["sqlmap", "-u", address, *SQLMAP, "--output-dir", folder / "sqlmap"]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert "GET parameter" in done.stdout, done.stdout
    return [address] if INJECTED in done.stdout else []


def of_the_archive(find: Callable, paths: list[str], site: str, folder: Path) -> list[str]:
    return [fault for path in paths for fault in find(site + path, folder)]


def asked(archive) -> list[str]:
    """The pages, asked for what the archive has."""
    [(tag,)] = archive.rows(TAG)
    return [path.format(tag=tag) for path in ASKED]


def main() -> None:
    missing = [name for name in ("wapiti", "sqlmap") if not shutil.which(name)]
    if missing:
        sys.exit(f"没有装 {'、'.join(missing)}，没有试有没有漏洞；请先装（Debian 12）：{INSTALL}")
    from tests import environment, planted

    environment.prepare(on_postgres=False)
    os.environ["DJANGO_SETTINGS_MODULE"] = "yangzhong_archive.settings"
    import django

    django.setup()
    from tests.driven import Archive
    from tests.served import serving

    folder = Path(tempfile.mkdtemp(prefix="intruders-"))
    archive = Archive(folder / "archive")
    archive.environment["SAMPLE_DATA"] = "1"
    assert archive.run("make_sample", "12").returncode == 0
    with planted.served() as faulty:
        seen = {
            "wapiti": wapiti(f"{faulty}/", folder, modules="xss,sql"),
            "sqlmap": sqlmap(f"{faulty}/towns?id=1", folder),
        }
    with serving(archive, folder) as served:
        site = f"http://127.0.0.1:{served.port}"
        found = {
            "wapiti": of_the_archive(wapiti, [WHOLE_SITE], site, folder),
            "sqlmap": of_the_archive(sqlmap, asked(archive), site, folder),
        }
    shutil.rmtree(folder)
    for name, faults in found.items():
        print(f"{name}：故意留的漏洞找到 {len(seen[name])} 处，档案里找到 {len(faults)} 处")
        print("".join(f"  {one}\n" for one in faults), end="")
    sys.exit(0 if all(seen.values()) and not any(found.values()) else 1)


if __name__ == "__main__":
    main()
