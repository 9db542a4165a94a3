"""Proposals of what to take out of the paragraphs: signs of the end, editors, sources."""

import re
from collections.abc import Iterator, Sequence

from articles.drafting.layout.edits import Proposal

NAMED = r"(?:责任|网络|本文)?(?:编辑|责编)[：:]"
EDITOR = re.compile(rf"\s?(?:【{NAMED}[^【】]{{1,30}}】|[（(]{NAMED}[^（）()]{{1,30}}[)）])$")
END = re.compile(r"\s?[（(](?:完|全文完|本文完)[)）]$")
CLOSED = ("】", ")", "）")
AGAIN = 12  # characters of a paragraph that nobody writes twice
# Words for who looks at a page, one after another on a line of their own.
ON_PAGES = re.compile(
    r"(?:[\s【】\[\]（）()|｜/>»«<·\-—]*(?:上一篇|下一篇|上一页|下一页|返回(?:首页|顶部|列表)|打印(?:本页)?|"
    r"关闭(?:本页|窗口)?|收藏(?:本文)?|分享(?:到|至)?|微信|微博|朋友圈|扫一扫|点击(?:查看|加载)更多|"
    r"查看更多|阅读全文|展开全文|举报|纠错|点赞|评论|字号|大|中|小|相关阅读|推荐阅读|相关新闻|"
    r"延伸阅读|热门推荐)[：:]?)+[\s】\]）)|｜>»]*"
)


def proposed(
    paragraphs: Sequence[tuple[int, str]], repeated: Sequence[int], apart: Sequence[int]
) -> Iterator[Proposal]:
    """The proposals for numbered paragraphs: none is carried out before an editor says so."""
    seen: set[str] = set()
    for number, text in paragraphs:
        if number in repeated:
            yield Proposal("去重复的题目", number, text, "")
        elif text in seen:
            yield Proposal("去重复的段落", number, text, "")
        elif ON_PAGES.fullmatch(text):
            yield Proposal("去网页上的字", number, text, "")
        elif number in apart:
            yield Proposal("去署名、来源", number, text, "")
        elif (less := without_ends(text)) != text:
            yield Proposal("去文末标记", number, text, less)
        if len(text) >= AGAIN:
            seen.add(text)


def without_ends(text: str) -> str:
    """A line less the editor's name and the sign of the end; it is never left empty."""
    for pattern in (EDITOR, END):
        if text.endswith(CLOSED):
            text = pattern.sub("", text) or text
    return text
