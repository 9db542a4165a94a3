"""`deploy/manage` reads settings as systemd does."""

import json
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import pytest

from tests.places import BASE

LOADER = SourceFileLoader("deploy_manage", str(BASE / "deploy" / "manage"))
manage = module_from_spec(spec_from_loader(LOADER.name, LOADER))
LOADER.exec_module(manage)


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
