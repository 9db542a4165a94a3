"""docs/operating.md explains whatever the archive says to the one who runs it."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.limits import FREE_BYTES
from tests.places import BASE
from yangzhong_archive import health

PAGE = (BASE / "docs" / "operating.md").read_text("utf-8")
ROOMS = [BASE / "articles", BASE / "yangzhong_archive", BASE / "deploy"]
BACKUPS = BASE / "articles" / "management" / "backups"
CHINESE = re.compile(r"[一-鿿]")
PLACES = re.compile(r"\{[^}]*\}|%[\d.]*[a-z]|\n")


def said_in_logs(tree: ast.AST) -> Iterator[ast.expr]:
    """What is told to a log, or printed as an error."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func)
        if name in {"logger.warning", "logger.error", "logger.exception"}:
            yield from call.args[:1]
        elif name in {"tell", "outages.tell"}:
            yield from call.args[1:2]
        elif name == "self.stderr.write" or _is_printed_as_error(name, call):
            yield from call.args[:1]


def _is_printed_as_error(name: str, call: ast.Call) -> bool:
    return name == "print" and any(one.arg == "file" for one in call.keywords)


def said_at_the_end(tree: ast.AST) -> Iterator[ast.expr]:
    """What ends a command, and what is set for that in capitals."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("CommandError", "told")):
            yield from node.args[:1]
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith(ENDINGS):
            yield node.value


ENDINGS = ("SAYS", "OF_DISK", "OF_FILE", "NONE", "CHANGED", "OTHER_KIND", "NEWER", "ALREADY")
ENDINGS += ("DIFFERENT", "IN_USE", "MISSING")


def words_of(expression: ast.expr) -> list[str]:
    """The Chinese parts of a message, between what is filled in."""
    texts = [
        node.value
        for node in ast.walk(expression)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    parts = (part.strip(" ：:，。；“”（）()") for text in texts for part in PLACES.split(text))
    return [part for part in parts if len(CHINESE.findall(part)) >= 3]


def messages() -> dict[str, str]:
    """Each part of a message, with the file that says it."""
    found = {}
    for path in (path for room in ROOMS for path in sorted(room.rglob("*.py"))):
        tree = ast.parse(path.read_text("utf-8"))
        said = [*said_in_logs(tree)]
        if path.is_relative_to(BACKUPS) or path.stem in {"outages", "check_archive"}:
            said += said_at_the_end(tree)
        parts = (part for one in said for part in words_of(one))
        found |= dict.fromkeys(parts, str(Path(path).relative_to(BASE)))
    return found


def test_messages_are_found():
    known = messages()
    assert known["没能跟进搜索的索引，过一会儿再试"] == "articles/search/indexer.py"
    assert known["秒后重新启动"] == "deploy/supervise.py"
    assert known["的，设置里的数据库是"] == "articles/management/backups/restoring.py"
    assert len(known) >= 30


@pytest.mark.parametrize(("words", "said_by"), messages().items())
def test_every_message_is_explained(words, said_by):
    assert words in PAGE, said_by


@pytest.mark.parametrize("name", health.NEEDED)
def test_every_part_of_readyz_is_explained(name):
    [row] = re.findall(rf"^\| `{name}` \| .*$", PAGE, re.MULTILINE)
    tree = ast.parse(inspect.getsource(health.NEEDED[name]))
    for words in words_of(tree):
        assert words in row


def test_the_room_that_must_be_free_is_the_codes():
    assert f"不到 {FREE_BYTES // 2**20} MB 就告警" in PAGE


def test_every_setting_is_told():
    """Whatever is read from the environment, but what systemd, Python and the tests set."""
    read = re.compile(r"""(?:environ(?:\.get\(|\[)|line\(|flag\(|words\()["']([A-Z_]+)""")
    sources = [*(BASE / "yangzhong_archive").glob("*.py"), *(BASE / "deploy").glob("*.py")]
    names = {name for path in sources for name in read.findall(path.read_text("utf-8"))}
    table = PAGE.split("\n## 设置\n")[1]
    told = set(re.findall(r"`([A-Z_]+)`", table))
    assert names - {"FOR_READERS", "DJANGO_SETTINGS_MODULE"} <= told
