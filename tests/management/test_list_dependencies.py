"""`list_dependencies` tells what is installed, and says where it does not know."""

import json
from datetime import date
from importlib.metadata import distributions
from io import StringIO
from zipfile import ZipFile, ZipInfo

import pytest
from django.core.management import call_command

from articles.management import dependencies
from articles.management.commands.list_dependencies import table, width
from tests.places import BASE
from tests.reading_scripts import script

released = script(BASE / "deploy" / "released")


def listed(*options: str) -> str:
    said = StringIO()
    call_command("list_dependencies", *options, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def found() -> dict[str, dict]:
    return {one["name"]: one for one in json.loads(listed("--json"))}


def test_all_that_is_installed_is_listed_once(found):
    there = {dependencies.normalised(one.metadata["Name"]) for one in distributions()}
    assert sorted(map(dependencies.normalised, found)) == sorted(there)


def test_each_says_its_version_and_licence(found):
    assert found["Django"]["version"].startswith("5.2")
    assert found["Django"]["licence"] == "BSD-3-Clause"  # by expression
    assert found["lxml"]["licence"] == "BSD-3-Clause"  # by its name
    assert found["sqlparse"]["licence"] == "BSD License"  # by classifier


def test_every_package_of_the_lock_has_a_licence(found):
    lock = (BASE / "requirements.txt").read_text("utf-8").splitlines()
    names = {line.partition("==")[0] for line in lock if "==" in line}
    known = {dependencies.normalised(name): one for name, one in found.items()}
    assert [name for name in names if not known[dependencies.normalised(name)]["licence"]] == []


def test_who_needs_it_is_told_directly_and_through(found):
    assert dependencies.OWN in found["Django"]["needed_by"]
    assert "Django" in found["asgiref"]["needed_by"]
    assert found["psycopg-binary"]["needed_by"] == ["psycopg"]  # by an extra
    assert dependencies.TESTS in found["pytest"]["needed_by"]


def test_the_table_says_what_it_does_not_know():
    lines = listed().splitlines()
    assert lines[0].split() == ["程序包", "版本", "许可", "发布", "谁要它"]
    assert "不推测" in lines[-1]


def test_columns_stand_below_each_other_whatever_is_in_them():
    rows = table([("程序包", "谁"), ("a", "b")])
    assert [width(row.rpartition(" ")[0]) for row in rows] == [7, 7]


def wheel(folder, name: str, *days: tuple[int, int, int]) -> None:
    with ZipFile(folder / f"{name}-py3-none-any.whl", "w") as made:
        for number, day in enumerate(days):
            made.writestr(ZipInfo(f"{number}.py", (*day, 0, 0, 0)), "")


def test_the_date_of_a_release_is_that_of_the_newest_file_and_never_made_up(tmp_path, monkeypatch):
    wheel(tmp_path, "django-5.2.1", (2024, 1, 2), (2025, 3, 4))
    wheel(tmp_path, "lxml-6.0", (1980, 1, 1))
    told = released.released(tmp_path)
    assert told == [["django", "5.2.1", "2025-03-04"]]
    monkeypatch.setattr(dependencies, "RELEASED", tmp_path / "released.json")
    assert {one.released for one in dependencies.installed()} == {None}
    version = {one.name: one.version for one in dependencies.installed()}["Django"]
    (tmp_path / "released.json").write_text(json.dumps([["django", version, "2025-03-04"]]))
    known = {one.name: one for one in dependencies.installed()}
    assert (known["Django"].released, known["lxml"].released) == (date(2025, 3, 4), None)
    assert known["Django"].age == (date.today() - date(2025, 3, 4)).days
    assert f"2025-03-04（{known['Django'].age} 天前）" in listed()
