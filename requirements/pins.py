"""The pins: of every package that is needed the one version, and the digests of its files.

A file for each group of requirements in ``pyproject.toml`` holds all that the group needs, directly
or not, on every system, in pip's format. Versions agree between the files.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
OLDEST = "3.11"

_PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]+?))?(?: \\)?$")
_HASH = re.compile(r" +--hash=sha256:([0-9a-f]{64})(?: \\)?$")
_VIA = re.compile(r" +#(?: via)? +(?!via$)([\w.-]+)$")


@dataclass(frozen=True, slots=True)
class Pin:
    """A package that is pinned: its name as indexes write it, its version, when it is needed.

    ``via`` are the packages that need it; the program itself is not among them.
    """

    name: str
    version: str
    marker: str = ""
    hashes: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


def groups() -> dict[str, list[str]]:
    """Return the requirements of each group in ``pyproject.toml``, by the name of its file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {"edition": project["dependencies"], **project["optional-dependencies"]}


def read(group: str) -> list[Pin]:
    """Return the pins of a group. Raises ValueError where a line is none."""
    pins: list[Pin] = []
    for line in (FOLDER / f"{group}.txt").read_text("utf-8").splitlines():
        if match := _PIN.fullmatch(line):
            pins.append(Pin(match["name"], match["version"], match["marker"] or ""))
        elif (match := _HASH.fullmatch(line)) and pins:
            pins.append(replace(pins[-1], hashes=(*pins.pop().hashes, match[1])))
        elif (match := _VIA.fullmatch(line)) and pins:
            pins.append(replace(pins[-1], via=(*pins.pop().via, match[1])))
        elif line.strip(" #") not in {"", "via"} and not line.startswith("#"):
            raise ValueError(f"No pin of a package: {line}")
    return pins


def renew() -> None:
    """Pin the newest versions that fit, from the index that pip is set up with.

    Raises subprocess.CalledProcessError when uv finds none, and says why on standard error.
    """
    wanted = groups()
    with tempfile.TemporaryDirectory() as scratch:
        constraints = Path(scratch) / "all.txt"
        everything = [requirement for group in wanted.values() for requirement in group]
        constraints.write_text(_compiled(everything, "--no-annotate"), "utf-8")
        for group, requirements in wanted.items():
            options = ("--generate-hashes", "--constraints", str(constraints))
            lines = _compiled(requirements, *options).splitlines()
            # Which file of constraints there was is of no use to a reader.
            text = "".join(f"{line}\n" for line in lines if " -c " not in line)
            (FOLDER / f"{group}.txt").write_text(_HEAD + text, "utf-8", newline="\n")


_HEAD = "# Made by `python requirements --renew`.\n"


def _compiled(requirements: list[str], *options: str) -> str:
    """Return the pins for some requirements, for every system and Python."""
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "-"),
        *("--no-config", "--universal", "--python-version", OLDEST, "--no-build"),
        *("--no-header", "--quiet", *options),
    ]
    done = subprocess.run(
        command,
        input="\n".join(requirements).encode("utf-8"),
        env={**os.environ, **dict(_index())},
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout.decode("utf-8")


def _index() -> Iterator[tuple[str, str]]:
    """Yield what uv needs to know to ask the index that pip asks; it is written down nowhere."""
    known = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
    for key, value in _settings_of_pip().items():
        if key in known and value:
            yield known[key], value


def _settings_of_pip() -> Mapping[str, str]:
    command = [sys.executable, "-m", "pip", "config", "list"]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    lines = (line.partition("=") for line in told.splitlines())
    return {name.rpartition(".")[2]: value.strip("'") for name, _, value in lines}
