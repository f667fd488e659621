"""What a build depends on is a part of the key under which it is remembered what it came to."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from edition.binding import Binding
from edition.config import Overrides, Settings
from edition.sources import Sources
from edition.typography import Typography
from edition.unchanged import conclusion_key
from edition.withholding import Withholding

OTHER = {
    "root": Path("elsewhere"),
    "source": Path("elsewhere/tei"),
    "output": Path("elsewhere/site"),
    "schema": "none",
    "base_url": "https://example.org",
    "language": "de",
    "languages": ("de",),
    "unit": "text",
    "split": 0,
    "overrides": Overrides(css=Path("own.css")),
    "redirects": {"documents/a.html": "documents/b.html"},
    "fonts": (Path("fonts"),),
    "typography": Typography(columns=2),
    "binding": Binding(by="year"),
    "report": "mailto:editors@example.org",
    "styles": ("apa",),
    "image_hosts": ("https://iiif.example.org",),
    "withholding": Withholding(status=("draft",)),
}
"""Another value for each setting that there is."""


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_counts(name: str, tmp_path: Path) -> None:
    source = tmp_path / "tei"
    source.mkdir()
    (source / "a.xml").write_text("<TEI/>")
    sources = Sources(source)
    settings = Settings(tmp_path, source, tmp_path / "site")
    changed = replace(settings, **{name: OTHER[name]})

    def key(settings: Settings) -> str:
        return conclusion_key(settings, "none", (True, False), sources)

    assert key(settings) == key(replace(settings))
    assert key(changed) != key(settings)
