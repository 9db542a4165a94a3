#!/usr/bin/env python
"""Runs the archive's commands."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yangzhong_archive.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018 - read now: some commands fail oddly without settings
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
