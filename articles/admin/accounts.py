"""Accounts of the desk: the chief makes them, gives them roles, switches them off and on."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.safestring import mark_safe

from articles.admin import rights
from articles.admin.base import RecordedAdmin
from articles.desk import logins, roles, second_factor, sessions
from articles.models import Act

admin.site.unregister([User, Group])

SEEN = ["username", "full_name", "roles", "may_log_in"]
POWERS = {"groups", "is_active", "is_staff", "is_superuser", "user_permissions"}
PERSON = ["username", "last_name", "first_name", "email"]
WHOLE = [
    (None, {"fields": [*PERSON, "groups", "is_active", "new_password"]}),
    ("此外", {"fields": ["is_superuser", "is_staff", "user_permissions"]}),
    ("日期", {"fields": ["last_login", "date_joined"]}),
]
ROLES_SAY = (
    "投稿：交来稿件，核对草稿。编辑：还可以公开和更正报道，改名称和标签。"
    "主编：还可以撤回报道，合并名称，隐去姓名，管账号；设为主编以后，只有管理员能再改这个账号。"
)
ONLY_SUPERUSERS = "这个账号只有管理员能改。自己的密码在右上角“修改密码”里换。"
OFF_SAYS = "不再用的账号取消勾选，立刻就登不进来。账号不删除：它做过的事都记在它名下。"


class PasswordForm(AdminPasswordChangeForm):
    """A new password for somebody else, who may try it at once."""

    def __init__(self, user, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.fields.pop("usable_password", None)  # the desk knows no other way in

    def clean(self):
        given = super().clean()
        self.is_known = self.user.check_password(given.get("password1", ""))
        return given

    @property
    def changed_data(self):
        return [] if self.is_known else super().changed_data

    def save(self, commit=True):
        logins.unlock(self.user.get_username())
        sessions.end_all(self.user)
        return super().save(commit)


@admin.register(User)
class AccountAdmin(RecordedAdmin, UserAdmin):
    """Accounts; a superuser sees the whole form, the chief what is theirs to change."""

    list_display = ["username", "full_name", "roles", "may_log_in", "second_step", "locked"]
    list_display += ["last_login"]
    list_filter = ["is_active", "groups"]
    readonly_fields = ["full_name", "roles", "may_log_in", "new_password"]
    readonly_fields += ["last_login", "date_joined"]
    actions = ["unlock", "log_out", "reset_second_factor"]
    add_form = UserCreationForm
    add_form_template = None
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": [*PERSON, "groups", "password1", "password2"]})
    ]
    change_password_form = PasswordForm
    change_user_password_template = "desk/password.html"

    def add_view(self, request, form_url="", extra_context=None):
        """Sent twice, there is one account, and both are answered the same."""
        if request.method != "POST":
            return super().add_view(request, form_url, extra_context)
        with transaction.atomic():
            User.objects.select_for_update().get(pk=request.user.pk)  # one account after another
            made = self._made_before(request)
            return made or super().add_view(request, form_url, extra_context)

    @transaction.atomic
    def user_change_password(self, request, id, form_url=""):
        """One after another, so that the same password is set once."""
        return super().user_change_password(request, id, form_url)

    def _made_before(self, request) -> HttpResponse | None:
        given = request.POST.get
        account = User.objects.filter(username=given("username", "")).first()
        kind = ContentType.objects.get_for_model(User)
        made = LogEntry.objects.filter(user=request.user, content_type=kind, action_flag=ADDITION)
        if account is None or not made.filter(object_id=account.pk).exists():
            return None
        is_same = account.check_password(given("password1", "")) and all(
            getattr(account, name) == given(name, "") for name in PERSON
        )
        return self.response_add(request, account) if is_same else None

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or roles.may_change(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return WHOLE
        if self.has_change_permission(request, obj):
            return [(None, {"fields": [*PERSON, "groups", "is_active", "new_password"]})]
        return [(None, {"fields": SEEN, "description": ONLY_SUPERUSERS})]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "is_active":
            kwargs |= {"label": "可以登录", "help_text": OFF_SAYS}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            kwargs |= self._roles(request)
        if db_field.name == "user_permissions":
            kwargs |= rights.field()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _roles(self, request) -> dict:
        """The field for roles; only a superuser gives other groups, or none."""
        by_superuser = request.user.is_superuser
        groups = Group.objects.order_by("pk")
        return {
            "label": "角色",
            "help_text": ROLES_SAY,
            "widget": forms.CheckboxSelectMultiple,
            "queryset": groups if by_superuser else groups.filter(name__in=roles.ROLES),
            "required": not by_superuser,
        }

    def save_related(self, request, form, formsets, change):
        """Who may do more or less from here on, or is switched off, logs in anew."""
        super().save_related(request, form, formsets, change)
        if change and POWERS & set(form.changed_data):
            sessions.end_all(form.instance)

    def get_queryset(self, request):
        users = second_factor.with_second_factors(super().get_queryset(request))
        return logins.with_locks(users).prefetch_related("groups")

    @admin.display(description="姓名")
    def full_name(self, account: User) -> str:
        return f"{account.last_name}{account.first_name}"

    @admin.display(description="角色")
    def roles(self, account: User) -> str:
        held = "、".join(group.name for group in account.groups.all())
        return "管理员" if account.is_superuser else held

    @admin.display(description="可以登录", ordering="is_active")
    def may_log_in(self, account: User) -> str:
        return "可以" if roles.may_enter(account) else "不能"

    @admin.display(description="第二步验证")
    def second_step(self, account: User) -> str:
        return "有" if account.has_second_factor else "没有"

    @admin.display(description="密码")
    def new_password(self, account: User) -> str:
        return mark_safe('<a class="button" href="../password/">换一个密码</a>')

    @admin.display(description="登录锁")
    def locked(self, account: User) -> str:
        if not account.failed_at:
            return ""
        until = timezone.localtime(account.failed_at + settings.AXES_COOLOFF_TIME)
        return f"锁到 {until:%H:%M}"

    @admin.action(description="解除登录锁", permissions=["change"])
    def unlock(self, request, queryset):
        for account in self._within_reach(request, queryset):
            logins.unlock(account.get_username())
            self.record(request, Act.Kind.CHANGE, account, "解除登录锁")
            messages.success(request, f"“{account}”可以马上再登录")

    @admin.action(description="在所有地方退出", permissions=["change"])
    def log_out(self, request, queryset):
        for account in self._within_reach(request, queryset):
            with transaction.atomic():
                sessions.end_all(account)
                self.record(request, Act.Kind.CHANGE, account, "在所有地方退出")
            messages.success(request, f"“{account}”在所有地方都退出了")

    @admin.action(description="取消第二步验证（手机和恢复码都丢了）", permissions=["change"])
    def reset_second_factor(self, request, queryset):
        for account in self._within_reach(request, queryset):
            with transaction.atomic():
                second_factor.remove(account)
                sessions.end_all(account)
                self.record(request, Act.Kind.CHANGE, account, "取消第二步验证")
            messages.success(request, f"“{account}”登录只要密码，请本人登录后重新设置")

    def _within_reach(self, request, queryset):
        """Of those chosen the ones that whoever asks may change; of the others it is said."""
        for account in queryset:
            if self.has_change_permission(request, account):
                yield account
            else:
                messages.error(request, f"“{account}”只有管理员能改，这一个没有动")


@admin.register(Group)
class GroupAdmin(RecordedAdmin, GroupAdmin):
    """Groups and what they may do; no role sees them, only superusers."""

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        kwargs |= rights.field()
        return super().formfield_for_manytomany(db_field, request, **kwargs)
