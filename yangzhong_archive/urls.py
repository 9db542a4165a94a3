"""The addresses of the archive."""

from django.contrib import admin
from django.urls import include, path

from yangzhong_archive.desk import help_page

urlpatterns = [
    path("admin/help/", help_page, name="desk-help"),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]
