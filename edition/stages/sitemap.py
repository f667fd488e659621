"""Sitemap: the pages of an edition for search engines (sitemaps.org), with their last changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from lxml import etree

LONGEST = 50_000
"""How many pages a sitemap may list; of more there are several, and a list of these."""

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemaps(
    pages: Mapping[str, str], *, base_url: str, longest: int = LONGEST
) -> dict[str, bytes]:
    """Return ``sitemap.xml``, and what else it takes, by path.

    ``pages`` are the paths of pages, each with the date of its last change (ISO) or nothing.
    """
    base = base_url.rstrip("/")
    listed = sorted(pages.items())
    if len(listed) <= longest:
        return {"sitemap.xml": _file("urlset", "url", base, listed)}
    parts = [listed[at : at + longest] for at in range(0, len(listed), longest)]
    found = {
        f"sitemap-{number}.xml": _file("urlset", "url", base, part)
        for number, part in enumerate(parts, 1)
    }
    index = [(path, "") for path in found]
    return {"sitemap.xml": _file("sitemapindex", "sitemap", base, index), **found}


def day(changed: str) -> str:
    """Return a date as sitemaps have it, or nothing where it is none: a year, a month or a day."""
    match = re.match(r"\d{4}(-\d\d(-\d\d)?)?", changed)
    return match.group() if match else ""


def _file(root: str, item: str, base: str, listed: list[tuple[str, str]]) -> bytes:
    top = etree.Element(f"{_SITEMAP}{root}", nsmap={None: _SITEMAP.strip("{}")})
    for path, changed in listed:
        listing = etree.SubElement(top, f"{_SITEMAP}{item}")
        etree.SubElement(listing, f"{_SITEMAP}loc").text = f"{base}/{quote(path)}"
        if changed:
            etree.SubElement(listing, f"{_SITEMAP}lastmod").text = changed
    etree.indent(top, space="")
    return bytes(etree.tostring(top, encoding="utf-8", xml_declaration=True)) + b"\n"
