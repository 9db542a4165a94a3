"""The addresses of the archive."""

from django.contrib import admin
from django.urls import include, path

from yangzhong_archive.desk import help_page

urlpatterns = [
    path("admin/help/", help_page, name="desk-help"),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "articles.views.errors.bad_request"
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"
