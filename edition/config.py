"""The settings of an edition: ``[tool.edition]`` in ``pyproject.toml``, or ``edition.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edition.binding import BINDING, Binding, read_binding
from edition.errors import AbsentError, SettingError, UsageError
from edition.keys import line_of
from edition.selection import Selection, anywhere
from edition.typography import TYPOGRAPHY, Typography, check_keys, read_typography
from edition.withholding import Withholding

STYLES = ("chicago-notes-bibliography", "modern-language-association")
"""The styles of citing that an edition has if its settings say nothing."""


FILES = ("edition.toml", "pyproject.toml")
"""The files of settings; where there is the first one, the second does not count."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """The edition's own presentation: files that stand after ours and win."""

    site: Path | None = None
    """XSLT for the pages."""
    text: Path | None = None
    """XSLT for the plain text."""
    book: Path | None = None
    """XSLT for the book."""
    css: Path | None = None
    typst: Path | None = None

    @property
    def entries(self) -> tuple[tuple[str, Path], ...]:
        """The stylesheets among them, each with the entry that it overrides."""
        named = (("site", self.site), ("text", self.text), ("book", self.book))
        return tuple((entry, path) for entry, path in named if path is not None)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run; paths are absolute."""

    root: Path
    source: Path
    output: Path
    schema: str = "auto"
    base_url: str = ""
    language: str = "en"
    """The language of the interface."""
    languages: tuple[str, ...] = ()
    """The languages of the edition, as far as the settings name them."""
    unit: str = ""
    """An XPath of the divisions that are documents of their own."""
    split: int = 30_000
    """A document of more words than this is split at its outermost divisions."""
    overrides: Overrides = field(default_factory=Overrides)
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Addresses that were published and now lead elsewhere, as ``documents/x.html#old``."""
    fonts: tuple[Path, ...] = ()
    """The folders of fonts for the book."""
    typography: Typography = field(default_factory=Typography)
    """How the book is set."""
    binding: Binding = field(default_factory=Binding)
    """In how many volumes it comes."""
    report: str = ""
    """Where readers report errors: an address of the web or a mailbox, with ``{id}`` and others."""
    styles: tuple[str, ...] = STYLES
    """The styles of citing, by their names in the repository of CSL."""
    image_hosts: tuple[str, ...] = ()
    """Where pages may load scans from, such as ``https://iiif.example.org``."""
    withholding: Withholding = field(default_factory=Withholding)
    """What of the sources is not published."""


_SITE = ("images", "report", "styles")
_KNOWN = {
    "source", "output", "schema", "base_url", "languages", "unit", "split", "overrides",
    "redirects", "print", "publish", "site",
}  # fmt: skip
_HOST = re.compile(r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
_PUBLISH = ("withhold", "withhold_status")
_PRINT = ("fonts", *BINDING, *TYPOGRAPHY)
_OVERRIDES = ("book", "css", "site", "text", "typst")


def read_settings(folder: Path) -> Settings:
    """Return the settings of the edition in ``folder``; without a settings file, the defaults.

    Raises UsageError when a settings file cannot be read or holds what is no setting.
    """
    table = _table(folder)
    for key in table:
        if key not in _KNOWN:
            known = ", ".join(sorted(_KNOWN))
            raise UsageError(f"'{key}' is no setting of an edition; there are: {known}.")
    overrides = _mapping(table, "overrides")
    for key in overrides:
        if key not in _OVERRIDES:
            raise UsageError(f"'{key}' overrides nothing; there are: {', '.join(_OVERRIDES)}.")
    site = _mapping(table, "site")
    for key in site:
        if key not in _SITE:
            raise UsageError(f"'site.{key}' is no setting; there are: {', '.join(_SITE)}.")
    print_ = _mapping(table, "print")
    languages = table.get("languages", ["en"])
    if not (
        isinstance(languages, list) and languages and all(isinstance(x, str) for x in languages)
    ):
        raise UsageError("The setting 'languages' is a list of language codes, such as [\"en\"].")
    with _on_line(folder):
        check_keys(print_, _PRINT, of="print")
        typography, binding = read_typography(print_), read_binding(print_)
    return Settings(
        root=folder,
        source=(folder / _text(table, "source", "tei")).resolve(),
        output=(folder / _text(table, "output", "site")).resolve(),
        schema=_text(table, "schema", "auto"),
        base_url=_text(table, "base_url", ""),
        language=str(languages[0]),
        languages=tuple(languages) if "languages" in table else (),
        unit=_unit(table),
        split=_number(table, "split", 30_000),
        overrides=Overrides(
            site=_path(folder, overrides, "site"),
            text=_path(folder, overrides, "text"),
            book=_path(folder, overrides, "book"),
            css=_path(folder, overrides, "css"),
            typst=_path(folder, overrides, "typst"),
        ),
        redirects={str(key): str(value) for key, value in _mapping(table, "redirects").items()},
        fonts=_fonts(folder, print_),
        typography=typography,
        binding=binding,
        report=_report(site),
        styles=_words(site, "styles", STYLES, of="site"),
        image_hosts=_image_hosts(site),
        withholding=_withholding(_mapping(table, "publish")),
    )


@contextmanager
def _on_line(folder: Path) -> Iterator[None]:
    """Say of a setting that is wrong on which line it stands."""
    try:
        yield
    except SettingError as error:
        file, above = folder / FILES[0], ""
        if not file.is_file():
            file, above = folder / FILES[1], "tool.edition."
        line = line_of(file.read_text("utf-8"), f"{above}{error.key}")
        raise UsageError(f"{file.name}, line {line}: {error}" if line else str(error)) from error


def _table(folder: Path) -> Mapping[str, Any]:
    own, project = (folder / name for name in FILES)
    try:
        if own.is_file():
            table = tomllib.loads(own.read_text("utf-8"))
        elif project.is_file():
            table = tomllib.loads(project.read_text("utf-8")).get("tool", {}).get("edition", {})
        else:
            table = {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"The settings cannot be read: {error}") from error
    return table


def _text(table: Mapping[str, Any], key: str, default: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise UsageError(f"The setting '{key}' is a text in quotation marks.")
    return value


def _unit(table: Mapping[str, Any]) -> str:
    expression = _text(table, "unit", "")
    if expression:
        try:
            Selection(expression)
        except UsageError as error:
            raise UsageError(f"The setting 'unit' is an XPath of TEI elements: {error}") from error
    return expression


def _withholding(table: Mapping[str, Any]) -> Withholding:
    for key in table:
        if key not in _PUBLISH:
            known = ", ".join(_PUBLISH)
            raise UsageError(f"'publish.{key}' is no setting; there are: {known}.")
    default = Withholding()
    patterns = _words(table, "withhold", default.elements)
    for pattern in patterns:
        try:
            Selection(anywhere(pattern))
        except UsageError as error:
            message = f"The setting 'publish.withhold' is a list of XPaths of TEI elements: {error}"
            raise UsageError(message) from error
    return Withholding(patterns, _words(table, "withhold_status", default.status))


def _fonts(folder: Path, table: Mapping[str, Any]) -> tuple[Path, ...]:
    fonts = tuple((folder / name).resolve() for name in _words(table, "fonts", (), of="print"))
    for path in fonts:
        if not path.is_dir():
            message = f"The setting 'print.fonts' names a folder that is not there: {path}"
            raise AbsentError(message, path)
    return fonts


def _image_hosts(table: Mapping[str, Any]) -> tuple[str, ...]:
    hosts = table.get("images", [])
    if not isinstance(hosts, list) or not all(
        isinstance(host, str) and _HOST.fullmatch(host) for host in hosts
    ):
        raise UsageError(
            "The setting 'site.images' is a list of hosts that pages may load scans from, such as"
            ' ["https://iiif.example.org"].'
        )
    return tuple(hosts)


def _report(table: Mapping[str, Any]) -> str:
    address = _text(table, "report", "")
    if address and not address.startswith(("mailto:", "https://", "http://")):
        raise UsageError(
            "The setting 'site.report' is an address of the web or a mailbox, such as"
            ' "mailto:editors@example.org".'
        )
    return address


def _words(
    table: Mapping[str, Any], key: str, default: tuple[str, ...], *, of: str = "publish"
) -> tuple[str, ...]:
    value = table.get(key, list(default))
    if not isinstance(value, list) or not all(isinstance(x, str) and x.strip() for x in value):
        raise UsageError(f"The setting '{of}.{key}' is a list of texts in quotation marks.")
    return tuple(value)


def _number(table: Mapping[str, Any], key: str, default: int) -> int:
    value = table.get(key, default)
    if not isinstance(value, int) or value < 0:
        raise UsageError(f"The setting '{key}' is a number, 0 or more.")
    return value


def _mapping(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise UsageError(f"The setting '{key}' is a table: [tool.edition.{key}].")
    return value


def _path(folder: Path, table: Mapping[str, Any], key: str) -> Path | None:
    if key not in table:
        return None
    path = (folder / _text(table, key, "")).resolve()
    if not path.is_file():
        message = f"The setting 'overrides.{key}' names a file that is not there: {path}"
        raise AbsentError(message, path)
    return path
