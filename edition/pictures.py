"""Pictures: what is known of an image that documents name, before any page is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from edition import layout


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """An image made of pixels, as far as it can be decoded."""

    size: Size | None = None
    """As it is shown, turned; none where it cannot be decoded."""
    is_shown: bool = False
    """Whether browsers show its format."""
    is_changed: bool = False
    """Whether what is published is without metadata that the source has."""
    copies: Mapping[str, Size] = field(default_factory=dict)
    """The smaller copies that there are, by their names."""
    fault: str = ""
    """The code of the finding on it, if there is one."""
    said: str = ""
    """What the finding says, the end of a sentence."""


def among(pictures: Mapping[str, Picture], files: Iterable[str]) -> dict[str, Picture]:
    """Return what is known of some files, by their paths in the published tree.

    ``pictures`` are all that are known, by these paths; the files, by those below the source
    folder, may be others as well.
    """
    paths = map(layout.asset, files)
    return {path: pictures[path] for path in paths if path in pictures}
