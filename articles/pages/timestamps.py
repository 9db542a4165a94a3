"""Moments as machines read them."""

from datetime import datetime

from django.utils import timezone


def machine_time(moment: datetime) -> str:
    """The moment to the second, with its offset (RFC 3339)."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
