"""The rights of accounts and groups, in the desk's own words."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

VERBS = {"add": "添加", "change": "修改", "delete": "删除", "view": "查看"}


def offered() -> QuerySet:
    """The rights over what stands on the desk, and those that a group has already.

    A library's tables are nobody's to change there.
    """
    kinds = ContentType.objects.get_for_models(*admin.site._registry).values()
    held = Group.permissions.through.objects.values("permission")
    rights = Permission.objects.filter(Q(content_type__in=kinds) | Q(pk__in=held))
    return rights.select_related("content_type")


class RightsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, right: Permission) -> str:
        model = right.content_type.model_class()._meta
        verb = right.codename.removesuffix(f"_{model.model_name}")
        return f"{model.verbose_name}：{VERBS.get(verb, right.name)}"


def field() -> dict:
    """How rights are chosen in a form: each has a box of its own."""
    boxes = forms.CheckboxSelectMultiple
    return {"form_class": RightsField, "queryset": offered(), "widget": boxes}
