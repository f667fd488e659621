"""Saxon (XSLT 3.0): stylesheets compiled once a process, documents through them one at a time.

Saxon resolves entities and reads files unasked: it is given only text that the loader has vetted,
and once the stylesheets are compiled it may read nothing at all (``allowedProtocols``).
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

from saxonche import PySaxonApiError, PySaxonProcessor, PyXdmNode, PyXsltExecutable

from edition.errors import StylesheetError, TransformError

_FEATURE = "http://saxon.sf.net/feature/"
_MODES = "urn:edition:modes"
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


class _Log:
    """What Saxon writes to standard error: only there does it say in which rule it failed.

    Saxon is not Python and writes to the file descriptor, which is therefore lent to a file while
    a transformation runs; no thread of ours can write meanwhile, since Saxon holds the lock.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - kept as long as the processor
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


class Tree:
    """A parsed XML document that can be the source or a parameter of several transformations."""

    __slots__ = ("node",)

    def __init__(self, node: PyXdmNode) -> None:
        self.node = node


class Stylesheets:
    """Some entries of one stylesheet folder, compiled together.

    Not for use by several threads: Saxon holds the interpreter lock for a whole transformation.
    """

    def __init__(
        self, folder: Path, entries: Iterable[str], *, overrides: Mapping[str, Path] | None = None
    ) -> None:
        """Compile ``{entry}.xsl`` of ``folder`` for each entry.

        ``overrides`` are the edition's own stylesheets by the entries that include them. All
        entries are compiled here, since a processor that has been forbidden to read cannot be
        allowed to again. Raises StylesheetError.
        """
        self._log = _Log()
        self._processor = PySaxonProcessor(license=False)
        # The parser's own limits are for documents off the web; the loader has set ours.
        for limit in _LIMITS:
            self._processor.set_configuration_property(
                f"{_FEATURE}parserProperty?uri=jdk.xml.{limit}", "0"
            )
        self._entries = {
            entry: self._compile(folder, entry, (overrides or {}).get(entry)) for entry in entries
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
        parameters: Mapping[str, Tree | str] | None = None,
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
        executable = self._ready(entry, source, mode, {})
        try:
            with self._failures():
                made = executable.apply_templates_returning_value()
        finally:
            executable.clear_xsl_messages()
        return Tree(made.item_at(0).get_node_value())

    def _ready(
        self, entry: str, source: Tree, mode: str, parameters: Mapping[str, Tree | str]
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

    def _value(self, value: Tree | str) -> object:
        if isinstance(value, Tree):
            return value.node
        return self._processor.make_string_value(value)

    def _compile(self, folder: Path, entry: str, overrides: Path | None) -> PyXsltExecutable:
        compiler = self._processor.new_xslt30_processor()
        if overrides is not None:
            address = self._processor.make_string_value(overrides.resolve().as_uri())
            compiler.set_parameter("overrides", address)
        try:
            executable = compiler.compile_stylesheet(stylesheet_file=str(folder / f"{entry}.xsl"))
        except PySaxonApiError as error:
            raise StylesheetError(f"{entry}.xsl does not compile:\n{error}".rstrip()) from error
        executable.set_save_xsl_message(True)
        return executable
