"""Saxon (XSLT 3.0): stylesheets compiled once a process, documents through them one at a time.

Saxon resolves entities and reads files unasked: it is given only text that the loader has vetted.
What a stylesheet may read, ours or an edition's own, is this list:

- while it is compiled: the stylesheets that it includes and imports, and what a static expression
  of theirs names (ours read the words of the interface so: all files of ``page/labels``);
- while it runs: the source and the parameters that it is given, and the day and the hour.

Once the stylesheets are compiled no address of any protocol is read (``allowedProtocols``), neither
by ``doc`` and ``document`` nor by ``collection``, ``unparsed-text``, ``json-doc``, ``transform`` or
``xsl:source-document``; and from the start there are no functions of Java or of Saxon, no variables
of the environment, no properties of the system, no ``xsl:result-document`` and no ``xsl:evaluate``.
``tests/engines/test_saxonche.py`` tries each.
"""

from __future__ import annotations

import os
import sys
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from saxonche import PySaxonApiError, PySaxonProcessor, PyXdmNode, PyXsltExecutable

from edition import resources
from edition.errors import StylesheetError, TransformError

_FEATURE = "http://saxon.sf.net/feature/"
_MODES = "urn:edition:modes"
_CLOSED = {"allow-external-functions": "false", "disableXslEvaluate": "true"}
"""No functions of Java or Saxon, no environment, no result documents; no XPath within data."""
_LIMITS = (
    "maxElementDepth",
    "elementAttributeLimit",
    "maxGeneralEntitySizeLimit",
    "totalEntitySizeLimit",
    "maxXMLNameLimit",
)


@dataclass(frozen=True, slots=True)
class Transformed:
    """What a transformation gave: its serialised result and its messages as XML, in order."""

    text: str
    messages: tuple[str, ...]


def _file() -> BinaryIO:
    """Return a file without a name, in memory where the system can: no disk may be full then."""
    if sys.platform == "linux":
        return os.fdopen(os.memfd_create("saxon"), "w+b")
    else:  # noqa: RET505 - mypy knows no other way to say that it depends on the system
        return tempfile.TemporaryFile()


class _Log:
    """What Saxon writes to standard error: only there does it say in which rule it failed.

    Saxon is not Python and writes to the file descriptor, which is therefore lent to a file while
    a transformation runs; no thread of ours can write meanwhile, since Saxon holds the lock.
    """

    def __init__(self) -> None:
        self._file = _file()
        weakref.finalize(self, self._file.close)
        self._saved = -1
        self._start = 0

    def __enter__(self) -> None:
        sys.stderr.flush()
        # What is written to the other descriptor moves the place in this file on.
        self._start = os.lseek(self._file.fileno(), 0, os.SEEK_CUR)
        self._saved = os.dup(2)
        os.dup2(self._file.fileno(), 2)

    def __exit__(self, *_: object) -> None:
        os.dup2(self._saved, 2)
        os.close(self._saved)

    def summary(self) -> str:
        """Return the error and the place of the rule, on one line."""
        self._file.seek(self._start)
        lines = self._file.read().decode("utf-8", "replace").splitlines()
        return " ".join(line.strip() for line in lines[:2])


def _processor() -> PySaxonProcessor:
    """Start Saxon in a folder of ours.

    Unasked it reads ``catalog.xml`` in the folder that it was started in, and fetches the document
    type declaration that this names; nothing that can be set keeps it from that.
    """
    here = Path.cwd()
    os.chdir(resources.stylesheets())
    try:
        return PySaxonProcessor(license=False)
    finally:
        os.chdir(here)


class Tree:
    """A parsed XML document that can be the source or a parameter of several transformations."""

    __slots__ = ("node",)

    def __init__(self, node: PyXdmNode) -> None:
        self.node = node


Value = Tree | str | Mapping[str, Tree]
"""What a stylesheet may be given: a document, a string, or documents by names."""


def _languages(folder: Path) -> list[str]:
    """Return the languages in which the stylesheets of a folder have the words of the interface."""
    return sorted(path.stem for path in (folder / "page" / "labels").glob("*.xml"))


class Stylesheets:
    """Some entries of one stylesheet folder, compiled together.

    Not for use by several threads: Saxon holds the interpreter lock for a whole transformation.
    """

    def __init__(
        self,
        folder: Path,
        entries: Iterable[str],
        *,
        overrides: Mapping[str, Path] | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> None:
        """Compile ``{entry}.xsl`` of ``folder`` for each entry.

        ``overrides`` are the edition's own stylesheets by the entries that include them, ``texts``
        more entries by their texts, which name no other file. All entries are compiled here, since
        a processor that has been forbidden to read cannot be allowed to again. Raises
        StylesheetError.
        """
        found = {entry: {"stylesheet_file": str(folder / f"{entry}.xsl")} for entry in entries}
        found |= {entry: {"stylesheet_text": text} for entry, text in (texts or {}).items()}
        self._log = _Log()
        self._processor = _processor()
        for feature, value in _CLOSED.items():
            self._processor.set_configuration_property(_FEATURE + feature, value)
        # The parser's own limits are for documents off the web; the loader has set ours.
        for limit in _LIMITS:
            self._processor.set_configuration_property(
                f"{_FEATURE}parserProperty?uri=jdk.xml.{limit}", "0"
            )
        static = {"languages": " ".join(_languages(folder))}
        self._entries = {
            entry: self._compile(entry, where, static, (overrides or {}).get(entry))
            for entry, where in found.items()
        }
        self._processor.set_configuration_property(_FEATURE + "allowedProtocols", "")

    def parse(self, text: str) -> Tree:
        """Parse XML text that holds no document type declaration. Raises TransformError."""
        try:
            with self._log:
                return Tree(self._processor.parse_xml(xml_text=text))
        except PySaxonApiError as error:
            raise TransformError(str(error).strip()) from error

    def transform(
        self,
        entry: str,
        source: Tree,
        *,
        mode: str,
        parameters: Mapping[str, Value] | None = None,
    ) -> Transformed:
        """Apply the templates of ``m:{mode}`` of ``{entry}.xsl`` to ``source``.

        Raises TransformError.
        """
        executable = self._ready(entry, source, mode, parameters or {})
        try:
            with self._failures():
                text = executable.apply_templates_returning_string()
            messages = executable.get_xsl_messages()
        finally:
            # Messages pile up over transformations and survive a failed one.
            executable.clear_xsl_messages()
        return Transformed(text or "", tuple(str(item) for item in messages or ()))

    def tree(self, entry: str, source: Tree, *, mode: str) -> Tree:
        """Return what the templates of ``m:{mode}`` make of ``source``: one document.

        It is not written out and read again, as a result of ``transform`` would have to be. Raises
        TransformError.
        """
        return self.built(entry, source, mode=mode, parameters={})[0]

    def built(
        self, entry: str, source: Tree, *, mode: str, parameters: Mapping[str, Value]
    ) -> tuple[Tree, tuple[str, ...]]:
        """Return a document as ``tree`` does, and the messages. Raises TransformError."""
        executable = self._ready(entry, source, mode, parameters)
        try:
            with self._failures():
                made = executable.apply_templates_returning_value()
            messages = executable.get_xsl_messages()
        finally:
            executable.clear_xsl_messages()
        return Tree(made.item_at(0).get_node_value()), tuple(str(item) for item in messages or ())

    def _ready(
        self, entry: str, source: Tree, mode: str, parameters: Mapping[str, Value]
    ) -> PyXsltExecutable:
        executable = self._entries[entry]
        executable.clear_parameters()
        for name, value in parameters.items():
            executable.set_parameter(name, self._value(value))
        executable.set_initial_mode(f"{{{_MODES}}}{mode}")
        executable.set_global_context_item(xdm_item=source.node)
        executable.set_initial_match_selection(xdm_value=source.node)
        return executable

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Turn Saxon's exception into ours, with what Saxon says on standard error."""
        try:
            with self._log:
                yield
        except PySaxonApiError as error:
            raise TransformError(self._log.summary() or str(error).strip()) from error

    def _value(self, value: Value) -> object:
        if isinstance(value, Tree):
            return value.node
        if isinstance(value, str):
            return self._processor.make_string_value(value)
        string = self._processor.make_string_value
        return self._processor.make_map({string(key): tree.node for key, tree in value.items()})

    def _compile(
        self,
        entry: str,
        where: Mapping[str, str],
        static: Mapping[str, str],
        overrides: Path | None,
    ) -> PyXsltExecutable:
        compiler = self._processor.new_xslt30_processor()
        if overrides is not None:
            static = {**static, "overrides": overrides.resolve().as_uri()}
        for name, value in static.items():
            compiler.set_parameter(name, self._processor.make_string_value(value))
        try:
            executable = compiler.compile_stylesheet(**where)
        except PySaxonApiError as error:
            raise StylesheetError(f"{entry}.xsl does not compile:\n{error}".rstrip()) from error
        executable.set_save_xsl_message(True)
        return executable
