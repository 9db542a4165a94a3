"""A person's role, and of what: the words before a name parted into organisation and role."""

import re
from typing import NamedTuple

from articles.drafting import wordlists

OFFICES = wordlists.words("offices")  # held in an organisation, whatever it is called
OCCUPATIONS = wordlists.words("occupations")  # held anywhere: the words before say of what kind
HEADS = OFFICES | OCCUPATIONS
# What stands before the noun of a role and belongs to it.
MODIFIERS = wordlists.words("role_modifiers")
ORGANISATION_ENDS = tuple(wordlists.words("organisation_ends"))
COMPANY_ENDS = ("公司", "集团", "大学", "学院", "研究院", "研究所", "协会", "商会", "合作社", "局")
PLAIN = frozenset(
    (
        "全国",
        "国家",
        "本地",
        "当地",
        "一位",
        "一名",
        "这位",
        "那位",
        "几位",
        "多位",
        "该",
        "本",
        "中国",
    )
)  # before a role they name no organisation
_CALLED_BY_WORK = re.compile(r"[一-龥](?<!动)员$")  # 护鸟员, 值班员
_ENVOYS = frozenset(("代表", "大使", "领事", "总领事", "特派代表"))
_POSTED = re.compile(
    r"驻(?!.*(?:馆|团|处|办|室|机构|公司|局))"
)  # 中国常驻某地代表: of neither the one nor the other
LONGEST_ROLE = 16
LONGEST_HEAD = max(map(len, HEADS))
LONGEST_MODIFIER = max(map(len, MODIFIERS))
JOINS = "、兼/及和"


class Title(NamedTuple):
    """What the words say someone is, and of what; words of the text or None."""

    organisation: str | None
    role: str | None


def _ending(words: str, known: frozenset[str], longest: int) -> int:
    """The length of the longest known word the words end in, or 0."""
    return next((n for n in range(min(longest, len(words)), 0, -1) if words[-n:] in known), 0)


def head_at_end(words: str) -> str:
    """The noun of a role the words end in, or nothing."""
    return words[len(words) - _head(words) :]


def _head(words: str) -> int:
    """The length of the noun of a role at the end: a known one, or 护鸟员."""
    known = _ending(words, HEADS, LONGEST_HEAD)
    return known or 2 * (_CALLED_BY_WORK.search(words) is not None)


def _role_start(words: str) -> int:
    """Where the one role at the end of the words begins; their length where there is none."""
    start = len(words) - _head(words)
    while start < len(words) and (more := _ending(words[:start], MODIFIERS, LONGEST_MODIFIER)):
        start -= more
    return start


def _chain_start(words: str) -> int:
    """Where the roles at the end begin: 党委书记、董事长 and 常委、统战部部长 are two in one."""
    start = _role_start(words)
    while 0 < start < len(words):
        join = max(words.rfind(mark, max(0, start - 14), start) for mark in JOINS)
        between = words[join + 1 : start]
        elsewhere = (
            between.endswith(COMPANY_ENDS) or len(between) > 5 and _organisation_end(between)
        )
        if join < 1 or elsewhere or not head_at_end(words[:join]):
            break
        start = _role_start(words[:join])
    return start


def _organisation_end(words: str) -> int:
    """Where the last word for an organisation or a place ends, or 0."""
    for end in range(len(words), 1, -1):
        if words[:end].endswith(ORGANISATION_ENDS) and words[end - 1 : end + 1] != "部门":
            return end
    return 0


def part(words: str, is_name=lambda words: False) -> Title:
    """The organisation and the role that the words before a name say.

    `is_name` answers whether words are known for an organisation's or a place's.
    """
    start = _chain_start(words)
    if start == len(words):
        return Title(None, None)
    head = head_at_end(words)
    people = _ending(words[:start], OCCUPATIONS, LONGEST_HEAD)  # 学生 before 代表
    before, role = words[: start - people], words[start - people :]
    end = _organisation_end(before)
    if head in _ENVOYS and _POSTED.search(before):
        return Title(None, words if len(words) <= LONGEST_ROLE else role)
    if end and len(before) - end <= 8:
        return Title(_without_roles(before[:end]), (before[end:] + role).strip("、的"))
    of_office = head in OFFICES and not people and len(before) > 1 and before not in PLAIN
    if is_name(before) or of_office:
        return Title(before, role)
    plain = before in PLAIN and before not in ("全国", "国家")
    return Title(None, role if plain or len(before) > 8 else before + role)


def _without_roles(words: str) -> str:
    """An organisation without the roles elsewhere that are told before it: 人大代表、某某公司."""
    return words.strip("、的").rpartition("、")[2]
