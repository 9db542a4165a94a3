"""The reasons that the rules of drafting give, as an editor reads them."""

import ast
import re
from collections.abc import Iterator

from articles.desk import reasons
from tests.places import BASE

SAYS = {"Said", "said_by", "Found", "_fact"}  # what takes a reason last
RULES = [BASE / "articles" / "drafting" / room for room in ("figures", "naming", "speech")]


def given() -> Iterator[str]:
    """Every reason that is written in a rule: behind a figure that says how sure it is, or last."""
    for path in (path for room in RULES for path in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield from _of(node)


def _of(node: ast.AST) -> Iterator[str]:
    parts = getattr(node, "elts", None) or getattr(node, "args", None)
    if not isinstance(parts, list) or len(parts) < 2:
        return
    before, last = parts[-2:]
    is_sure = isinstance(before, ast.Constant) and isinstance(before.value, float)
    is_said = isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYS
    if (is_sure or is_said) and isinstance(last, ast.Constant) and isinstance(last.value, str):
        why = (
            "没有写明说话人，"
            if getattr(getattr(node, "func", None), "id", "") == "_unwritten"
            else ""
        )
        yield why + last.value


def test_every_reason_of_a_rule_is_a_sentence_and_no_rules_shorthand():
    found = set(given())
    assert len(found) > 40 and found == set(reasons.WORDS)
    said = reasons.WORDS.values()
    assert not [words for words in said if re.search("[＋A-Za-z]|字尾|库中", words)]
    assert all(6 <= len(words) <= 40 for words in said)


def test_what_a_rule_adds_stands_behind():
    told = reasons.in_words("引号前有说话人和冒号，中间隔着别的话")
    assert told == "引号前写着说话人和冒号，中间隔着别的话"
    assert reasons.in_words("数字，没有单位").startswith("有数字，没有看到单位")
    assert reasons.in_words("别处写下的理由") == "别处写下的理由"
