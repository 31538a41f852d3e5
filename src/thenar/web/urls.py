"""Addresses. None of them holds an answer about health. A page about a person has the person's key in its address; what
belongs to a session has the session's."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from thenar.web.base.about import about as about_person
from thenar.web.base.about import pages_about
from thenar.web.check import ache, check, plan, written
from thenar.web.gallery import gallery
from thenar.web.home import home, household
from thenar.web.library import about, points, strokes
from thenar.web.session import events as session_events
from thenar.web.session import ready, session, take_along
from thenar.web.session import sound as session_sound

urlpatterns = [
    path("", home.start_page, name="home"),
    path("for/<uuid:person>/", about_person(home.home), name="home"),
    *pages_about("check/", check.red_flags, "red-flags"),
    *pages_about("check/more/", check.conditions, "conditions"),
    path("check/words.json", written.words, name="words"),
    *pages_about("plan/", plan.plan, "plan"),
    *pages_about("plan/ache/", ache.ache, "ache"),
    *pages_about("plan/note/", plan.note, "note"),
    *pages_about("plan/agreement/", plan.agreement, "agreement"),
    *pages_about("plan/less-talk/", plan.less_talk, "less-talk"),
    *pages_about("plan/length/", plan.length, "length"),
    *pages_about("plan/card.pdf", take_along.card, "card"),
    *pages_about("plan/session.m4a", take_along.sound_file, "sound-file"),
    *pages_about("plan/session.vtt", take_along.words_file, "words-file"),
    *pages_about("plan/preview.ogg", take_along.preview, "preview"),
    *pages_about("plan/helped/", plan.helped, "helped"),
    *pages_about("ready/", ready.ready, "ready"),
    *pages_about("session/", session.start, "start"),
    path("session/<uuid:key>/", session.session, name="session"),
    path("session/<uuid:key>/track.<slug:kind>", session_sound.track, name="track"),
    path("session/<uuid:key>/captions.vtt", session_sound.captions, name="captions"),
    path("session/<uuid:key>/event/", session_events.event, name="event"),
    path("session/<uuid:key>/change/", session_events.change, name="change"),
    path("session/<uuid:key>/not-now/", session.not_now, name="not-now"),
    path("session/<uuid:key>/end/", session.end, name="end"),
    path("voice/aloud/<slug:concern>.<slug:kind>", session_sound.aloud, name="aloud"),
    path("voice/<slug:phrase>.<slug:kind>", session_sound.phrase, name="phrase"),
    path("picture/", strokes.picture, name="picture"),
    path("people/", household.household, name="people"),
    path("strokes/", strokes.strokes, name="strokes"),
    path("strokes/<slug:stroke>/", strokes.stroke, name="stroke"),
    path("points/", points.points, name="points"),
    path("points/known/", points.known, name="points-known"),
    path("points/<slug:point>/", points.point, name="point"),
    path("points/zones/<slug:zone>/", points.zone, name="reflex-zone"),
    path("benefits/", about.benefits, name="benefits"),
    path("about/", about.about, name="about"),
    path("language/", set_language, name="set_language"),
    path("", include("thenar.web.routines.urls")),
    path("", include("thenar.web.prescribed.urls")),
    path("", include("thenar.web.reports.urls")),
    path("", include("thenar.web.share.urls")),
    path("", include("thenar.web.journal.urls")),
    path("", include("thenar.web.copies.urls")),
    path("", include("thenar.web.lan.urls")),
    path("", include("thenar.web.offline.urls")),
]

if settings.GALLERY:
    urlpatterns.append(path("gallery/", gallery.gallery, name="gallery"))

handler400 = "thenar.web.serving.errors.bad_request"
handler404 = "thenar.web.serving.errors.not_found"
handler500 = "thenar.web.serving.errors.broken"
