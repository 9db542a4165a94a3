"""A real Chromium and other tools beside Python; skipped with a word where they are missing."""

import os
import shutil

import pytest

from tests.environment import IN_CI

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def search_index(tmp_path_factory):
    """A place for the search index that no other process of the run writes to."""
    from django.conf import settings

    settings.SEARCH_DIR = tmp_path_factory.mktemp("search")


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """A hash that takes no time; what the archive itself uses is tested by name."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def static_files_when_asked():
    """Static files looked up as they are asked for; else each client of a test lists them all."""
    from django.conf import settings

    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture
def index(tmp_path, settings):
    """A place for the search index of one test."""
    settings.SEARCH_DIR = tmp_path / "search"
    return tmp_path / "search"


def needed(found: str | None, what: str) -> str:
    """The path of a tool; where it is missing the test is skipped, in CI it fails."""
    if found and os.path.exists(found):
        return found
    if IN_CI:
        pytest.fail(f"{what} is not installed, and CI skips nothing")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def browser():
    """Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    path = needed(shutil.which("chromium") or shutil.which("chromium-browser"), "Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def xmllint() -> str:
    """libxml2's own checker of documents."""
    return needed(shutil.which("xmllint"), "xmllint (Debian: libxml2-utils)")


@pytest.fixture(scope="session")
def html_validator() -> list[str]:
    """The command of the Nu HTML checker (vnu), its jar named in HTML_VALIDATOR."""
    java = needed(shutil.which("java"), "Java")
    return [java, "-jar", needed(os.environ.get("HTML_VALIDATOR"), "The Nu HTML checker")]
