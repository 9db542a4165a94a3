"""The fields that a form changes, before and after, in the words of the form."""

from collections.abc import Iterator
from typing import Any

from django import forms

Said = dict[str, str]  # by the field's label


def of(form: forms.BaseForm, is_new: bool = False) -> tuple[Said, Said]:
    """Before and after; of a password only that it is another."""
    before = {} if is_new else dict(_said(form, form.initial))
    return before, dict(_said(form, form.cleaned_data)) | _password(form)


def _said(form: forms.BaseForm, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in form.changed_data:
        field = form.fields.get(name)
        if field is not None and not isinstance(field.widget, forms.PasswordInput):
            yield str(field.label or name), _in_words(field, values.get(name))


def _password(form: forms.BaseForm) -> Said:
    return {"密码": "换过"} if any("password" in name for name in form.changed_data) else {}


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(field, forms.ModelMultipleChoiceField):
        return "、".join(sorted(map(str, value or [])))
    if isinstance(field, forms.ModelChoiceField) and value and not hasattr(value, "pk"):
        value = field.queryset.filter(pk=value).first()
    return "" if value is None else str(value)
