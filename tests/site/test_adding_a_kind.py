"""docs/adding-a-kind.md walked in a copy of the archive: a contest is then found everywhere."""

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.driven import own_database
from tests.places import BASE

ROOMS = ("articles", "templates", "static", "docs", "tests", "yangzhong_archive")
PAGE = "docs/adding-a-kind.md"
# Of each file that is changed by hand: what stands there, and whether the block comes in its place,
# before it or behind it.
WALK = {
    "articles/record/kinds.py": [
        (
            "in place",
            "# as readers and editors see them\nNAMES = (ORGANISATION, PLACE, PROJECT, HONOUR)\n",
        )
    ],
    "docs/record.md": [
        ("behind", "| `honours` | [] | what was received, by whom, from whom |\n"),
        ("before", "## Dates\n"),
        ("before", '  "honours": [{"name"'),
    ],
    "docs/addresses.md": [
        ("behind", "| `/honours/<slug>/` | an honour |\n"),
        ("behind", "| `/api/v1/honours/<slug>/` | an honour |\n"),
    ],
    "docs/glossary.md": [("behind", "| Honour | 荣誉 | a kind of name |\n")],
}


def blocks(path: str) -> list[str]:
    """What the page gives to be written into a file, in order."""
    page = (BASE / PAGE).read_text("utf-8")
    return re.findall(r"```\w+\n(.*?)```", page.split(f"## `{path}`\n")[1].split("\n## ")[0], re.S)


def walk(copy: Path) -> None:
    """Changes the files as the page says; the migration is made by its command."""
    for path, places in WALK.items():
        text = (copy / path).read_text("utf-8")
        for (how, there), block in zip(places, blocks(path), strict=True):
            assert text.count(there) == 1, there
            new = {"in place": block, "before": block + there, "behind": there + block}[how]
            text = text.replace(there, new)
        (copy / path).write_text(text, "utf-8")


def files(folder: Path) -> set[str]:
    paths = (path for room in ROOMS for path in (folder / room).rglob("*") if path.is_file())
    return {str(path.relative_to(folder)) for path in paths if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    for room in ROOMS:
        shutil.copytree(BASE / room, folder / room)
    walk(folder)
    return folder


@pytest.fixture(scope="module")
def found(copy, tmp_path_factory) -> dict:
    """What the copy says of a report with a contest."""
    own = {"DJANGO_SETTINGS_MODULE": "yangzhong_archive.settings", "DEBUG": "1"}
    own |= {"ALLOWED_HOSTS": "*", "PYTHONPATH": str(copy)}
    var = tmp_path_factory.mktemp("contests")
    own |= {"ARCHIVE_VAR": str(var), "DATABASE_URL": own_database(var)}
    printed = subprocess.run(
        [sys.executable, "-m", "tests.contest"],
        cwd=copy,
        env=os.environ | own,
        capture_output=True,
        check=False,
    )
    assert printed.returncode == 0, printed.stderr.decode()
    return json.loads(printed.stdout)


@pytest.mark.long
def test_the_walk_changes_five_files(copy, found):
    both = files(copy) & files(BASE)
    changed = {path for path in both if not filecmp.cmp(copy / path, BASE / path, shallow=False)}
    added = files(copy) - files(BASE)
    assert changed == set(WALK)
    assert len(changed | added) == 5
    assert all(path.startswith("articles/migrations/") for path in added)


def test_the_check_of_the_record_knows_it(found):
    assert found["faults"] == [
        [],
        ["contests[0].name"],
        ["contests[0].winner"],
        ["contests[0].place"],
    ]


def test_it_comes_out_as_it_went_in_and_is_left_out_where_there_is_none(found):
    records = {slug: json.loads(text) for slug, text in found["exported"].items()}
    [contest] = records["shan-hu-bei"]["contests"]
    told = {"id": "n1", "name": "山湖杯龙舟赛", "winner": "青石桥队", "at": None}
    assert contest == told
    assert list(records["shan-hu-bei"])[-1] == "contests"
    assert list(records["without"])[-1] == "honours"
    assert found["failures"] == []


def test_readers_find_it(found):
    assert 'data-kind="赛事"' in found["report"]
    assert re.search(
        r'class="note"><a href="/contests/[^>]+><b>山湖杯龙舟赛</b>优胜者青石桥队', found["report"]
    )
    assert '<h3 class="filter__title">赛事</h3>' in found["report"]
    assert '<a href="/contests/">赛事</a>' in found["home"]
    assert "<h1" in found["list"]
    assert "山湖杯龙舟赛" in found["list"]
    assert "优胜者青石桥队" in found["page"]


def test_machines_find_it(found):
    [listed] = json.loads(found["api"])["results"]
    whole = json.loads(found["api_one"])
    assert (listed["kind"], listed["name"]) == ("contest", "山湖杯龙舟赛")
    assert [report["slug"] for report in whole["reports"]] == ["shan-hu-bei"]
    assert "/contests/{slug}/" in json.loads(found["api_description"])["paths"]
    assert "contests" in json.loads(found["schema"])["properties"]
    assert "/contests/</loc>" in found["sitemap"]


def graph(page: str) -> list[dict]:
    """What a page says to machines."""
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return json.loads(data[1])["@graph"]


@pytest.mark.parametrize("page", ["page", "report"])
def test_structured_data_tells_it(found, page):
    [told] = [one for one in graph(found[page]) if one["@type"] == "Event"]
    assert told["name"] == "山湖杯龙舟赛"
    assert told["description"] == "赛事：优胜者青石桥队"


def test_a_figure_of_it_is_about_it(found):
    told = {one["@type"]: one for one in graph(found["report"])}
    assert told["Observation"]["observationAbout"] == {"@id": told["Event"]["@id"]}


def test_editors_mark_it_at_the_desk(found):
    screen, kept = found["desk"]["screen"], json.loads(found["desk"]["record"])
    assert 'data-add="contests">8 赛事</button>' in screen
    assert '谁优胜 <input name="winner" value="青石桥队">' in screen
    assert [contest["name"] for contest in kept["contests"]] == ["山湖杯龙舟赛", "示例市"]
