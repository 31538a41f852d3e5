"""The types of the wire as the scripts read them: one module of JSDoc for each module of `thenar.wire`."""

import inspect
import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

import thenar.wire
from docs.wire_addresses import addresses
from thenar.wire.base import Wire

FOLDER = Path("src/thenar/web/static/js/wire")
CHOICES = "enums"  # the module of the closed lists
PLAIN = {str: "string", UUID: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}


def scripts() -> dict[str, str]:
    """Every module by the name of its file."""
    modules = [import_module(f"thenar.wire.{one.name}") for one in iter_modules(thenar.wire.__path__)]
    found = {name_of(one): list(_types(one)) for one in modules}
    kinds = [kind for several in found.values() for kind in several]
    made = {f"{name_of(one)}.js": _module(one) for one in modules if found[name_of(one)]}
    return {**made, f"{CHOICES}.js": _choices(kinds), "addresses.js": addresses()}


def name_of(module: ModuleType) -> str:
    """The last part of its name."""
    return module.__name__.rpartition(".")[2]


def _types(module: ModuleType) -> Iterator[type[Wire]]:
    for one in vars(module).values():
        if inspect.isclass(one) and issubclass(one, Wire) and one.__module__ == module.__name__ and one is not Wire:
            yield one


def _module(module: ModuleType) -> str:
    parts = (_typedef(one, _shape(one)) for one in _types(module))
    return _file(f"src/thenar/wire/{name_of(module)}.py", inspect.getdoc(module) or "", parts)


def _choices(kinds: list[type[Wire]]) -> str:
    found = {enum.__name__: enum for kind in kinds for enum in _enums(kind)}
    parts = (_typedef(one, " | ".join(json.dumps(value) for value in one)) for _, one in sorted(found.items()))
    return _file("src/thenar/model/", "The closed lists that the wire knows.", parts)


def _file(source: str, about: str, parts: Iterator[str]) -> str:
    made = f"Made from `{source}` by `python -m docs.generate`: what is to change is changed there."
    return "\n\n".join([_comment(f"{about}\n\n{made}"), *parts, "export {};\n"])


def _typedef(one: type, shape: str) -> str:
    return _comment(f"{inspect.getdoc(one)}\n\n@typedef {{{shape}}} {one.__name__}")


def _comment(text: str) -> str:
    lines = (f" * {line}".rstrip() for line in text.splitlines())
    return "\n".join(["/**", *lines, " */"])


def _shape(one: type[Wire]) -> str:
    here = one.__module__.rpartition(".")[2]
    bases = [script_type(base, here) for base in one.__bases__ if base is not Wire]
    own = [_field(name, one, here) for name in one.__annotations__ if name in one.model_fields]
    return " & ".join([*bases, "{\n" + "".join(own) + "}"])


def _field(name: str, one: type[Wire], here: str) -> str:
    field = one.model_fields[name]
    optional = not field.is_required() and field.default is None
    kinds = [kind for kind in _members(field.annotation) if not (optional and kind is NoneType)]
    return f"  {name}{'?' * optional}: {' | '.join(dict.fromkeys(script_type(kind, here) for kind in kinds))},\n"


def _members(kind: Any) -> list[Any]:
    return list(get_args(kind)) if get_origin(kind) in (Union, UnionType) else [kind]


def script_type(kind: Any, here: str = "") -> str:
    """A type in JSDoc, as the module `here` names it. TypeError for one that the wire has no word for."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return script_type(inside[0], here)
    if origin is Literal:
        return " | ".join(json.dumps(value) for value in inside)
    if origin in (Union, UnionType):
        return " | ".join(dict.fromkeys(script_type(one, here) for one in inside))
    if origin is tuple:
        many = script_type(inside[0], here)
        return f"({many})[]" if "|" in many else f"{many}[]"
    if origin in (dict, Mapping):
        return f"Record<string, {script_type(inside[1], here)}>"
    if kind in PLAIN:
        return PLAIN[kind]
    if inspect.isclass(kind) and issubclass(kind, StrEnum | Wire):
        there = CHOICES if issubclass(kind, StrEnum) else kind.__module__.rpartition(".")[2]
        return kind.__name__ if there == here else f'import("./{there}.js").{kind.__name__}'
    raise TypeError(f"{kind} has no type in a script")


def _enums(kind: Any) -> Iterator[type[StrEnum]]:
    """Every closed list inside a type."""
    if inspect.isclass(kind) and issubclass(kind, StrEnum):
        yield kind
    elif inspect.isclass(kind) and issubclass(kind, Wire):
        for field in kind.model_fields.values():
            yield from _enums(field.annotation)
    else:
        for one in get_args(kind):
            yield from _enums(one)


def write(root: Path) -> Iterator[Path]:
    """Make every module anew below `root`; the files that changed."""
    for name, text in scripts().items():
        path = root / FOLDER / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            yield path
