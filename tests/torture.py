"""Mutated files thrown at reading and drafting: a record or a clear refusal, always.

python -m tests.torture 100000      without the model
python -m tests.torture 2000 model  with it
"""

import random
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import docx

from articles import record
from articles.drafting import Unreadable, draft, read_text
from articles.management.sample import records

ODD = [
    *("\u0000", "\u200b", "\ufeff", "\ud83d", "😀", "𠮷", "\u3000", "\x0b", "\x0c", "\u2028"),
    *("“", "”", "‘", "「", "」", "（", "）", "《", "》", "、", "，", "。", "：", "｜", "%", "％"),
    *("亿元", "万", "余", "多", "以上", "从", "到", "至", "-", "—", "～", "第", "分之", "成", "倍"),
    *(
        "记者",
        "（记者",
        "说",
        "介绍",
        "表示",
        "他",
        "该公司",
        "荣获",
        "项目",
        "《意见》",
        "2021年13月40日",
    ),
    *("9" * 400, "1.2.3", "0.0000001", "１２３", "〇", "百千万亿", "负", "\n\n\n", "\r\n", "\t"),
]
NAMES = ["a.txt", "a.docx", "a.html", "a", "a.pdf", "甲.TXT"]


def main(times: int, with_model: bool) -> None:
    told = Counter(verdict(*mutant, with_model=with_model) for mutant in mutants(times))
    print(f"{times} 个：起草 {told['record']}，拒收 {told['refusal']}，出错 {told['fault']}")
    sys.exit(1 if told["fault"] else 0)


def verdict(content: bytes, filename: str, *, with_model: bool) -> str:
    """record, refusal, or fault, which is printed with the file that brings it about."""
    try:
        text = read_text(content, filename).text
        record.build(draft(text, with_model=with_model).record)
    except Unreadable as refusal:
        return "refusal" if str(refusal).strip() else "fault"
    except Exception:
        print(repr(content[:2000]), filename)
        traceback.print_exc()
        return "fault"
    return "record"


def mutants(times: int, seed: int = 1) -> Iterator[tuple[bytes, str]]:
    """(content, file name), the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(times):
        text = _bent(dice, dice.choice(originals()))
        yield _file_of(dice, text), dice.choice(NAMES)


@cache
def originals() -> list[str]:
    """Reports of the invented town, as plain text."""
    told = []
    for fields in records(40, seed=5):
        sections = fields["sections"]
        lines = [line for one in sections for line in (one.get("heading"), *one["paragraphs"])]
        told.append("\n".join([fields["title"], *filter(None, lines)]))
    return told


def _bent(dice: random.Random, text: str) -> str:
    """The text, cut short, with odd characters put in and parts taken out, doubled, moved."""
    characters = list(text[: dice.randint(0, 600)])
    for _ in range(dice.randint(0, 12)):
        at = dice.randint(0, len(characters))
        length = dice.randint(0, 20)
        part = characters[at : at + length]
        act = dice.randrange(4)
        if act == 0:
            characters[at:at] = dice.choice(ODD)
        elif act == 1:
            characters[at : at + length] = []
        elif act == 2:
            characters[at:at] = part * dice.randint(1, 5)
        else:
            characters[at : at + length] = reversed(part)
    return "".join(characters)


def _file_of(dice: random.Random, text: str) -> bytes:
    kind = dice.randrange(8)
    if kind == 0:
        content = _document(text)
    elif kind == 1:
        content = f"<!doctype html><html><body><h1>{text}</h1><p>{text}<table><tr><td>x".encode(
            "utf-8", "surrogatepass"
        )
    else:
        encoding = ["utf-8", "utf-8-sig", "gb18030", "gbk", "big5", "utf-16"][kind - 2]
        content = text.encode(encoding, "ignore")
    return _broken(dice, content) if dice.random() < 0.3 else content


def _document(text: str) -> bytes:
    made = docx.Document()
    for line in text.splitlines():
        made.add_paragraph("".join(one for one in line if one.isprintable()))
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def _broken(dice: random.Random, content: bytes) -> bytes:
    broken = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        if broken:
            broken[dice.randrange(len(broken))] = dice.randrange(256)
    return bytes(broken[: dice.randint(0, len(broken))] if dice.random() < 0.3 else broken)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:] == ["model"])
