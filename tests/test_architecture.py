"""The house: each package stands on its floor and leans only on floors below; no circles."""

import ast
import re
import subprocess
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.places import BASE

APP = BASE / "articles"

# From the ground up: a package imports from itself and from floors below its own.
FLOORS = [
    {"limits", "apps", "outages"},
    {"language"},
    {"record"},
    {"models", "migrations"},
    {"pages", "drafting"},
    {"archive", "search", "context_processors"},
    {"formats", "api", "desk"},
    {"views", "templatetags", "management", "middleware"},
    {"urls", "admin"},
]
PURE = {"limits", "language", "record", "drafting"}
FORBIDDEN = {"utils", "helpers", "services", "signals", "common", "misc"}
# Views are put together in one place; nobody takes them for a library, and no view another.
MAY_IMPORT_VIEWS = {"urls"}
# What measures how pages are answered asks for them as a client does.
MAY_IMPORT_A_CLIENT = ("articles.management.measuring.", "articles.management.commands.bench_")
AT_THE_TOP = {
    "manage.py", "yangzhong_archive", "articles", "templates", "static", "fixtures", "tests",
    "pyproject.toml", "README.md", "Makefile",
    "requirements.txt", "requirements-drafting.txt", "requirements-test.txt",
    "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs",
    "deploy", ".ci", ".github", ".gitignore", ".gitattributes", ".editorconfig",
}  # fmt: skip


def floor_of(room: str) -> int | None:
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), None)


def modules(app: Path) -> dict[str, Path]:
    """Every module of the app by its dotted name; a package by its own name."""
    found = {}
    for path in sorted(app.rglob("*.py")):
        parts = path.relative_to(app.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> Iterator[str]:
    """The absolute names of all that a file imports; a relative one begins with a dot."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = f"{'.' * node.level}{node.module or ''}"
            yield from (f"{start}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    """The room of the app that a module stands in; empty for the app itself and all outside it."""
    app, _, inside = module.partition(".")
    return inside.split(".")[0] if app == "articles" else ""


def faults(app: Path) -> list[str]:
    """Every import that runs up or sideways, and every module without a place."""
    found = []
    for module, path in modules(app).items():
        room = room_of(module)
        if room and (floor_of(room) is None or FORBIDDEN & set(module.split("."))):
            found.append(f"{module}: give it a place in FLOORS, or a better name")
        elif room:
            wrongs = [wrong(room, name) for name in imports(path)]
            found += [f"{module}: {fault}" for fault in wrongs if fault]
    return found


def wrong(room: str, name: str) -> str:
    """What is wrong with an import of this name in this room; empty where nothing is."""
    there = room_of(name)
    if name.startswith("."):
        return f"{name} is relative"
    if room in PURE and name.split(".")[0] in {"django", "taggit"}:
        return f"{name} is imported where nobody knows Django"
    if there == "views" and room not in MAY_IMPORT_VIEWS:
        return f"{name}: views are nobody's library"
    if there in {"", room}:
        return ""
    is_below = floor_of(there) is not None and floor_of(there) < floor_of(room)
    return "" if is_below else f"{name} does not stand below"


def props(app: Path) -> list[str]:
    """What belongs to tests, where it is imported by what is shipped."""
    found = []
    for module, path in modules(app).items():
        wanted = {"django.test.Client"} if module.startswith(MAY_IMPORT_A_CLIENT) else set()
        belong = {name for name in imports(path) if name.startswith(("unittest", "django.test"))}
        found += [f"{module}: {name} is for tests" for name in sorted(belong - wanted)]
    return found


def circle(app: Path) -> list[str]:
    """The modules of one circle of imports; none where there is no circle."""
    known = modules(app)
    graph = {
        module: {module_named(name, known) for name in imports(path)} - {None, module}
        for module, path in known.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def module_named(name: str, known: dict[str, Path]) -> str | None:
    """The module that an imported name is, or stands in."""
    return next((part for part in (name, name.rpartition(".")[0]) if part in known), None)


def planted(folder: Path, **texts: str) -> Path:
    """An app with these modules; `__` in a name divides folders."""
    for name, text in texts.items():
        path = folder / "articles" / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / "articles"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("language__dates", "from articles.record import schema\n"),
        ("pages__paging", "from articles.drafting import tokens\n"),
        ("record__checks", "def check():\n    import django.db\n"),
        ("models__report", "from . import names\n"),
        ("api__reports", "from articles.views.reports import find\n"),
        ("desk__reviewing", "from articles.views import report\n"),
        ("admin__drafts", "from articles.views.report import report_detail\n"),
        ("views__people", "from articles.views.names import name_list\n"),
        ("archive__utils", ""),
        ("attic", ""),
    ],
)
def test_a_planted_fault_is_found(tmp_path, name, text):
    assert len(faults(planted(tmp_path, **{name: text}))) == 1


def test_a_planted_circle_is_found(tmp_path):
    app = planted(
        tmp_path,
        record__checks="from articles.record.schema import Record\n",
        record__schema="from articles.record import placing\n",
        record__placing="def place():\n    from articles.record.checks import check\n",
    )
    names = {module.rpartition(".")[2] for module in circle(app)}
    assert names == {"checks", "schema", "placing"}


def test_imports_run_down_the_floors():
    assert faults(APP) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("search__engine", "def ask():\n    from unittest.mock import patch\n"),
        ("search__engine", "import unittest.mock\n"),
        ("desk__saving", "from django.test import Client\n"),
        ("management__measuring__timing", "from django.test import override_settings\n"),
    ],
)
def test_a_planted_prop_is_found(tmp_path, name, text):
    assert len(props(planted(tmp_path, **{name: text}))) == 1


def test_what_is_shipped_imports_nothing_that_is_for_tests():
    assert props(APP) + props(BASE / "yangzhong_archive") == []


def test_no_modules_make_a_circle():
    assert circle(APP) == []


def test_every_room_stands_on_one_floor():
    rooms = [room for floor in FLOORS for room in floor]
    there = {path.stem for path in APP.iterdir() if path.name not in {"__init__.py", "__pycache__"}}
    assert sorted(rooms) == sorted(there)


def test_the_top_level_holds_what_convention_expects():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=BASE, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= AT_THE_TOP


def test_the_docstring_of_a_module_opens_with_what_it_is():
    asking = re.compile(r'"""(What|How|Where|Which|When|Who|Whom|Whether)\b')
    found = [path for path in sorted(APP.rglob("*.py")) if asking.match(path.read_text())]
    assert found == []
