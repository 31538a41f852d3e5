"""Addresses of the pages on which something is given to someone, or opened."""

from django.urls import path

from thenar.web.base.about import about, pages_about
from thenar.web.share import give, opening

_ONE = "for/<uuid:person>/routines/<uuid:of>/"
_PLAN = "for/<uuid:person>/prescribed/<uuid:of>/"

urlpatterns = [
    path(f"{_ONE}give/", about(give.give), name="give"),
    path(f"{_ONE}give/file/", about(give.file), name="give-file"),
    path(f"{_PLAN}give/", about(give.give_plan), name="give-plan"),
    path(f"{_PLAN}give/file/", about(give.plan_file), name="give-plan-file"),
    path(f"{_PLAN}report/", about(give.give_report), name="give-report"),
    path(f"{_PLAN}report/file/", about(give.report_file), name="give-report-file"),
    *pages_about("open/", opening.open_, "open"),
    *pages_about("open/keep/", opening.keep, "open-keep"),
]
