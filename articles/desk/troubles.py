"""The faults of a draft in the words of the desk: a field as its page names it."""

import re

from articles.desk.editing import HEAD_LABELS
from articles.desk.wording import CHOICES, LABELS, OWN
from articles.record import kinds
from articles.record.problems import Path, Problem

NAMES = LABELS | {"people": "人物", "id": "编号", "original": "所转述的报道"}
NAMES |= {"at[0].exact": "所指的原文"}
CODES = {
    key: words
    for choices in [*CHOICES.values(), *(one.choices for one in OWN.values())]
    if not isinstance(choices, str)
    for key, words in choices
}
KNOWN = "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True)))
# Words in quotation marks are the report's own.
NAME = re.compile(
    rf"“[^”]*”|'(?P<code>{'|'.join(CODES)})'"
    rf"| ?(?<![\w.-])(?:(?P<name>{KNOWN})|(?P<empty>null))(?![\w.-]) ?",
    re.ASCII,
)

# What only who writes a record by hand can do, as an editor does it.
OF_THE_RECORD = {
    "用 null": "空着",
    "写 null": "空着",
    "（每个段落各是 paragraphs 的一项）": "",
}


def in_words(problem: Problem) -> str:
    """A problem of the report: where it is, and what to do about it."""
    where = _where(problem.path)
    return f"{where}：{plain(problem.message)}" if where else plain(problem.message)


def of_fact(problem: Problem) -> str:
    """A problem of a fact, as the card of the fact says it: in which field, and what to do."""
    label = _label(problem.path)
    return f"{label}：{plain(problem.message)}" if label else plain(problem.message)


def plain(message: str) -> str:
    """A check's message without the names that fields have in the record."""
    for words, instead in OF_THE_RECORD.items():
        message = message.replace(words, instead)
    return NAME.sub(_told, message)


def _told(found: re.Match) -> str:
    if found["empty"]:
        return "空着"
    if found["code"]:
        return f"“{CODES[found['code']]}”"
    return f"“{NAMES[found['name']]}”" if found["name"] else found[0]


def _where(path: Path) -> str:
    if path[:1] == ("sections",):
        numbers = [step + 1 for step in path if isinstance(step, int)]
        return "正文" + "".join(map("第{}{}".format, numbers, ("节", "段")))
    if len(path) > 1 and path[0] in kinds.BY_LIST:
        label = _label(path)
        return f"{kinds.BY_LIST[path[0]].words}第{path[1] + 1}项{label and f'的{label}'}"
    return HEAD_LABELS.get(path[0], NAMES.get(path[0], "")) if path else ""


def _label(path: Path) -> str:
    """What the form of a fact calls the field that the path leads to."""
    if len(path) < 3:
        return ""
    own = OWN.get((path[0], path[2]))
    return own.asked if own else NAMES.get(path[2], "原文")
