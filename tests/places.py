"""Where the tests find what they read: the project, its passages, and what may lie beside it."""

from pathlib import Path

TESTS = Path(__file__).parent
BASE = TESTS.parent
PASSAGES = TESTS / "passages" / "passages.json"
SHARED = BASE.parent / "shared"
