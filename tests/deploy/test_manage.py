"""`deploy/manage` reads settings as systemd does."""

import json

import pytest

from tests.places import BASE
from tests.reading_scripts import script

manage = script(BASE / "deploy" / "manage")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("NAME=青石桥 报道", "青石桥 报道"),
        ("NAME='a \"b\" \\n'", 'a "b" \\n'),
        ('NAME="a \\"b\\" \\\\ $HOME"', 'a "b" \\ $HOME'),
        ("  NAME = a=b ", "a=b"),
        ("NAME=", ""),
        ('NAME="', '"'),
        ("NAME=" + json.dumps('"引号"与 \\ 反', ensure_ascii=False), '"引号"与 \\ 反'),
    ],
)
def test_a_line_is_read(line, value):
    assert dict(manage.settings(f"# NAME=no\n\n; NAME=no\n{line}\n")) == {"NAME": value}
