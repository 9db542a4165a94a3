"""Kills of every act of the archive, on both databases: promise · tries · failures.

python -m tests.kills 300                            300 kills in all
python -m tests.kills 300 --seed 7                   at other moments
python -m tests.kills 50 --on sqlite Importing       of one act on one database
"""

import argparse
import json
import subprocess
import sys
from math import ceil
from unicodedata import east_asian_width

HEAD = ("数据库", "做什么", "承诺", "次数", "半途", "杀进程", "断连接", "杀服务器", "失败")


def main() -> None:
    asked = arguments()
    share = str(ceil(asked.kills / len(asked.on)))
    started = [started_on(one, share, str(asked.seed), *asked.acts) for one in asked.on]
    tallies, broken = [], 0
    for process in started:
        tallies += map(json.loads, process.communicate()[0].splitlines())
        broken += process.returncode != 0
    failures = [failure for tally in tallies for failure in tally["failures"]]
    print(*failures, *table(tallies), sep="\n")
    print(
        f"种子 {asked.seed}，杀了 {sum(one['tries'] for one in tallies)} 次，失败 {len(failures)}"
    )
    sys.exit(1 if failures or broken else 0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.kills")
    parser.add_argument("kills", nargs="?", type=int, default=300)
    parser.add_argument("acts", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--on", action="append", choices=["sqlite", "postgresql"])
    asked = parser.parse_intermixed_args()
    asked.on = asked.on or ["sqlite", "postgresql"]
    return asked


def started_on(database: str, *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.kills.database", database, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def table(tallies: list[dict]) -> list[str]:
    """The lines of a table with a head."""
    rows = [HEAD]
    for one in tallies:
        told = (one["tries"], one["midway"], *one["victims"].values(), len(one["failures"]))
        rows.append((one["database"], one["name"], one["promise"], *map(str, told)))
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in rows]


def padded(words: str, to: int) -> str:
    return words + " " * (to - width(words))


def width(words: str) -> int:
    """On a terminal, where a Chinese character is as wide as two others."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in words)


if __name__ == "__main__":
    main()
