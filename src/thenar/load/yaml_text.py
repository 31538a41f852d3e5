"""YAML text to plain values, with the line of every key: no aliases, no tags, no surprises."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from thenar.model.problem import KnowledgeError, Problem

MAX_BYTES = 256_000
MAX_DEPTH = 12

Path = tuple[str | int, ...]

_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": lambda text: text.lower() in {"true", "yes", "on"},
    "tag:yaml.org,2002:null": lambda _: None,
}


@dataclass
class Located:
    """A value read from a file, and the line (from 1) of every path in it."""

    file: str
    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, message: str) -> Problem:
        return Problem(self.file, self.line(path), path_text(path), message)


def path_text(path: Path) -> str:
    """`("steps", 2, "name")` as `steps[2].name`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def parse(file: str, data: bytes) -> Located:
    """The value in some YAML bytes; raises KnowledgeError for anything but plain, small, safe YAML."""
    if len(data) > MAX_BYTES:
        raise KnowledgeError(
            [
                Problem(
                    file,
                    0,
                    "",
                    f"the file has {len(data):,} bytes; at most "
                    f"{MAX_BYTES:,} are read. Keep one thing in one small file.",
                )
            ]
        )
    node = _compose(file, data)
    located = Located(file, None)
    problems: list[Problem] = []
    located.value = None if node is None else _value(node, (), located, problems)
    if problems:
        raise KnowledgeError(problems)
    return located


def _compose(file: str, data: bytes) -> yaml.Node | None:
    try:
        text = data.decode("utf-8")
        _refuse_unsafe(file, text)
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise KnowledgeError([Problem(file, line, "", "this is not UTF-8 text; save the file as UTF-8.")]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        what = error.problem or error.context or "this cannot be read"
        raise KnowledgeError(
            [
                Problem(
                    file,
                    line,
                    "",
                    f"not valid YAML: {what}; check the "
                    "indent, the colons and the quotes of this line and the one before.",
                )
            ]
        ) from None
    except yaml.YAMLError as error:
        first = str(error).split("\n")[0]
        raise KnowledgeError([Problem(file, 0, "", f"not valid YAML: {first}; save it as plain text.")]) from None


def _refuse_unsafe(file: str, text: str) -> None:
    depth, documents = 0, 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise KnowledgeError(
                [Problem(file, line, "", "anchors (&) and aliases (*) are not read; write the value out.")]
            )
        tag = getattr(event, "tag", None)
        if tag:
            raise KnowledgeError([Problem(file, line, "", f"tags are not read (found {tag}); remove the tag.")])
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise KnowledgeError([Problem(file, line, "", f"nested deeper than {MAX_DEPTH} levels; flatten it.")])
        if documents > 1:
            raise KnowledgeError([Problem(file, line, "", "a second document (---) begins here; keep one a file.")])


def _value(node: yaml.Node, path: Path, located: Located, problems: list[Problem]) -> Any:
    located.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, located, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, index), located, problems) for index, item in enumerate(node.value)]
    return _scalar(node, path, located, problems)


def _mapping(node: yaml.MappingNode, path: Path, located: Located, problems: list[Problem]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        here = (*path, key)
        line = key_node.start_mark.line + 1
        if key in result:
            problems.append(
                Problem(
                    located.file,
                    line,
                    path_text(here),
                    f"the key '{key}' is here twice (first on line {located.lines[here]}); keep one.",
                )
            )
            continue
        located.lines[here] = line
        result[key] = _value(value_node, here, located, problems)
    return result


def _scalar(node: yaml.Node, path: Path, located: Located, problems: list[Problem]) -> Any:
    convert = _SCALARS.get(node.tag, str)
    try:
        return convert(node.value)
    except ValueError:
        problems.append(located.problem(path, f"'{node.value}' is not a plain number; write it like 12 or 1.5."))
        return None
