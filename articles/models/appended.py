"""Rows that are only ever added: nobody changes or deletes one."""

from django.db import models


class Unalterable(TypeError):
    """A row that is only added is changed or deleted by nobody."""

    def __init__(self):
        super().__init__("编辑记录只能添加，不能改动或删除")


class AppendedQuerySet(models.QuerySet):
    """Rows, which are read."""

    def _refuse(self, *args, **kwargs):
        raise Unalterable

    update = bulk_update = bulk_create = update_or_create = delete = _refuse


class Appended(models.Model):
    """A row that is saved once."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Unalterable
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unalterable
