"""`rotate_key`: the older key counts until the next, or not at all."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.signing import BadSignature, Signer

from yangzhong_archive import settings as given

KEY = "first-" * 10
ELSEWHERE = "请在设置它的地方换"


class Machine:
    """A machine whose keys stand in a file, which a start of the site reads."""

    def __init__(self, file, settings):
        self.file, self.settings = file, settings
        file.write_text(f"{KEY}\n")
        self.start()

    def start(self) -> Signer:
        keys = given.secret_keys()
        self.settings.SECRET_KEY, *self.settings.SECRET_KEY_FALLBACKS = keys
        return Signer()

    def rotate(self, *options: str) -> str:
        said = StringIO()
        call_command("rotate_key", *options, stdout=said)
        return said.getvalue()

    def keys(self) -> list[str]:
        return self.file.read_text().split()


@pytest.fixture
def machine(tmp_path, monkeypatch, settings) -> Machine:
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.setattr(given, "KEY_FILE", tmp_path / "secret_key")
    settings.KEY_FILE = tmp_path / "secret_key"
    return Machine(settings.KEY_FILE, settings)


def test_what_was_signed_counts_until_the_key_after_the_next(machine):
    signed = machine.start().sign("a cursor")
    assert "登录着的人不受影响" in machine.rotate()
    first, *older = machine.keys()
    assert older == [KEY] and first != KEY
    assert machine.start().unsign(signed) == "a cursor"
    machine.rotate()
    assert machine.keys()[1:] == [first]
    with pytest.raises(BadSignature):
        machine.start().unsign(signed)


def test_of_a_key_that_leaked_nothing_counts(machine):
    machine.rotate()
    machine.start()
    assert "人人都要重新登录" in machine.rotate("--at-once")
    [only] = machine.keys()
    assert only != KEY
    assert machine.file.stat().st_mode & 0o777 == 0o600


def test_a_key_that_stands_elsewhere_is_not_rotated_here(machine, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", KEY)
    with pytest.raises(CommandError, match=ELSEWHERE):
        machine.rotate()
    assert machine.keys() == [KEY]


def test_a_file_that_cannot_be_written_is_said(machine, settings):
    settings.KEY_FILE = settings.KEY_FILE / "below"
    with pytest.raises(CommandError, match="没有换成：") as refused:
        machine.rotate()
    assert "系统报错" in str(refused.value)
