"""The whole way: files as bytes through the build, as a command does it, and what is wrong then.

Nothing may be raised but what tells the user of a mistake in the settings, and there is none. Each
finding has a place within its file. What is published is proved by its list of files; its pages
are well-formed, harmless and hold together; its books can be read by another reader; and no word
is lost, of which the build's audit is asked, and for documents of single words the oracle.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pypdf
from lxml import etree

from edition import layout, pipeline, resources
from edition.config import Overrides, Settings
from edition.diagnostics import Finding
from edition.positions import decode
from edition.request import Request
from edition.stages.load import load
from edition.stamps import serialise
from edition.verification import verify
from tests.editions import Silent
from tests.fuzz import nesting, oracle, safety
from tests.fuzz.trial import OF_THE_AUDIT, Fault

SECONDS = 60.0
"""How much of the processor's time an edition of a few small documents may take."""
_NOT_MADE = frozenset({"ED502", "ED703", "ED213"})
_UNREADABLE = frozenset({"ED101", "ED102", "ED103", "ED109"})
_LOST = (OF_THE_AUDIT | {"ED606", "ED607"}) - {"ED501", "ED603"}
_OUT_OF_PLACE = re.compile(
    r"(?:li|d[dt]|t[dhr]|tbody|caption|figcaption|rt|rp|rb|summary) stands in "
)
"""What browsers leave where it stands, though HTML has it elsewhere."""
_LIMITS = re.compile(
    "reported by XML parser|more than [0-9]+|too deep|depth|nesting|layout did not converge",
    re.IGNORECASE,
)
"""What a finding says of a document that goes beyond what the engines can do."""
_ACTIONS = frozenset({"/GoTo", "/URI"})


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of an edition, by path below its folder of sources, and how it is judged.

    ``is_tei``: elements stand, and words, where TEI has them, so that no word may be lost at all.
    Where words stand in an element that has none (a line break, a link), it is enough that what
    became of them is told.
    """

    files: Mapping[str, bytes]
    schema: str = "edition.rng"
    pdf: bool = True
    is_tei: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an edition."""

    faults: tuple[Fault, ...]
    codes: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0
    elements: int = 0
    words: int = 0
    pages: int = 0
    seconds: float = 0.0


def judge(edition: Edition, folder: Path, *, site: Path | None = None) -> Verdict:
    """Build an edition in a folder of its own, and say what is wrong with what comes of it.

    ``site`` is a stylesheet of the edition's own, as in its settings.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in edition.files.items():
        (folder / "tei" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "tei" / path).write_bytes(data)
    schema = edition.schema
    if schema != "none":
        # Without the encoding guide beside it, which would be made for each edition.
        for path in resources.schemas().glob(f"*{Path(schema).suffix}"):
            shutil.copyfile(path, folder / path.name)
        schema = str(folder / schema)
    overrides = Overrides(site=site)
    settings = Settings(folder, folder / "tei", folder / "site", overrides=overrides)
    request = Request(settings, schema, draft=True, search=False, jobs=1, pdf=edition.pdf)
    started = time.process_time()
    try:
        outcome = pipeline.build(request, Silent())
    except Exception as error:  # whatever it is, it is the fault that is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__} in {Path(where.filename).name}: {error}"
        return Verdict((Fault("crash", message.replace(str(folder), "")),))
    seconds = time.process_time() - started
    site = _Site(settings.output)
    found = [
        *_misplaced(outcome.findings, edition.files),
        *_told(outcome.findings, is_tei=edition.is_tei),
        *site.faults({f.code for f in outcome.findings}, is_tei=edition.is_tei),
    ]
    if outcome.published is None:
        found.append(Fault("nothing", "A draft was not published."))
    if seconds > SECONDS:
        found.append(Fault("slow", f"It took {seconds:.0f} seconds."))
    elements = words = 0
    is_told = any(finding.code in _LOST for finding in outcome.findings)
    for root, pages, plain in site.texts(edition.files):
        elements += sum(1 for _ in root.iter(etree.Element))
        words += len(" ".join(root.itertext()).split())
        if edition.is_tei or not is_told:
            found += [Fault("page", message) for message in oracle.page(root, pages)]
            found += [Fault("text", message) for message in oracle.plain(root, plain)]
    return Verdict(
        tuple(sorted(set(found))),
        Counter(finding.code for finding in outcome.findings),
        outcome.documents,
        elements,
        words,
        len(site.pages),
        seconds,
    )


def _misplaced(findings: tuple[Finding, ...], files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Yield the findings whose places are not within their files."""
    for finding in findings:
        if finding.file not in files:
            continue
        lines = decode(files[finding.file]).split("\n")
        is_within = 1 <= finding.line <= len(lines)
        if not is_within or not 1 <= finding.column <= len(lines[finding.line - 1]) + 1:
            where = f"{finding.line}:{finding.column} of {len(lines)} lines"
            yield Fault("place", f"{finding.code} is at {where}.")


def _told(findings: tuple[Finding, ...], *, is_tei: bool) -> Iterator[Fault]:
    """Yield the findings that say that the program, not the document, is at fault."""
    cannot_be_read = any(finding.code in _UNREADABLE for finding in findings)
    for finding in findings:
        if (finding.code in _LOST and is_tei) or finding.code == "ED603":
            yield Fault(finding.code, finding.message)
        elif finding.code in _NOT_MADE and not _LIMITS.search(finding.message):
            yield Fault("not made", f"{finding.code} {finding.message}")
        elif finding.code == "ED602" and not cannot_be_read and _is_ours(finding.message):
            yield Fault("link", finding.message)


def _is_ours(message: str) -> bool:
    """Tell whether a link that leads nowhere is the edition's own doing.

    A document points where it likes, at what shows nothing too: of that it is enough to tell.
    """
    link = message.partition("'")[2].rpartition("'")[0]
    fragment = link.partition("#")[2]
    return not fragment or fragment.startswith(("ui-", "ed-"))


class _Site:
    """A published tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        self.pages = {
            path: data.decode("utf-8", "replace")
            for path, data in self.files.items()
            if path.endswith(".html")
        }

    def faults(self, codes: set[str], *, is_tei: bool) -> Iterator[Fault]:
        """Yield what is wrong with the tree by itself; ``codes`` are those of its findings."""
        offered = {data for path, data in self.files.items() if path.startswith("tei/")}
        for path, data in self.files.items():
            yield from _unreadable(path, data, offered)
        for text in self.pages.values():
            for message in nesting.faults(text):
                if is_tei or not _OUT_OF_PLACE.match(message):
                    yield Fault("nesting", message)
            yield from (Fault("safety", message) for message in safety.faults(text))
        if "ED602" not in codes:
            yield from self._dead()
        if self.files:
            yield from (Fault("verify", finding.message) for finding in verify(self.folder)[0])

    def _dead(self) -> Iterator[Fault]:
        known: dict[str, frozenset[str]] = {}
        for path, text in self.pages.items():
            for link in safety.links(text):
                address, _, fragment = link.partition("#")
                if re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:|//", address):
                    continue
                folder = posixpath.dirname(path)
                target = posixpath.normpath(posixpath.join(folder, unquote(address)))
                target = target if address else path
                if target not in self.files:
                    yield Fault("link", f"'{link}' leads to no file.")
                elif fragment and target in self.pages:
                    if target not in known:
                        known[target] = safety.identifiers(self.pages[target])
                    if unquote(fragment) not in known[target]:
                        yield Fault("link", f"'{link}' leads to no place of its page.")

    def texts(self, files: Mapping[str, bytes]) -> Iterator[tuple[etree._Element, list[str], str]]:
        """Yield each document that was rendered, its pages, and its plain text."""
        if "data/documents.json" not in self.files:
            return
        listed = json.loads(self.files["data/documents.json"])["documents"]
        by_id = {item["id"]: item for item in listed}
        parser = etree.XMLParser(huge_tree=True, collect_ids=False)
        for unit in load(files).documents:
            item = by_id.get(unit.id)
            if item and layout.text(unit.id) in self.files:
                root = etree.fromstring(serialise(unit.root), parser)
                pages = [self.pages[path] for path in item["pages"] if path in self.pages]
                yield root, pages, self.files[layout.text(unit.id)].decode("utf-8")


def _unreadable(path: str, data: bytes, offered: Set[bytes]) -> Iterator[Fault]:
    """Yield what another reader cannot make sense of; ``offered`` is the TEI of the edition."""
    try:
        if path.endswith((".html", ".txt", ".ris", ".bib")):
            data.decode("utf-8")
        elif path.endswith(".json"):
            json.loads(data)
        elif path.endswith(".pdf"):
            yield from (
                Fault("pdf", message)
                for message in _of_pdf(pypdf.PdfReader(BytesIO(data)), offered)
            )
    except Exception as error:  # of a reader that is not ours
        yield Fault(posixpath.splitext(path)[1], f"{type(error).__name__}: {error}")


def _of_pdf(reader: pypdf.PdfReader, offered: Set[bytes]) -> Iterator[str]:
    """Yield what of a PDF acts by itself, leads elsewhere than a link may, or is not the TEI."""
    root = reader.root_object
    names = root.get("/Names", {})
    if not reader.pages:
        yield "A PDF has no pages."
    for holder in (root, names, *reader.pages):
        for key in ("/AA", "/JavaScript", "/AcroForm"):
            if key in holder:
                yield f"A PDF holds {key}."
    for name, contents in reader.attachments.items():
        if not offered.issuperset(contents) or not name.endswith(".xml"):
            yield f"A PDF holds the file {name}, which is not the TEI that is offered."
    for page in reader.pages:
        for link in page.annotations or ():
            action = link.get_object().get("/A", {})
            if action and action["/S"] not in _ACTIONS:
                yield f"A link of a PDF is {action['/S']}."
            yield from safety.address("a PDF", "link", str(action.get("/URI", "")))
