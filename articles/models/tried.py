"""A piece of work that is tried again."""

from django.db import models


class Tried(models.Model):
    """What the worker does something for, and does again later where an error stood in the way."""

    tries = models.PositiveSmallIntegerField("试过次数", default=0)
    try_after = models.DateTimeField("再试的时间", null=True, blank=True)

    class Meta:
        abstract = True
