"""docs/security.md has each requirement of OWASP ASVS 5.0 up to level 2, once and with a proof."""

import re
from collections import Counter

import pytest

from tests.places import BASE

PAGE = (BASE / "docs" / "security.md").read_text("utf-8")
# The sections, each with the numbers of its requirements up to level 2.
SECTIONS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1
4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2
7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2
10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5
14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| [12] \| ([^|]+) \| (\S+) \| (.*) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE)
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def requirements() -> list[str]:
    counted = (one.split(":") for one in SECTIONS.split())
    return [f"{part}.{n}" for part, last in counted for n in range(1, int(last) + 1)]


def test_every_requirement_is_there_once_in_order():
    assert [one for one, *_ in ROWS] == requirements()


def test_the_sums_are_those_of_the_rows():
    counts = Counter(answer for _, _, answer, _ in ROWS)
    assert set(counts) == {"满足", "不满足", "不适用"}
    told = "，".join(f"{name} {counts[name]}" for name in ("满足", "不满足", "不适用"))
    assert f"共 {len(ROWS)} 条：{told}。" in PAGE


def test_what_is_met_names_its_tests_and_what_is_not_says_why():
    assert [number for number, _, _, proof in ROWS if not proof.strip()] == []
    met = [(number, proof) for number, _, answer, proof in ROWS if answer == "满足"]
    assert [number for number, proof in met if not TEST.search(proof)] == []


@pytest.mark.parametrize("path", sorted({path for path, _ in TEST.findall(PAGE)}))
def test_every_test_that_is_named_is_there(path):
    words = (BASE / path).read_text("utf-8")
    names = {name for one, name in TEST.findall(PAGE) if one == path and name}
    assert {name for name in names if f"def {name}(" not in words} == set()
