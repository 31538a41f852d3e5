"""Addresses of the pages about routines of one's own."""

from django.urls import path

from thenar.web.base.about import about, pages_about
from thenar.web.routines import builder, pages

_ONE = "for/<uuid:person>/routines/<uuid:of>/"

urlpatterns = [
    *pages_about("routines/", pages.routines_page, "routines"),
    *pages_about("routines/new/", pages.new, "routine-new"),
    *pages_about("routines/bring/", pages.bring, "routine-bring"),
    path(_ONE, about(builder.builder), name="routine"),
    path(f"{_ONE}change/", about(builder.change), name="routine-change"),
    path(f"{_ONE}begin/", about(pages.begin), name="routine-begin"),
    path(f"{_ONE}copy/", about(pages.copy), name="routine-copy"),
    path(f"{_ONE}away/", about(pages.away), name="routine-away"),
    path(f"{_ONE}routine.yaml", about(pages.file), name="routine-file"),
]
