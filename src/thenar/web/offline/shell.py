"""What a device fetches to be ready without the server: pages, scripts, pictures and sounds, under one version."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache

from django.templatetags.static import static
from django.urls import reverse

from thenar.insight.asking import sliders
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.script_words import modules_of
from thenar.web.base.sliders import field_name
from thenar.web.base.stills import SCENE, scene, still
from thenar.web.base.words import plan_sentence
from thenar.web.offline.careful import CarefulForm, careful_forms, careful_led
from thenar.web.offline.pages import PAGES, page
from thenar.web.serving import assets
from thenar.web.session.concerns import wrong_page
from thenar.web.session.kept import left_alone
from thenar.web.session.led import Led
from thenar.web.session.player import LIVE, played_of
from thenar.web.session.sound import SHORT
from thenar.web.session.track import TYPES
from thenar.wire import kept
from thenar.wire.base import written
from thenar.wire.kept import Careful, Shell, Sliders

SCRIPTS = ("app", "check", "end", "play")
LEVENSHTEIN = "vendor/fastest-levenshtein/mod.js"  # of js/understand; what others made is not followed by itself


def shell(language: str, kind: str) -> Shell:
    """What to keep for a browser that plays `kind`, in the active language."""
    knowledge = load_knowledge()
    forms = careful_forms(knowledge).values()
    strokes, short = strokes_of(knowledge), kind if kind in SHORT else "mp4"
    sounds = [(form, reverse("offline-sound", args=(form.id, kind))) for form in forms]
    core = [
        *(reverse(name) for name in PAGES),
        reverse("offline-careful"),
        reverse("words"),
        *(static(path) for path in _static_core()),
        *(address for stroke in strokes if (address := still(stroke))),
        *(reverse("phrase", args=(name, short)) + f"?language={knowledge.language}" for name in LIVE),
        *(address for form, address in sounds if not form.only),
    ]
    core = list(dict.fromkeys(core))
    # each sound as m4a costs the server seconds of encoding, so only ready packets take those for one side along
    one_sided = (address for form, address in sounds if form.only and kind in SHORT)
    extras = [address for address in (*aloud(knowledge, short), *one_sided, *_scene(strokes)) if address not in core]
    return Shell(version=_version(language, (*core, *extras)), core=tuple(core), extras=tuple(extras))


def aloud(knowledge: Knowledge, kind: str) -> Iterator[str]:
    """The addresses of what our own voice reads aloud in an emergency."""
    wrong = wrong_page(knowledge)
    for one in wrong.emergencies if wrong.spoken else ():
        yield f"{reverse('aloud', args=(one.concern.id, kind))}?language={knowledge.language}"


@cache
def careful_data(language: str) -> Careful:  # noqa: ARG001  the language is active; here it is the key
    """Every careful form as the player takes it, and what is the same for all of them."""
    knowledge = load_knowledge()
    forms = {form.id: _form(form, careful_led(form, knowledge)) for form in careful_forms(knowledge).values()}
    return Careful(knowledge=knowledge.version, forms=forms, live=next(iter(forms.values())).data.live)


def strokes_of(knowledge: Knowledge) -> tuple[str, ...]:
    """The strokes of all careful forms, each once."""
    forms = careful_forms(knowledge).values()
    return tuple(dict.fromkeys(step.stroke.id for form in forms for step in careful_led(form, knowledge).plan.steps))


def _form(form: CarefulForm, one: Led) -> kept.CarefulForm:
    track = {kind: reverse("offline-sound", args=(form.id, kind)) for kind in TYPES}
    before, after = (_sliders(form, when, one.knowledge) for when in (RatedAt.BEFORE, RatedAt.AFTER))
    return kept.CarefulForm(
        giver=form.giver,
        area=form.routine.area,
        routine=form.routine.id,
        sentence=plan_sentence(one.plan),
        sliders=Sliders(before=before, after=after),
        leaves=left_alone(one),
        data=played_of(one).model_copy(update={"track": track}),
    )


def _sliders(form: CarefulForm, when: RatedAt, knowledge: Knowledge) -> tuple[str, ...]:
    """The fields of what is asked about a session without a goal."""
    return tuple(field_name(*one) for one in sliders(knowledge.measures, when, None, [form.routine.area]))


def _static_core() -> Iterator[str]:
    entries = (*(f"js/offline/{name}.js" for name in SCRIPTS), "js/session/main.js", "js/check/written.js")
    yield from sorted({path for entry in entries for path in modules_of(entry)})
    yield LEVENSHTEIN
    yield from ("css/journal.css", "css/offline.css")


def _scene(strokes: Iterable[str]) -> Iterator[str]:
    if not scene():
        return
    vendor = (assets.SOURCE / "vendor").rglob("*.js")
    paths = [
        *sorted(modules_of(SCENE)),
        *(path.relative_to(assets.SOURCE).as_posix() for path in sorted(vendor)),
        *(path.relative_to(assets.SOURCE).as_posix() for path in sorted((assets.SOURCE / "scene").glob("*.bin"))),
        *(f"anatomy/strokes/{stroke}.json" for stroke in strokes),
    ]
    yield from (static(path) for path in paths if (assets.SOURCE / path).is_file())


@cache
def _version(language: str, addresses: tuple[str, ...]) -> str:
    """A short name of exactly these pages, data and files."""
    digest = hashlib.sha256(json.dumps([language, addresses, written(careful_data(language))]).encode())
    for name in PAGES:
        digest.update(page(name).encode())
    return digest.hexdigest()[:12]
