"""Lines that are headings: short, without the end of a sentence, and above a paragraph."""

import re
from collections.abc import Sequence

NUMBERS = "一二三四五六七八九十百"
COUNTED = re.compile(
    rf"第?[{NUMBERS}]{{1,4}}[、章节篇．.]|[（(][{NUMBERS}]{{1,3}}[）)]|第[{NUMBERS}]{{1,3}}(?:部分|站|幕)"
)
NUMBERED = re.compile(
    rf"{COUNTED.pattern}|\d{{1,2}}[、.．](?!\d)|[①-⑳]|[■●▶◆★▲◇○□◎△▪•►※⊙☆▍▎▌]|【[^【】]+】$"
)
MARKED = re.compile(rf"{NUMBERED.pattern}|[“‘「『]")
SENTENCE = re.compile(r"[。；，、,;…]$|。|[：:][”’]?$|[，；].*[—－]$")
CALLED = re.compile(r"[！？!?][”’」』）)]*$")
CREDIT = re.compile(
    r"(?:总?监制|总?策划|出品|统筹|制片人|制作|主编|编导|编审|编辑|校对|责编|责任编辑|视频|音频|摄影|摄像|配音|"
    r"文案|撰文|撰稿|执笔|主笔|采写|海报|设计|美编|视觉|剪辑|翻译|记者|作者|来源|稿源|图片?|文|资料|运营|审核|"
    r"终审|监审|初审|新媒体|技术|支持|特别鸣谢|鸣谢|联系人|联系电话|电话|地址|邮箱|网址|海报设计|供图|供稿|"
    r"动画制作|摄像/剪辑|配图|图源)\s*[：:丨|｜/／]|[\[［]"
)
CAPTION = re.compile(
    r"^图[为：:]|图源[：:].{1,20}$|(?:资料图片?|截图|供图|配图|[^拍]摄|效果图|示意图|资料照片|\s图)[）)]?$|^[（(].*[）)]$"
)
MACHINE = re.compile(r".*(?:https?:|www\.|@|\d{7}|｜|\.com|\.cn)", re.IGNORECASE)
DAY_LINE = re.compile(r"[《（(]?.{0,20}[12]\d{3}\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}")
TALK = re.compile(r"那么|对此|这|而|但|.{0,12}(?:记者|[网社报问答])[：:]|记者|问|答|Q|A")
BELOW = re.compile(r"[—－-]{2}")
VISIBLE = re.compile(r"[一-鿿A-Za-z]")
OTHERWISE = (BELOW, MACHINE, CREDIT, DAY_LINE)
PLAIN_LENGTH, MARKED_LENGTH = 30, 45
CALLED_LENGTH = 20
LABEL = 6  # characters of a line that names what the next ones are
PARAGRAPH = 28  # characters that a paragraph has, or it ends as a sentence does
RUN = 3  # lines of headings one below another; more are a list


def heading_lines(lines: Sequence[str]) -> list[range]:
    """The places of the headings among the lines, each of one line or of a few in a row."""
    found, start = [], 0
    while start < len(lines):
        end = start
        while end < len(lines) and _may_be(lines[end], lines[end - 1] if end else ""):
            end += 1
        if end > start:
            found += _heading(lines, start, end)
        start = max(end, start + 1)
    return found


def _heading(lines: Sequence[str], start: int, end: int) -> list[range]:
    """The heading in a run of short lines above a paragraph, if there is one."""
    if end == len(lines) or not is_paragraph(lines[end]) or is_label(lines[end - 1]):
        return []
    if end - start > RUN:
        return [range(end - 1, end)] if COUNTED.match(lines[end - 1]) else []
    return [range(start, end)]


def is_paragraph(line: str) -> bool:
    return len(line) >= PARAGRAPH or bool(re.search(r"[。！？!?…：:；][”’」』）)]*$", line))


def _may_be(line: str, before: str) -> bool:
    """Whether the words of a line could be a heading's, whatever follows."""
    length = len("".join(line.split()))
    if not 0 < length <= MARKED_LENGTH:
        return False
    if any(pattern.match(line) for pattern in OTHERWISE) or CAPTION.search(line):
        return False
    if not VISIBLE.search(line) and not line.strip().isdigit():
        return False
    if is_label(line):
        return True
    if SENTENCE.search(line) or (before.endswith(("：", ":")) and not MARKED.match(line)):
        return False
    if CALLED.search(line):
        return length <= CALLED_LENGTH and not TALK.match(line) and line[0] not in "“「"
    return length <= (MARKED_LENGTH if MARKED.match(line) else PLAIN_LENGTH)


def is_label(line: str) -> bool:
    """A short line that names what the next lines are: 障碍一：, 开放——."""
    return line.endswith(("：", ":")) and len(line) <= LABEL
