"""Imports of the app run one way, and the tree holds what it should."""

import ast
import subprocess
from pathlib import Path

import pytest

BASE = Path(__file__).parent.parent
APP = BASE / "articles"

# From the ground up; a module may import from its own layer and those before it.
LAYERS = [
    {"limits", "numerals", "dates", "pinyin", "anchoring", "problems", "schema", "defaults"}
    | {"placing", "checks", "record", "drafting", "sample", "marking", "generic", "progress"}
    | {"drawings", "amounts", "masking", "printed_numbers", "agreement", "passages"}
    | {"characters", "comparing", "fragments", "address_forms", "private_matters"},
    {"models", "apps", "migrations", "addresses", "moments", "outages", "redirects"}
    | {"publisher"},
    {"identity", "rows", "importing", "loading", "publishing", "names", "exporting", "proving"}
    | {"knowledge", "confirming", "desk", "retagging", "links", "pointing"}
    | {"search", "related"},
    {
        "citing",
        "filters",
        "facets",
        "daily",
        "paging",
        "figures",
        "entries",
        "telling",
        "front",
        "neighbours",
        "sayings",
    },
    {"middleware", "context_processors", "templatetags", "views", "feeds", "sitemaps", "api"}
    | {"linked", "alternates"}
    | {"admin", "management"},
    {"urls"},
]
PURE = LAYERS[0]
FORBIDDEN = {"utils", "helpers", "services", "signals", "common", "misc"}
AT_THE_TOP = {
    "manage.py", "yangzhong_archive", "articles", "templates", "static", "fixtures", "tests",
    "pyproject.toml", "README.md", "Makefile",
    "requirements.txt", "requirements-drafting.txt", "requirements-test.txt",
    "LICENSE", "CHANGELOG.md", "deploy", ".ci", ".gitignore", ".gitattributes", ".editorconfig",
}  # fmt: skip


def layer_of(module: str) -> int | None:
    return next((number for number, names in enumerate(LAYERS) if module in names), None)


def imports(path: Path) -> set[str]:
    """The absolute names of all that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names}
    return names


def faults(app: Path) -> list[str]:
    """Every import that runs back, every module without a place."""
    found = []
    for path in sorted(app.rglob("*.py")):
        module = path.relative_to(app).with_suffix("").parts[0]
        if module == "__init__":
            continue
        here = layer_of(module)
        if here is None or set(path.relative_to(app).with_suffix("").parts) & FORBIDDEN:
            found.append(f"{module}: give the module a place in LAYERS, or a better name")
            continue
        for name in imports(path):
            found += [f"{path.name}: {fault}" for fault in _faults_of(module, here, name)]
    return found


def _faults_of(module: str, here: int, name: str) -> list[str]:
    top, *rest = name.split(".")
    if top == "":
        return [f"{name} is relative"]
    if module in PURE and top in {"django", "taggit"}:
        return [f"{name} is imported by a module that knows no Django"]
    if top == "articles" and rest:
        there = layer_of(rest[0])
        if there is None or there > here:
            return [f"{name} is imported from below"]
    return []


def test_planted_faults_are_found(tmp_path):
    (tmp_path / "record.py").write_text("from articles.models import Report\nimport django.db\n")
    (tmp_path / "models.py").write_text("from articles import importing\nfrom . import dates\n")
    (tmp_path / "utils.py").write_text("")
    assert len(faults(tmp_path)) == 5


def test_imports_run_one_way():
    assert faults(APP) == []


def test_every_layer_names_each_module_once():
    names = [name for layer in LAYERS for name in layer]
    assert len(names) == len(set(names))


def test_the_top_level_holds_what_convention_expects():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=BASE, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= AT_THE_TOP
