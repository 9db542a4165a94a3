"""dumpdata and loaddata, as docs/operating.md has them, change nothing."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection

from articles.archive import proof
from tests.records import full
from tests.whole_archive import publish, rows

pytestmark = pytest.mark.django_db

LEFT_OUT = ["contenttypes", "auth.permission", "sessions"]


def test_every_row_comes_back_to_the_microsecond(tmp_path):
    User.objects.create_user("editor").groups.add(Group.objects.get(name="编辑"))
    publish(full("qing-shi-qiao"))
    publish(full("qing-shi-qiao", rights="青石桥报社"), reason="补上权利人")
    before, file = rows(), tmp_path / "all.jsonl.gz"
    options = {"use_natural_foreign_keys": True, "exclude": LEFT_OUT}
    call_command("dumpdata", format="jsonl", output=file, verbosity=0, **options)
    with connection.constraint_checks_disabled():
        for name in reversed(connection.introspection.django_table_names(only_existing=True)):
            if name.startswith("articles_"):
                with connection.cursor() as asking:
                    asking.execute(f'DELETE FROM "{name}"')
    call_command("loaddata", str(file), verbosity=0)
    assert rows() == before
    assert list(proof.failures()) == []
