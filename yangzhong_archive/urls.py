"""The addresses of the archive."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from yangzhong_archive import own_account, second_step
from yangzhong_archive.desk import help_page

DESK = settings.DESK.removeprefix("/")
own = admin.site.admin_view

urlpatterns = [
    path(f"{DESK}help/", own(help_page), name="desk-help"),
    path(f"{DESK}account/", own(own_account.page), name="desk-own-account"),
    path(f"{DESK}account/elsewhere/", own(own_account.log_out_elsewhere), name="desk-elsewhere"),
    path(f"{DESK}account/here/", own(own_account.still_here), name="desk-still-here"),
    path(f"{DESK}account/second-step/", second_step.ask, name="desk-second-step"),
    path(f"{DESK}account/second-step/new/", second_step.set_up, name="desk-set-up"),
    path(f"{DESK}account/second-step/off/", own(second_step.switch_off), name="desk-step-off"),
    path(f"{DESK}account/leave/", second_step.leave, name="desk-leave"),
    path(DESK, admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "yangzhong_archive.errors.bad_request"
handler404 = "yangzhong_archive.errors.not_found"
handler500 = "yangzhong_archive.errors.server_error"
