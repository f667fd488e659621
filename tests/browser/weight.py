"""What a page weighs beyond its text: its markup, and the style sheets and scripts it loads."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

LIMIT = 60_000
"""Bytes, uncompressed."""


def weights(site: Path, page: str) -> dict[str, int]:
    """Return the bytes of a page beyond its text: of itself, and of each file that it loads."""
    data = (site / page).read_bytes()
    tree = html.fromstring(data.decode("utf-8"))
    [article] = tree.xpath("//article[@data-text]")
    found = {page: len(data) - len(article.text_content().encode())}
    loaded = tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    for address in loaded:
        file = (site / page).parent / urlsplit(address).path
        found[file.name] = file.stat().st_size
    return found
