"""A command as `manage.py` runs it, held where it begins until it is told to go on."""

import os
import sys
from importlib import import_module

import django

import manage
from tests.kills import planted


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yangzhong_archive.settings")
    django.setup()
    if fault := os.environ.get("PLANTED"):
        planted.FAULTS[fault]()
    import_module(f"articles.management.commands.{sys.argv[1]}")
    print("ready", flush=True)
    sys.stdin.readline()
    manage.main()


if __name__ == "__main__":
    main()
