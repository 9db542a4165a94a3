"""The parts of a text: which line is its title, which are its paragraphs."""

from articles import limits
from articles.drafting.reading import Unreadable


def draft(text: str) -> dict:
    """The fields of a record drafted from a text: the first line is the title, the rest its text.

    Nothing is taken as a fact.
    """
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if not lines:
        raise Unreadable("里面没有文字，请核对是不是选错了文件")
    title, paragraphs = lines[0], lines[1:] or lines
    if len(title) > limits.TITLE_CHARACTERS:
        title, paragraphs = lines[0][: limits.TITLE_CHARACTERS], lines
    return {"title": title, "sections": [{"heading": None, "paragraphs": paragraphs}]}
