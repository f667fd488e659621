"""What a page says, and where it leads."""

from __future__ import annotations

import re

from lxml import html

_BLOCKS = re.compile(r"</(p|h[1-6]|dt|dd|li|th|td|caption|pre|summary)>")


def text(root: html.HtmlElement, xpath: str) -> str:
    """Return the words of what an XPath selects; blocks part them."""
    pieces = []
    for found in root.xpath(xpath):
        source = html.tostring(found, encoding="unicode", with_tail=False)
        pieces.append(html.fragment_fromstring(_BLOCKS.sub(r"</\1> ", source)).text_content())
    return " ".join(" ".join(pieces).split())


def hrefs(root: html.HtmlElement, xpath: str = "//a") -> list[str]:
    """Return where links lead."""
    return [a.get("href") for a in root.xpath(xpath)]
