"""The table of machines is what the locks and the builds say, and what it promises installs without a compiler."""

import platform
import re
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.tags import sys_tags

from docs.locks import BASE, FOLDER, IN_BASE, PARTS, PROJECT
from docs.machines import (
    COLUMNS,
    MACHINES,
    PYTHONS,
    Machine,
    fits,
    good_for,
    known_builds,
    pins,
    table,
    tags_of,
    to_compile,
)
from tests.test_docs import page
from thenar.parts.part import Part

BY_NAME = {one.name: one for one in MACHINES}
PI = BY_NAME["Debian and alike, ARM64 (Raspberry Pi 64-bit, NAS)"]
WINDOWS_ARM = BY_NAME["Windows, ARM64"]
PROMISED = [
    one
    for one in MACHINES
    if one is not WINDOWS_ARM and "32-bit" not in one.name and one.name != "macOS 13, Apple silicon"
]


def test_the_page_has_the_table_of_today() -> None:
    assert table() in page("machines.md")


@pytest.mark.parametrize("machine", PROMISED, ids=lambda one: one.name)
def test_the_base_needs_no_compiler(machine: Machine) -> None:
    assert good_for(BASE, machine) == list(PYTHONS)


def test_what_is_promised_of_the_others() -> None:
    assert good_for(BASE, WINDOWS_ARM) == [(3, 12), (3, 13), (3, 14)]
    assert good_for(Part.SPEECH, PI) == [(3, minor) for minor in range(11, 15)]
    assert (3, 14) in good_for(Part.CERTIFICATES, BY_NAME["macOS 13 and later, Intel"])


def test_every_part_is_had_somewhere_with_each_python_but_the_newest() -> None:
    usual = BY_NAME["Debian and alike, x64"]
    assert all(set(PYTHONS[:-1]) <= set(good_for(column, usual)) for column in COLUMNS)


def test_a_build_that_goes_away_is_noticed() -> None:
    fewer = {pin: [one for one in files if "aarch64" not in one] for pin, files in known_builds().items()}
    assert "numpy" in to_compile(BASE, PI, (3, 13), fewer)
    assert "django" not in to_compile(BASE, PI, (3, 13), fewer)


def test_builds_are_those_of_the_pins_and_of_no_others() -> None:
    pinned = {f"{one.name}{one.specifier}" for lock in COLUMNS for one in pins(lock)}
    assert set(known_builds()) == pinned, "`make lock` writes both"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc" or platform.machine() != "x86_64", reason="another machine")
def test_what_is_said_to_fit_this_machine_is_what_its_python_takes() -> None:
    here, said = frozenset(sys_tags()), tags_of(BY_NAME["Debian and alike, x64"], sys.version_info[:2])
    files = [file for found in known_builds().values() for file in found]
    fitting = [file for file in files if fits(file, said)]
    assert len(fitting) > len(pins(BASE))
    assert [file for file in fitting if not fits(file, here)] == []


@pytest.mark.parametrize("part", Part)
def test_the_lock_of_a_part_holds_what_the_extra_asks_for(part: Part) -> None:
    extras = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["optional-dependencies"]
    names = {Requirement(one).name for one in extras[part]}
    pinned = {one.name: one for one in pins(part)}
    assert names <= set(pinned)
    for one in map(Requirement, extras[part]):
        version = str(pinned[one.name].specifier).removeprefix("==")
        assert one.specifier.contains(version) or one.marker
    assert all(len(re.findall(r"--hash=", (FOLDER / f"{part}.lock").read_text())) > 1 for part in Part)


def test_all_is_every_part_and_the_locks_agree_with_the_base() -> None:
    extras = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(extras) == {"all", *Part}
    assert Requirement(extras["all"][0]).extras == set(Part)
    base = {one.name: {str(two.specifier) for two in pins(BASE) if two.name == one.name} for one in pins(BASE)}
    for part in PARTS:
        assert all(str(one.specifier) in base.get(one.name, {str(one.specifier)}) for one in pins(part))
    assert not IN_BASE & set(PARTS)
