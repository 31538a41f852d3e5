"""Addresses of what a device keeps, and of what it sends later. None of them holds an answer about health."""

from django.urls import path

from thenar.web.offline import views as offline

urlpatterns = [
    path("sw.js", offline.worker, name="worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("offline/", offline.start, name="offline"),
    path("offline/session/", offline.session, name="offline-session"),
    path("offline/end/", offline.end, name="offline-end"),
    path("offline/careful.json", offline.careful, name="offline-careful"),
    path("offline/sound/<slug:form>.<slug:kind>", offline.sound, name="offline-sound"),
    path("offline/token/", offline.token, name="offline-token"),
    path("offline/household/", offline.people, name="offline-household"),
    path("offline/erased/", offline.erased, name="offline-erased"),
    path("offline/arrive/", offline.arrive, name="offline-arrive"),
]
