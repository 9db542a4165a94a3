#!/usr/bin/env python
"""Runs the archive's commands."""

import os
import secrets
import sys
from typing import NoReturn

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

# They come to machines that have no key yet, sign nothing, and one of them brings it.
KEYLESS = ("restore", "verify_backup")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yangzhong_archive.settings")
    if len(sys.argv) > 1 and sys.argv[1] in KEYLESS:
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    try:
        settings.INSTALLED_APPS  # noqa: B018 - read now: some commands fail oddly without settings
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()  # what is printed may go to a full disk
    except Exception as error:
        stop(error)


def stop(error: Exception) -> NoReturn:
    """Ends with one sentence where the reason comes from outside; a fault of ours is shown."""
    from articles.outages import said  # once there are settings

    words = said(error)
    if words is None:
        raise error
    try:
        sys.stdout.flush()
    except OSError:  # which would be said once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(words)


if __name__ == "__main__":
    main()
