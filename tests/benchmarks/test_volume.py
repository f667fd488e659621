"""The volume that is measured: of the first documents only, and with all that is around them."""

from __future__ import annotations

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
