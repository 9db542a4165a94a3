"""The addresses of the archive."""

from django.contrib import admin
from django.urls import include, path

from yangzhong_archive.desk import help_page

urlpatterns = [
    path("admin/help/", admin.site.admin_view(help_page), name="desk-help"),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "yangzhong_archive.errors.bad_request"
handler404 = "yangzhong_archive.errors.not_found"
handler500 = "yangzhong_archive.errors.server_error"
