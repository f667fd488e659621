"""A document rendered as the build renders it, in this process, and what is wrong with the result.

The build's own audit is asked, and beside it a count that shares nothing with it (``oracle``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lxml import etree

from edition import layout
from edition.config import Settings
from edition.diagnostics import Remark
from edition.index import Index
from edition.model import Document
from edition.omission import named, without_pointers
from edition.presentation import Presentation
from edition.stages import context
from edition.stages.audit import crawl
from edition.stages.load import Unit, load
from edition.stamps import serialise
from edition.surveying import SurveyTask, survey_document
from edition.tasks import Press, Rendered, RenderTask, render_document
from edition.withholding import Withholding
from tests.fuzz import nesting, oracle, secrecy

XSLT = Path(__file__).parents[2] / "xslt"
_NOTHING = Withholding(elements=(), status=())
OF_THE_AUDIT = frozenset({"ED501", "ED601", "ED603", "ED604", "ED605"})
"""Findings that say that an output is not the document."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that is wrong: who says so, and what."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """With which stylesheets, and for which press (None: no PDF), documents are rendered."""

    presentation: Presentation = field(default_factory=lambda: Presentation(XSLT))
    press: Press | None = None
    split: int = 1 << 30
    """Words from which a document is divided into parts."""
    withholding: Withholding = _NOTHING
    """What of the documents is not published."""

    def faults(self, data: bytes) -> list[Fault]:
        """Return what is wrong with the outputs of the documents of a file."""
        try:
            folder = load({"fuzz.xml": data}, withholding=self.withholding)
            found = [fault for unit in folder.documents for fault in self._of_unit(unit)]
        except Exception as error:
            return [Fault("crash", f"{type(error).__name__}: {error}")]
        return sorted(set(found))

    def _of_unit(self, unit: Unit) -> Iterator[Fault]:
        if unit.withheld:
            return
        named(unit.root)
        root = etree.fromstring(
            serialise(unit.root), etree.XMLParser(huge_tree=True, collect_ids=False)
        )
        rendered, remarks = self.render(unit)
        for remark in (*remarks, *rendered.remarks):
            if remark.code in OF_THE_AUDIT:
                yield Fault(remark.code, remark.message)
            elif remark.code in {"ED502", "ED703"}:
                yield Fault("crash", remark.message)
        yield from self._of_pages(rendered)
        yield from _of_withheld(rendered)
        pages = [
            data.decode("utf-8") for path, data in rendered.files.items() if path.endswith(".html")
        ]
        if pages:
            plain = rendered.files[layout.text(unit.id)].decode("utf-8")
            for message in oracle.page(root, pages):
                yield Fault("page", message)
            for message in oracle.plain(root, plain):
                yield Fault("text", message)
            for page in pages:
                for message in nesting.faults(page):
                    yield Fault("nesting", message)

    def _of_pages(self, rendered: Rendered) -> Iterator[Fault]:
        for page in rendered.pages:
            for identifier in page.repeated:
                yield Fault("id", f"The id '{identifier}' occurs twice.")
        pages = {page.path: page for page in rendered.pages}
        for _, link in crawl(rendered.pages, rendered.files, pages.get):
            if link.startswith("#"):
                yield Fault("link", f"The link '{link}' leads nowhere.")

    def render(self, unit: Unit) -> tuple[Rendered, tuple[Remark, ...]]:
        """Return a document as the build renders it."""
        named(unit.root)
        text = serialise(unit.root)
        task = SurveyTask(unit.loaded.file, text, self.split, self.presentation)
        surveyed = survey_document(task)
        if isinstance(surveyed, Remark):
            return Rendered(unit.id, {}), (surveyed,)
        document = Document(unit.id, unit.loaded.file, surveyed, unit.loaded.files)
        told = {item.file: item for item in unit.loaded.withheld}
        index = Index((document,), (), None, frozenset(), withheld=told)
        targets, said = index.targets(surveyed.pointers, document, surveyed.prefixes)
        hidden = index.withheld_pointers(surveyed.pointers, targets, said, document.files)
        slice_ = context.document_context(
            document, targets=targets, files={}, ways=(), redirected={}
        )
        return render_document(
            RenderTask(
                document=unit.id,
                file=unit.loaded.file,
                text=without_pointers(text, hidden),
                context=slice_,
                edition=_edition(),
                parts=surveyed.parts,
                presentation=self.presentation,
                press=self.press,
            )
        ), ()


def _of_withheld(rendered: Rendered) -> Iterator[Fault]:
    """Yield a fault for each file that holds what is withheld."""
    for path, made in rendered.files.items():
        at = made.lower().find(secrecy.SIGN.encode())
        if at >= 0:
            yield Fault("withheld", f"{path}: {made[max(0, at - 20) : at + 40]!r}")


@cache
def _edition() -> str:
    return context.edition_facts(
        Index((), (), None, frozenset()),
        Settings(Path(), Path(), Path("site")),
        date="2026-11-23",
        search=False,
        pdf=False,
        guide="",
        chronology="",
    )
