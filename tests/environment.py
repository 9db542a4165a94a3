"""The environment the tests run in, set before Django reads its settings.

`--postgres` runs them on a PostgreSQL of their own instead of SQLite.
"""

import fcntl
import os
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import hypothesis
import pytest

from tests import postgres

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
TESTS = Path(__file__).parent
# These know neither database nor pages.
ALONE = ["language", "record", "drafting", "test_architecture.py", "test_docs.py"]
# These ask a database for nothing that one kind of it answers otherwise than another.
ALIKE = ["admin/test_in_chinese.py", "deploy/test_alarms.py", "deploy/test_prepare.py"]
ALIKE += ["desk/test_reasons.py", "desk/test_troubles.py", "formats/test_citations.py"]
ALIKE += ["formats/test_structured_data.py"]
ALIKE += ["management/test_bench.py", "management/test_list_dependencies.py"]
ALIKE += ["management/test_rotate_key.py", "pages/test_charts.py", "pages/test_marked_text.py"]
ALIKE += ["pages/test_text_fragments.py", "search/test_recall.py", "search/test_terms.py"]
ALIKE += ["site/test_adding_a_kind.py", "site/test_asvs.py", "site/test_locks.py"]
ALIKE += ["site/test_methods.py", "site/test_observatory.py", "site/test_settings.py"]
ALIKE += ["site/test_words_of_kinds.py", "views/test_about.py"]
FROM_OUTSIDE = ["DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS", "CONTACT_EMAIL"]
FROM_OUTSIDE += ["SAMPLE_DATA", "DEBUG", "PUBLISHER_NAME", "CONTACT_PHONE", "CONTACT_ADDRESS"]
FROM_OUTSIDE += ["TEXT_TERMS", "DATA_LICENCE", "DATA_LICENCE_URL"]
FROM_OUTSIDE += ["ALARM_MAIL_TO", "EMAIL_HOST", "EMAIL_PORT"]
FROM_OUTSIDE += ["ADMIN_PATH", "ADMIN_NETWORKS", "SECOND_FACTOR"]
FROM_OUTSIDE += ["LOGIN_IDLE_MINUTES", "LOGIN_LONGEST_HOURS"]
FROM_OUTSIDE += ["HSTS_INCLUDE_SUBDOMAINS", "HSTS_PRELOAD"]

EMPTIES = pytest.StashKey[bool]()  # of a test that was run, and emptied the database

resources = ExitStack()

# How long an example takes tells of the machine's load, not of the code.
hypothesis.settings.register_profile("archive", deadline=None)
hypothesis.settings.load_profile("archive")


def pytest_addoption(parser):
    parser.addoption("--postgres", action="store_true", help="run on PostgreSQL, not SQLite")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(args):
    if "PYTEST_XDIST_WORKER" not in os.environ:  # a worker has its parent's environment
        prepare("--postgres" in args)
    return (yield)


def prepare(on_postgres: bool) -> None:
    for name in FROM_OUTSIDE:
        os.environ.pop(name, None)
    os.environ["ARCHIVE_VAR"] = resources.enter_context(tempfile.TemporaryDirectory())
    os.environ["SECRET_KEY"] = "only for tests " + "x" * 40
    # Playwright's sync API runs an event loop beside the ORM.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    if on_postgres:
        os.environ["DATABASE_URL"] = resources.enter_context(postgres.server(installed()))


def installed():
    programs = postgres.folder_of_programs()
    if programs is None and IN_CI:
        pytest.exit("PostgreSQL is not installed, and CI skips nothing", returncode=1)
    if programs is None:
        pytest.exit("skipped: PostgreSQL is not installed (Debian: postgresql)", returncode=0)
    return programs


def pytest_ignore_collect(collection_path, config):
    """What does not hang on the kind of database is tried once, on SQLite."""
    if config.getoption("--postgres") and is_one_of([*ALONE, *ALIKE], collection_path):
        return True
    return None


def is_one_of(names: list[str], path: Path) -> bool:
    """Whether a file or folder of tests is named, or stands in one that is."""
    return any(path.is_relative_to(TESTS / name) for name in names)


def pytest_runtest_setup(item):
    if not is_one_of(ALONE, item.path):
        static_files()


@cache
def static_files() -> Path:
    """The folder of static files as they are served; collected once for all workers."""
    from django.conf import settings
    from django.core.management import call_command

    folder = Path(settings.STATIC_ROOT)
    with (folder.parent / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The long ones first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """A test; before one that empties the database the roles there are noted."""
    if _empties(item):
        from tests import roles

        roles.as_made()
        item.stash[EMPTIES] = True
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """The end of a test; after one that empties the database the roles are put back."""
    done = yield
    # After the last there is no database any more.
    if nextitem is not None and item.stash.get(EMPTIES, False):
        _put_roles_back(item.config)
    return done


def _put_roles_back(config) -> None:
    from pytest_django.plugin import blocking_manager_key

    from tests import roles

    with config.stash[blocking_manager_key].unblock():
        roles.put_back()


def _empties(item) -> bool:
    """Whether a test empties the database when it ends."""
    from django.test import TestCase, TransactionTestCase

    if item.cls and issubclass(item.cls, TransactionTestCase):
        return not issubclass(item.cls, TestCase)
    marker = item.get_closest_marker("django_db")
    return marker is not None and marker.kwargs.get("transaction", False)


def pytest_unconfigure():
    resources.close()
