"""The volume that is measured: of the first documents only, and with all that is around them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks import volume

WHOLE = """#import "/design.typ" as ed
#ed.documents[
#include "/documents/a.typ"
#include "/documents/b.typ"
#include "/documents/c.typ"
#ed.indexes[
]]
"""


def test_a_volume_of_some_documents_has_all_that_is_around_them(tmp_path: Path) -> None:
    (tmp_path / volume.WHOLE).write_text(WHOLE)
    name = volume.cut(tmp_path, 2)
    text = (tmp_path / name).read_text()
    assert text == WHOLE.replace('#include "/documents/c.typ"', "")
    assert volume.cut(tmp_path, 3) != name
    assert (tmp_path / volume.cut(tmp_path, 3)).read_text() == WHOLE


def test_what_is_kept_of_a_build_can_be_set(tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "edition"
    (folder / "tei").mkdir(parents=True)
    shutil.copy(root / "tei" / "documents" / "puzanov-1957-07-03.xml", folder / "tei")
    script = [sys.executable, root / "benchmarks" / "volume.py"]
    options = ("--schema", "none", "--draft", "--no-search")
    subprocess.run([*script, "keep", tmp_path / "kept", *options], cwd=folder, check=True)
    command = [*script, "set", tmp_path / "kept", volume.WHOLE]
    done = subprocess.run(command, capture_output=True, check=True)
    assert int(done.stdout) > 1
