"""What is done to one document, as pure functions of plain values.

A task can run in this process or in another, and always gives the same; what it needs of the
engines it makes once a process.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from lxml import etree

from edition import flows, layout, readings
from edition.diagnostics import Place, Remark
from edition.engines.saxonche import Stylesheets, Tree
from edition.engines.tinycss2 import Hiding
from edition.engines.typst import Typesetter
from edition.errors import TransformError, TypesettingError
from edition.figures import Figures, Unhandled
from edition.model import Part
from edition.pdf.tags import Reading, read_text
from edition.presentation import Presentation, shared, stylesheets
from edition.searchable import Leaf
from edition.stages import audit, book, cite, iiif, prepare, site, statements, states, style
from edition.stages.context import with_citations
from edition.states import Text
from edition.turning import left_amiss, well_broken


@lru_cache(4)
def typesetter(presentation: Presentation) -> Typesetter:
    """Return the typesetter; each process reads the fonts once."""
    return Typesetter(presentation.fonts)


@dataclass(frozen=True, slots=True)
class Press:
    """Where and with what date PDFs are set: Typst's root folder holds fragments and images."""

    root: Path
    day: dt.date


@dataclass(frozen=True, slots=True)
class RenderTask:
    """A loaded document to be rendered, with all that its rendering depends on."""

    document: str
    file: str
    text: str
    context: str
    edition: str
    parts: tuple[Part, ...]
    presentation: Presentation
    press: Press | None
    """None: no PDF."""
    base_url: str = ""
    """The address of the edition on the web, if it has one."""
    hiding: tuple[Hiding, ...] = ()
    """The rules of the edition's own CSS that hide something."""
    offered: bytes = b""
    """The TEI as it is offered, which the PDF carries if there is any."""
    described: str = ""
    """What is cited, as CSL-JSON; empty for what is no document of the edition."""
    styles: tuple[str, ...] = ()
    """The styles of citing (CSL)."""
    language: str = "en"
    """The language of the interface, and of the citations."""

    @property
    def subject(self) -> str:
        """The file, and which of its documents."""
        is_its_name = PurePosixPath(self.file).stem == self.document
        return self.file if is_its_name else f"{self.file} ({self.document})"

    @property
    def size(self) -> int:
        """The characters of the document."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a document, and what the audit found in them.

    ``typescript`` is what the volume includes of it, ``printed`` the text of its PDF, without the
    line about the edition at its end; that has ``printed_pages``. ``searched`` is what the search
    finds of its pages.
    """

    document: str
    files: Mapping[str, bytes]
    pages: tuple[audit.Page, ...] = ()
    figures: Figures | None = None
    remarks: tuple[Remark, ...] = ()
    printed: str = ""
    typescript: str = ""
    printed_pages: int = 0
    searched: tuple[Leaf, ...] = ()


def render_document(task: RenderTask) -> Rendered:
    """Render a document to HTML, plain text and PDF, and hold their words against the source's."""
    compiled = stylesheets(task.presentation, *task.presentation.outputs)
    place = Place(task.file, 0)
    root = etree.fromstring(task.text, etree.XMLParser(huge_tree=True, collect_ids=False))
    try:
        prepared = prepare.prepare(compiled, compiled.parse(task.text))
        slice_, wrong = _cited(task)
        context = compiled.parse(slice_)
        edition = shared(compiled, task.edition)
        made = site.document_pages(
            compiled,
            prepared,
            document=task.document,
            parts=task.parts,
            context=context,
            edition=edition,
            statements=_statements(compiled, task, root, edition),
        )
        citing = _citing(compiled, task, prepared, context, edition)
        manifest = _manifest(compiled, task, prepared, context, edition)
    except TransformError as error:
        return not_rendered(task, f"failed: {error}")
    files, remarks = {**made.files, **citing, **manifest}, list(made.remarks)
    remarks += (Remark("ED873", place, message) for message in wrong)
    printed: str | None = None
    typescript, printed_pages = "", 0
    pages = [audit.read_page(path, page, base_url=task.base_url) for path, page in citing.items()]
    if task.press:
        name = layout.pdf(task.document)
        try:
            pdf, reading, more, typescript = _set(task, task.press, prepared, context, edition)
            printed, printed_pages = reading.text, reading.pages
            pages.append(audit.pdf_page(name, pdf, base_url=task.base_url))
        except (TransformError, TypesettingError) as error:
            remarks.append(Remark("ED703", place, f"The document could not be set: {error}"))
        else:
            remarks += more
            files[name] = pdf
    markup = {path: audit.read(data) for path, data in made.files.items() if path.endswith(".html")}
    shown = [audit.show(page) for page in markup.values()]
    outputs = audit.Outputs(
        html=tuple(word for page in shown for word in page.words),
        available=sum(page.available for page in shown),
        beside=shown[0].beside,
        text=audit.read_plain(made.files[layout.text(task.document)].decode("utf-8")),
        pdf=printed,
    )
    figures, found = _audit(
        task,
        root,
        outputs,
        markup.values(),
        remarks=remarks,
        distinctions=made.unhandled,
    )
    remarks = audit.told(remarks, figures.unhandled)
    remarks += style.hidden(place, [made.files[path] for path in markup], task.hiding)
    pages += [audit.page(path, page, base_url=task.base_url) for path, page in markup.items()]
    text = (printed or "").rpartition("\n")[0]
    told = (*remarks, *found)
    leaves = tuple(audit.searched(path, page) for path, page in markup.items())
    return Rendered(
        task.document,
        files,
        tuple(pages),
        figures,
        told,
        text,
        typescript,
        printed_pages=printed_pages,
        searched=leaves,
    )


def not_rendered(task: RenderTask, reason: str) -> Rendered:
    """Return what there is of a document that could not be rendered: the remark that says so."""
    message = f"Rendering the document {_closed(reason)}"
    return Rendered(task.document, {}, remarks=(Remark("ED502", Place(task.file, 0), message),))


def hold_volume(
    pdf: bytes, printed: Mapping[str, str], edition: str
) -> tuple[Mapping[str, str], list[Remark]]:
    """Hold the volume against the PDFs of its documents, and against the text of ``edition.xml``.

    ``printed`` is the text of each document's PDF. Return the documents that are not in the volume
    as in these, in the same order, each with the first of its words that is missing or out of
    place; and what there is to say of the words of ``edition.xml``. Raises TypesettingError.
    """
    text = read_text(pdf)
    known = {document: told for document, told in printed.items() if told}
    missing = dict(audit.in_volume(known, text))
    if not edition or missing:
        return missing, []
    root = _around_documents(edition)
    found = audit.judge_print(
        flows.read(root),
        audit.around_documents(known, text),
        apart=lambda: flows.read(root, is_apart=True),
        output="the volume",
    )
    return missing, found


def _around_documents(edition: str) -> etree._Element:
    """Return ``edition.xml`` without its body, in whose place the volume has the documents."""
    root = etree.fromstring(edition, etree.XMLParser(huge_tree=True, collect_ids=False))
    for body in root.findall(f"{flows.TEI}text/{flows.TEI}body"):
        body.clear()
    return root


def _cited(task: RenderTask) -> tuple[str, tuple[str, ...]]:
    """Return the context with ready citations, and what is wrong with those that there are not."""
    if not task.described:
        return task.context, ()
    item = json.loads(task.described)
    citations, wrong = cite.ready(item, task.styles, language=task.language)
    return with_citations(task.context, citations, cite.creators(item)), wrong


def _citing(
    compiled: Stylesheets, task: RenderTask, prepared: Tree, context: Tree, edition: Tree
) -> Mapping[str, bytes]:
    """Return the page with a citation for each paragraph, if the document is one to be cited."""
    if not task.described:
        return {}
    path = layout.citing(task.document)
    return site.page(compiled, "cite", prepared, path=path, context=context, edition=edition).files


def _manifest(
    compiled: Stylesheets, task: RenderTask, prepared: Tree, context: Tree, edition: Tree
) -> Mapping[str, bytes]:
    """Return the manifest of the images of a document, if it names some and has an address."""
    if not task.base_url or not any(
        name in task.text for name in ("facs=", "<surface", "<graphic")
    ):
        return {}
    return iiif.manifest(
        compiled,
        prepared,
        document=task.document,
        context=context,
        edition=edition,
        base_url=task.base_url,
    )


def _statements(
    compiled: Stylesheets, task: RenderTask, document: etree._Element, edition: Tree
) -> Mapping[str, Tree]:
    """Return what of the header is rendered by itself: where no rule but ours can ask for more."""
    if "site" in dict(task.presentation.overrides):
        return {}
    return statements.alike(compiled, document, task.context, edition)


def _audit(
    task: RenderTask,
    root: etree._Element,
    outputs: audit.Outputs,
    pages: Collection[audit.Markup],
    *,
    remarks: Iterable[Remark],
    distinctions: Iterable[Unhandled],
) -> tuple[Figures, list[Remark]]:
    parts = {part.id for part in task.parts}
    source = flows.read(root, parts=parts)
    figures, found = audit.judge(
        task.document,
        source,
        outputs,
        apart=lambda: flows.read(root, parts=parts, is_apart=True),
    )
    figures = replace(figures, unhandled=audit.unhandled(root, remarks, distinctions))
    html = figures.html
    if html.lost or html.garbled or html.moved:
        return figures, found
    if not (readings.has_states(root) or any(audit.has_states(page) for page in pages)):
        return figures, found
    stated = [audit.state(page) for page in pages]
    judged, more = states.judge(
        Place(task.file, 0),
        readings.read(root, parts=parts),
        Text(piece for page in stated for piece in page.pieces),
        witnesses=dict(witness for page in stated for witness in page.witnesses),
        others=Counter(outputs.html)
        - Counter(word for flow in source.flows for word in flow.words),
        apart=lambda: readings.read(root, parts=parts, is_apart=True),
    )
    return replace(figures, states=judged), [*found, *more]


def _set(
    task: RenderTask, press: Press, prepared: Tree, context: Tree, edition: Tree
) -> tuple[bytes, Reading, tuple[Remark, ...], str]:
    """Return a document's PDF, what it says, what there is to remark, and the volume's part."""
    compiled = stylesheets(task.presentation, *task.presentation.outputs)
    compositor = typesetter(task.presentation)
    enclosed = book.enclose(press.root, task.file, task.offered) if task.offered else ""
    single = book.single(compiled, compositor, context=context, edition=edition, enclosed=enclosed)

    is_settled = True

    def attempt(turns: Sequence[str]) -> tuple[book.Typescript, bytes]:
        nonlocal is_settled
        made = book.fragment(
            compiled, compositor, prepared, context=context, edition=edition, turns=turns
        )
        book.place(press.root, task.document, made)
        printed = book.printed(compositor, single, root=press.root, day=press.day)
        is_settled = printed.is_settled
        return made, printed.pdf

    fragment, pdf, reading = well_broken(attempt)
    place = Place(task.file, 0)
    remarks = (*fragment.remarks, *single.remarks, *left_amiss(reading, place))
    if not is_settled:
        message = "The pages of the PDF did not settle: something on them may stand wrong."
        remarks += (Remark("ED712", place, message),)
    return pdf, reading, remarks, fragment.text


def _closed(sentence: str) -> str:
    return f"{sentence.rstrip('.')}."
