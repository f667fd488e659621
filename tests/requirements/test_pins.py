"""What is pinned is what is needed, and what is made of the pins is in step with them."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import pytest

from edition import requirements as needs
from requirements import bill, licences, pins

GROUPS = sorted(pins.groups())


def name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def test_every_group_is_pinned(root: Path) -> None:
    files = {path.stem for path in (root / "requirements").glob("*.txt")}
    assert files == set(GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_required_is_pinned(group: str) -> None:
    pinned = {pin.name: pin for pin in pins.read(group)}
    for requirement in pins.groups()[group]:
        pin = pinned[name_of(requirement)]
        assert needs.is_compatible(pin.version, requirement.partition("~=")[2]), requirement
        assert pin.marker == ""


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_pinned_is_required(group: str) -> None:
    required = {name_of(requirement) for requirement in pins.groups()[group]}
    pinned = {pin.name: pin for pin in pins.read(group)}
    for pin in pinned.values():
        assert pin.via or pin.name in required, pin.name
        assert set(pin.via) <= pinned.keys()


@pytest.mark.parametrize("group", GROUPS)
def test_each_pin_has_the_digests_of_its_files(group: str) -> None:
    for pin in pins.read(group):
        assert pin.hashes, pin.name
        assert len(set(pin.hashes)) == len(pin.hashes)


@pytest.mark.parametrize("group", GROUPS)
def test_pins_name_no_place(root: Path, group: str) -> None:
    text = (root / "requirements" / f"{group}.txt").read_text("utf-8")
    assert "/" not in text
    assert "index" not in text


def test_a_package_has_one_version() -> None:
    found: dict[str, set[str]] = {}
    for group in GROUPS:
        for pin in pins.read(group):
            found.setdefault(pin.name, set()).add(pin.version)
    assert [name for name, versions in found.items() if len(versions) > 1] == []


@pytest.mark.parametrize("line", ["click>=8", "click==8 --index-url x", "-r other.txt"])
def test_a_line_that_pins_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    (tmp_path / "x.txt").write_text(line)
    monkeypatch.setattr(pins, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="No pin"):
        pins.read("x")


def installed() -> list[pins.Pin]:
    """Return the pins of what is installed here in the pinned version."""
    found = []
    for pin in pins.read("edition"):
        try:
            if version(pin.name) == pin.version:
                found.append(pin)
        except PackageNotFoundError:
            pass
    return found


def test_what_packages_need_is_pinned() -> None:
    pinned = {pin.name for pin in pins.read("edition")}
    for pin in installed():
        for requirement in distribution(pin.name).requires or ():
            if "extra ==" not in requirement and ";" not in requirement:
                assert name_of(requirement) in pinned, requirement


def test_this_environment_is_the_pinned_one() -> None:
    ours = needs.is_inside() and needs.STAMP.exists()
    if not ours or not needs.pins(()):
        pytest.skip("the packages of this Python are not those of the set-up")
    names = {pin.name for pin in installed()}
    assert [pin.name for pin in pins.read("edition") if pin.name not in names] == []


def test_the_pins_are_for_the_pythons_that_are_promised() -> None:
    assert needs.NEWEST >= (3, 14)
    assert pins.OLDEST == "3.11"
    assert sys.version_info[:2] > needs.NEWEST or needs.pins(("test",))


def test_the_list_of_licences_is_in_step(root: Path) -> None:
    known, table = pins.read("edition"), licences.read()
    assert (root / "THIRD-PARTY.md").read_text("utf-8") == licences.page(known, table)
    assert table.packages.keys() == {pin.name for pin in known}
    assert {work.within for work in table.bundled} <= table.packages.keys()


def test_licences_are_those_that_packages_state() -> None:
    table = licences.read()
    stated = 0
    for pin in installed():
        expression = distribution(pin.name).metadata.get("License-Expression")
        if expression:
            stated += 1
            assert table.packages[pin.name] == expression, pin.name
    assert stated or not installed()


def test_the_bill_of_materials_is_in_step(root: Path) -> None:
    text = bill.bill(pins.read("edition"), licences.read())
    assert (root / "requirements" / "sbom.cdx.json").read_text("utf-8") == text
    assert "timestamp" not in text
    assert "serialNumber" not in text


def test_the_bill_of_materials_is_one(root: Path) -> None:
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    text = (root / "requirements" / "sbom.cdx.json").read_text("utf-8")
    validator = validation.JsonStrictValidator(schema.SchemaVersion.V1_6)
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"library"', '"book"')) is not None
