"""Pages are timed as readers see them, or it is said which was not there."""

import pytest
from django.core.management import CommandError
from django.test import override_settings

from articles.management.commands.bench_pages import milliseconds
from articles.management.measuring.reader import Reader

pytestmark = pytest.mark.django_db


@override_settings(SECURE_SSL_REDIRECT=True)
def test_a_page_of_a_site_on_https_is_timed_and_not_the_way_there():
    assert milliseconds(Reader(), "/about/") > 0


def test_what_is_no_page_is_not_timed():
    with pytest.raises(CommandError, match=r"量不了 /none/：网站答 404（.+）"):
        milliseconds(Reader(), "/none/")
