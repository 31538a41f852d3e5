"""Addresses of the journal. None of them holds an answer about health; the feed's has a secret that can be renewed."""

from django.urls import path

from thenar.web.views import journal_data, journal_experiment, journal_history, journal_reminders

urlpatterns = [
    path("journal/", journal_history.history, name="history"),
    path("journal/insight/", journal_history.insight, name="insight"),
    path("journal/session/<uuid:key>/<slug:when>/", journal_history.rate, name="rate"),
    path("journal/week/", journal_history.week, name="week"),
    path("journal/today/", journal_history.today, name="rate-today"),
    path("journal/allow/", journal_history.allow, name="allow"),
    path("journal/experiment/", journal_experiment.experiment, name="experiment"),
    path("journal/experiment/stop/", journal_experiment.stop, name="experiment-stop"),
    path("journal/reminders/", journal_reminders.reminders, name="reminders"),
    path("journal/reminders/remove/", journal_reminders.remove, name="reminder-remove"),
    path("journal/reminders/renew/", journal_reminders.renew, name="feed-renew"),
    path("journal/reminders/thenar.ics", journal_reminders.file, name="reminders-file"),
    path("calendar/<str:secret>.ics", journal_reminders.feed, name="feed"),
    path("journal/data/", journal_data.data, name="data"),
    path("journal/data/report.pdf", journal_data.report, name="report"),
    path("journal/data/<slug:form>/", journal_data.take_out, name="take-out"),
    path("journal/data/bring/in/", journal_data.bring_in, name="bring-in"),
    path("journal/data/erase/all/", journal_data.erase, name="erase"),
]
