"""Addresses of the plans of a person."""

from django.urls import path

from thenar.web.base.about import about, pages_about
from thenar.web.prescribed import pages

_ONE = "for/<uuid:person>/prescribed/<uuid:of>/"

urlpatterns = [
    *pages_about("prescribed/", pages.plans, "prescribed"),
    path(f"{_ONE}begin/", about(pages.begin), name="prescribed-begin"),
    path(f"{_ONE}end/", about(pages.end), name="prescribed-end"),
]
