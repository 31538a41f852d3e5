"""The bones of each limb model: parents, joint names in the source, and whose weights they carry."""

from __future__ import annotations

from dataclasses import dataclass

FINGERS = ("thumb", "index", "middle", "ring", "little")
ARM = ("lowerarm01.R", "lowerarm02.R", "upperarm02.R", "upperarm01.R")
TOES = ("big", "second", "third", "fourth", "little")


@dataclass(frozen=True)
class Bone:
    """`parent` is an index or -1; `head` and `tail` are source joints; `carries` source bones."""

    name: str
    parent: int
    head: str
    tail: str
    carries: tuple[str, ...]


def _digit(bones: list[Bone], name: str, parent: int, source: str, joint: str, count: int) -> None:
    for k in range(1, count + 1):
        above = parent if k == 1 else len(bones) - 1
        ends = (f"{joint}-{k}", f"{joint}-{k + 1}")
        bones.append(Bone(f"{name}-{k}", above, *ends, (f"{source}-{k}.R",)))


def hand_bones() -> list[Bone]:
    """The hand is the root, the forearm hangs on it; ring and little finger keep metacarpals."""
    bones = [
        Bone("hand", -1, "r-hand", "r-finger-3-1", ("wrist.R", "metacarpal1.R", "metacarpal2.R")),
        Bone("forearm", 0, "r-hand", "r-elbow", ARM),
    ]
    for number, name in enumerate(FINGERS, start=1):
        parent = 0
        if name in ("ring", "little"):
            parent = len(bones)
            meta = (f"metacarpal{number - 1}.R",)
            bones.append(Bone(f"{name}-0", 0, "r-hand-2", f"r-finger-{number}-1", meta))
        _digit(bones, name, parent, f"finger{number}", f"r-finger-{number}", 3)
    return bones


def foot_bones() -> list[Bone]:
    """Lower leg, foot and toes."""
    bones = [
        Bone("leg", -1, "r-knee", "r-ankle", ("lowerleg01.R", "lowerleg02.R", "upperleg02.R")),
        Bone("foot", 0, "r-ankle", "r-foot-1", ("foot.R",)),
    ]
    for number, name in enumerate(TOES, start=1):
        count = 2 if name == "big" else 3
        _digit(bones, name, 1, f"toe{number}", f"r-toe-{number}", count)
    return bones
