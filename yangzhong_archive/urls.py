"""The addresses of the archive."""

from django.contrib import admin
from django.urls import include, path

from yangzhong_archive.desk import help_page
from yangzhong_archive.own_account import log_out_elsewhere, own_account, still_here

own = admin.site.admin_view
urlpatterns = [
    path("admin/help/", own(help_page), name="desk-help"),
    path("admin/account/", own(own_account), name="desk-own-account"),
    path("admin/account/elsewhere/", own(log_out_elsewhere), name="desk-elsewhere"),
    path("admin/account/here/", own(still_here), name="desk-still-here"),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "yangzhong_archive.errors.bad_request"
handler404 = "yangzhong_archive.errors.not_found"
handler500 = "yangzhong_archive.errors.server_error"
