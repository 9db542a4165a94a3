"""Long hostile texts, each of one kind from end to end, and how the time of drafting grows.

python -m tests.long_texts          without the model
python -m tests.long_texts model    with it
"""

import math
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from time import process_time

from articles.drafting import Unreadable, draft
from articles.limits import TEXT_CHARACTERS

SECONDS = 20  # that any text which can be drafted may take
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文辉力健世广志义兴良海山仁波宁贵福生龙"
REST = "今年的收成很好，大家都说要继续努力，把粮食种好，把日子过好。"
MARKS = [*"“”‘「『（）《》【】，。：；、\n"]
BITS = [
    *("他", "说", "记者", "张大明", "局长", "3亿元", "5%", "在", "的", "听", "该公司"),
    *("扬中市", "公司", "荣获", "项目", "第", "年", "至", *MARKS),
]


def _name(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + dice.choice(GIVEN) + dice.choice(GIVEN)


def _numeral(number: int) -> str:
    return "一二三四五六七八九"[number % 9]


Piece = Callable[[random.Random, int], str]  # the next piece of a text, by its number
REPEATED = [
    *("投资3亿元，增长5%，", "今年投资3亿元，增长5%。\n", "从10%提高到20%，", "10至", "3-", "3万"),
    *("5%", "7", "一", "1,", "百分之", "2021年3月", "1234567"),
    *("全市投资3亿元。市长张大明说：“要好好干，明年再上台阶。”", "他说“好，", "“好的\n"),
    *("全市投资3亿元。市长张大明说：“要好好干，明年再上台阶。”\n", "：“", "。”张", '他说"好。"'),
    *(
        "“",
        "”",
        "“‘「『",
        "“‘好’”",
        '"',
        "（",
        "（甲）",
        "（记者张",
        "【好】",
        "（编辑：",
        "《好》",
    ),
    *("他说", "他说，这样很好。", "张大明表示，", "有人说", "一位", "听取介绍", "在会上对记者说"),
    *("局长李小强说，好。", "记者、", "记者", "安娜·", "张某", "张大明听说", "甲、乙、"),
    *("扬中市大海电气有限公司、", "扬中市镇江市", "荣获“全国先进村”称号，", "获", "项目", "的"),
    *(
        "春风",
        "，",
        "。",
        "在",
        "边走",
        " a",
        " ",
        "好 　",
        "\n",
        "好\n",
        "\u200b好",
        "https://a.b/",
    ),
    f"一、怎么办\n{REST}\n",
]
VARIED: dict[str, Piece] = {
    "figures": lambda dice, at: (
        f"第{at}村新建粮仓{at * 7 + 3}座，投资{at * 13 % 997}.{at % 10}万元，"
    ),
    "figures in paragraphs": lambda dice, at: f"第{at}村新建粮仓{at * 7 + 3}座。\n",
    "quotations": lambda dice, at: f"村民{_name(dice)}说：“今年收了{at}斤粮。”",
    "quotations in paragraphs": lambda dice, at: f"村民{_name(dice)}说：“收了{at}斤粮。”\n",
    "a row of people": lambda dice, at: f"{_name(dice)}、",
    "people": lambda dice, at: f"村民{_name(dice)}，",
    "people who speak": lambda dice, at: f"局长{_name(dice)}说，好。",
    "people on lines": lambda dice, at: f"{_name(dice)}\n",
    "people in sections": lambda dice, at: (
        f"{_numeral(at)}、第{at}问\n局长{_name(dice)}说，{REST}\n"
    ),
    "titles": lambda dice, at: f"《关于第{at}号事项的意见》",
    "sections": lambda dice, at: f"{_numeral(at)}、第{at}问\n今年第{at}年，{REST}\n",
    "honours": lambda dice, at: f"荣获“全国先进第{at}村”称号，",
    "firms": lambda dice, at: f"扬中市{_name(dice)}有限公司、",
    "firms called so": lambda dice, at: f"来到镇江{_name(dice)}公司。该公司经理{_name(dice)}说，",
    "a firm far before": lambda dice, at: f"{'春风' * 400}该公司总经理{_name(dice)}说，好。",
    "campaigns": lambda dice, at: f"实施“{_name(dice)}{at}行动”，",
    "hearing": lambda dice, at: f"{'听' * 30}，“好。”",
    "manners": lambda dice, at: f"张大明{'在对向' * 12}说，",
    "characters": lambda dice, at: "".join(chr(dice.randrange(0x4E00, 0x9000)) for _ in range(12)),
    "all at random": lambda dice, at: dice.choice(BITS),
}
KINDS: dict[str, Piece] = {
    **{repr(words): lambda dice, at, words=words: words for words in REPEATED},
    **VARIED,
}


def long_text(kind: str, characters: int) -> str:
    """A text of the kind, the same for the same length."""
    dice, pieces, length = random.Random(kind), [], 0
    for at in count():
        if length >= characters:
            return "".join(pieces)[:characters]
        pieces.append(KINDS[kind](dice, at))
        length += len(pieces[-1])


def seconds(text: str, *, with_model: bool) -> float:
    """The processor's time for a draft, or for the refusal."""
    begun = process_time()
    with suppress(Unreadable):
        draft(text, with_model=with_model)
    return process_time() - begun


def main(*, with_model: bool) -> None:
    slow = 0
    most = TEXT_CHARACTERS - 10_000  # line ends count as well
    for kind in KINDS:
        short, long = (
            seconds(long_text(kind, length), with_model=with_model) for length in (most // 4, most)
        )
        growth = math.log(max(long, 0.01) / max(short, 0.01), 4)
        slow += long > SECONDS
        print(f"{short:6.2f} {long:6.2f} 秒  {growth:5.2f} 次方  {kind}", flush=True)
    print(f"{len(KINDS)} 种长文，超过 {SECONDS} 秒的 {slow} 种")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main(with_model=sys.argv[1:] == ["model"])
