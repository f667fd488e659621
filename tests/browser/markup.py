"""The checker of HTML, on many pages at once."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest


def said_of(pages: Iterable[Path]) -> str:
    """Return what the checker says of pages; skip where there is none.

    Of all at once: it takes longer to start than to read. A Java that translates little of itself,
    in a deeper stack, takes half of the time.
    """
    checker = os.environ.get("VNU_JAR")
    if not checker or not shutil.which("java"):
        pytest.skip("no HTML checker at hand (VNU_JAR, Java)")
    java = ["java", "-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", checker]
    command = [*java, "--errors-only", "--format", "gnu", *sorted(map(str, pages))]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr
