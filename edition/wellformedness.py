"""Why a file is not well-formed XML: the place itself, a plain sentence, and what mends it.

libxml2 decides; expat, which knows the exact place, is asked again when it has said no.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pyexpat import ExpatError, ParserCreate, errors

from edition.nearness import nearest
from edition.positions import DECLARED, Position, codec, decode, encoding_of

_NAME = re.compile(rb"[^\s<>/=\"'&;]+")
_OPEN_VALUE = re.compile(rb"""([^\s<>/=\"'&;]+)\s*=\s*(["'])[^<"']*$""")
_CODE = errors.codes
_TEI = "http://www.tei-c.org/ns/1.0"


@dataclass(frozen=True, slots=True)
class Malformation:
    """Where a file stops being XML, why, and the shortest way to mend it.

    ``undecodable``: its bytes are not what they are said to be, so that there is no text at all.
    """

    position: Position
    sentence: str
    hint: str = ""
    undecodable: bool = False


@dataclass(frozen=True, slots=True)
class _Opened:
    name: str
    offset: int


def explain(data: bytes) -> Malformation | None:
    """Return why a file is not well-formed, or None if expat finds nothing wrong with it."""
    text = decode(data)
    return _undecodable(data) or _version(text) or _Reader(text.encode("utf-8")).malformation()


def _version(text: str) -> Malformation | None:
    """Return that a file is in a version of XML that there is none of, or None."""
    match = re.match(r"""(<\?xml\s+)version\s*=\s*["'](?!1\.\d+["'])([^"']*)""", text)
    if match is None:
        return None
    sentence = f"There is no version '{match.group(2)}' of XML."
    return Malformation(Position(1, 1 + len(match.group(1))), sentence, 'Write version="1.0".')


def _undecodable(data: bytes) -> Malformation | None:
    """Return why the bytes of a file are no text, or None if they are."""
    declared = DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    named = declared.group(2).decode("ascii") if declared else ""
    place = Position(1, 1 + len(declared.group(1)) if declared else 1)
    write = 'Write encoding="UTF-8", and save the file so.'
    if codec(named or "utf-8") is None:
        sentence = f"There is no encoding called '{named}'."
        return Malformation(place, sentence, write, undecodable=True)
    encoding = encoding_of(data)
    if codecs.lookup(named or encoding).name.startswith("utf-16") and encoding == "utf-8":
        sentence = f"The first line says that the file is {named}, but it is not."
        return Malformation(place, sentence, write, undecodable=True)
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace").removeprefix("\ufeff")
        position = Position(before.count("\n") + 1, offset_in_line(before) + 1)
        called = named or encoding.upper()
        sentence = f"The byte {data[error.start]:02X} stands for no character in {called}."
        hint = "Save the file as UTF-8, or name its true encoding in its first line."
        return Malformation(position, sentence, hint, undecodable=True)
    return None


class _Reader:
    """One reading of a file, as far as it can be read."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._open: list[_Opened] = []
        self._parser = ParserCreate(encoding="utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def malformation(self) -> Malformation | None:
        try:
            self._parser.Parse(self._text, True)
        except ExpatError as error:
            offset = max(0, self._parser.ErrorByteIndex)
            return self._explain(error.code, offset)
        return self._unbound()

    def _unbound(self) -> Malformation | None:
        """Return the first prefix that stands for no namespace."""
        parser = ParserCreate(encoding="utf-8", namespace_separator=" ")
        try:
            parser.Parse(self._text, True)
        except ExpatError as error:
            offset = max(0, parser.ErrorByteIndex)
            said = errors.messages.get(error.code, "")
            if error.code != _CODE[errors.XML_ERROR_UNBOUND_PREFIX]:
                sentence = f"A namespace is declared wrongly: {said}."
                return self._at(offset, sentence, "Give the prefix an address, or remove it.")
            tag = self._text[offset : self._text.find(b">", offset)]
            declared = {*re.findall(rb"xmlns:([^\s=]+)\s*=", self._text[:offset] + tag), b"xml"}
            for match in re.finditer(rb"""(?:^<|\s)([^\s:=<>"'/]+):""", tag):
                prefix = match.group(1)
                if prefix not in declared | {b"xmlns"}:
                    name = prefix.decode("utf-8", "replace")
                    place = offset + (0 if match.start() == 0 else match.start(1))
                    sentence = f"The prefix `{name}` stands for no namespace."
                    hint = f'Remove it, or say in the first tag what it means: xmlns:{name}="…".'
                    return self._at(place, sentence, hint)
            return self._at(offset, f"A prefix stands for no namespace: {said}.")
        return None

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._open.append(_Opened(name, self._parser.CurrentByteIndex))

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _explain(self, code: int, offset: int) -> Malformation:
        explanations = {
            _CODE[errors.XML_ERROR_TAG_MISMATCH]: self._mismatch,
            _CODE[errors.XML_ERROR_NO_ELEMENTS]: self._unfinished,
            _CODE[errors.XML_ERROR_UNCLOSED_TOKEN]: self._unclosed,
            _CODE[errors.XML_ERROR_UNCLOSED_CDATA_SECTION]: self._unclosed_section,
            _CODE[errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: self._twice,
            _CODE[errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: self._after_the_end,
            _CODE[errors.XML_ERROR_INVALID_TOKEN]: self._invalid,
            _CODE[errors.XML_ERROR_SYNTAX]: self._no_xml,
            _CODE[errors.XML_ERROR_MISPLACED_XML_PI]: self._declaration,
            _CODE[errors.XML_ERROR_BAD_CHAR_REF]: self._bad_reference,
            _CODE[errors.XML_ERROR_RECURSIVE_ENTITY_REF]: self._recursive,
        }
        if code in explanations:
            return explanations[code](offset)
        said = errors.messages.get(code, "it is not XML")
        return self._at(offset, f"The file is not well-formed: {said}.")

    def _mismatch(self, offset: int) -> Malformation:
        name = self._name(offset)
        inner = self._open[-1]
        if any(item.name == name for item in self._open):
            line = self._position(offset).line
            sentence = (
                f"The element `{inner.name}` is not closed before `</{name}>` in line {line}."
            )
            return self._at(inner.offset, sentence, f"Write </{inner.name}> where it ends.")
        line = self._position(inner.offset).line
        start = self._text.rfind(b"</", 0, offset + 1)
        sentence = f"`</{name}>` closes nothing: `{inner.name}`, opened in line {line}, is open."
        if nearest(name, [inner.name]):
            return self._at(start, sentence, f"Write </{inner.name}>.")
        return self._at(start, sentence, f"Remove it, or write <{name}> where it ought to begin.")

    def _unfinished(self, _offset: int) -> Malformation:
        if not self._open:
            empty = not self._text.strip()
            return self._at(0, "The file is empty." if empty else "The file holds no element.")
        inner = self._open[-1]
        sentence = f"The element `{inner.name}` is never closed; the file ends within it."
        return self._at(inner.offset, sentence, f"Write </{inner.name}> where it ends.")

    def _unclosed(self, offset: int) -> Malformation:
        for opening, name, closing in (
            (b"<!--", "comment", "-->"),
            (b"<![CDATA[", "CDATA section", "]]>"),
            (b"<?", "processing instruction", "?>"),
        ):
            if self._text.startswith(opening, offset):
                sentence = f"A {name} is never closed."
                return self._at(offset, sentence, f"Write {closing} where it ends.")
        missing = self._unended_value(len(self._text))
        if missing:
            return missing
        sentence = "A tag is not finished."
        return self._at(offset, sentence, "Look for a missing > or quotation mark.")

    def _unclosed_section(self, offset: int) -> Malformation:
        return self._unclosed(self._text.rfind(b"<![CDATA[", 0, offset))

    def _twice(self, offset: int) -> Malformation:
        name = self._name(offset)
        return self._at(offset, f"The attribute `{name}` stands twice in one tag.", "Remove one.")

    def _after_the_end(self, offset: int) -> Malformation:
        sentence = "Something follows the end of the document's outermost element."
        return self._at(offset, sentence, "A file has one outermost element, and it ends with it.")

    def _no_xml(self, offset: int) -> Malformation:
        hint = 'A document begins so: <?xml version="1.0" encoding="UTF-8"?>'
        return self._at(offset, "This is not XML, which begins with a tag.", hint)

    def _declaration(self, offset: int) -> Malformation:
        sentence = "The XML declaration may stand only at the very beginning of a file."
        return self._at(offset, sentence, "Remove it, or what stands before it.")

    def _bad_reference(self, offset: int) -> Malformation:
        sentence = "This number stands for no character that XML allows."
        return self._at(offset, sentence, "Remove it, or write the character itself.")

    def _recursive(self, offset: int) -> Malformation:
        sentence = "This entity contains itself, by its declaration or that of another one."
        return self._at(offset, sentence, "Write in its place what it stands for.")

    def _invalid(self, offset: int) -> Malformation:
        ampersand = self._text.rfind(b"&", max(0, offset - 64), offset + 1)
        if ampersand >= 0 and re.fullmatch(rb"&[^\s;<&]*", self._text[ampersand:offset]):
            sentence = "`&` begins a reference such as &amp;, and none follows."
            return self._at(ampersand, sentence, "Write &amp; for the sign itself.")
        tag = self._text.rfind(b"<", 0, offset)
        if self._text.startswith(b"<!--", tag):
            sentence = "Two hyphens may not stand within a comment."
            return self._at(max(0, offset - 2), sentence, "Write one.")
        return self._unexpected(offset, self._text[offset : offset + 1])

    def _unexpected(self, offset: int, here: bytes) -> Malformation:
        before = self._text[:offset]
        if here == b"<":
            sentence = "`<` stands within a tag: is a > or a quotation mark missing before it?"
            hint = "Write &lt; for the sign itself."
            return self._unended_value(offset) or self._at(offset, sentence, hint)
        if before.endswith(b"<"):
            return self._no_tag(offset - 1, here)
        hint = ""
        if before.endswith(b"<!"):
            late = self._text.startswith(b"DOCTYPE", offset)
            what = "A document type declaration may stand only before the first tag."
            sentence = what if late else "`<!` begins a comment, and none follows."
            return self._at(offset - 2, sentence, "Remove it." if late else "Write <!-- … -->.")
        if before.endswith(b"]]") and here == b">":
            offset, sentence, hint = offset - 2, "`]]>` may not stand in text.", "Write ]]&gt;."
        elif here and here[0] < 0x20 and here not in b"\t\r\n":
            sentence = f"The control character U+{here[0]:04X} may not stand in XML."
            hint = "Remove it."
        elif before.endswith(b"="):
            sentence = "The value of an attribute stands in quotation marks."
            hint = 'Write "…" around it.'
        elif before.endswith((b'"', b"'")) and _NAME.match(self._text, offset):
            sentence, hint = "A blank must stand between two attributes.", "Write one before it."
        else:
            character = self._text[offset:].decode("utf-8", "replace")[:1]
            sentence = f"`{character}` may not stand here in XML."
        return self._at(offset, sentence, hint)

    def _no_tag(self, offset: int, following: bytes) -> Malformation:
        if not following.strip() or following.isdigit():
            sentence = "`<` begins a tag, and the name of an element must follow at once."
        else:
            sentence = "`<` begins a tag, and what follows is no name of an element."
        return self._at(offset, sentence, "Write &lt; for the sign itself.")

    def _unended_value(self, offset: int) -> Malformation | None:
        """Return that the value of an attribute does not end, if that is what went wrong there.

        A value reaches to the next quotation mark; if a tag has ended before that, it is too late.
        """
        tag = self._text.rfind(b"<", 0, offset)
        match = _OPEN_VALUE.search(self._text, tag, offset)
        if match is None or b">" not in self._text[match.start(2) : offset]:
            return None
        name = match.group(1).decode("utf-8", "replace")
        sentence = f"The value of `{name}` does not end: its second quotation mark is missing."
        mark = match.group(2).decode()
        return self._at(match.start(1), sentence, f"Write {mark} where the value ends.")

    def _name(self, offset: int) -> str:
        match = _NAME.match(self._text, offset)
        return match.group().decode("utf-8", "replace") if match else ""

    def _at(self, offset: int, sentence: str, hint: str = "") -> Malformation:
        return Malformation(self._position(offset), sentence, hint)

    def _position(self, offset: int) -> Position:
        before = self._text[:offset].decode("utf-8", "replace")
        return Position(before.count("\n") + 1, offset_in_line(before) + 1)


def offset_in_line(before: str) -> int:
    """Return how many code points stand in the last line of a text."""
    return len(before) - (before.rfind("\n") + 1)
