"""The first report goes in and is served."""

from pathlib import Path

import pytest
from django.test import Client

from articles import importing, proving

FIRST = next((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.json"))


@pytest.mark.django_db
def test_first_report_is_imported_and_served_whole():
    importing.import_file(FIRST.read_bytes(), FIRST.name, importing.Orders(publish=True))
    page = Client().get(f"/reports/{FIRST.stem}/").content.decode()
    assert "10余万元" in page
    assert "据孙薇报道转述" in page
    assert list(proving.failures()) == []
