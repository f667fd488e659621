"""Two texts side by side, as a pure function of plain values (as in ``tasks``).

Each text is made block by block by the rules of its own page, and its words are held against its
source; then the blocks are aligned and the page is put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import unescape
from pathlib import PurePosixPath

from lxml import etree

from edition import flows
from edition.alignment import Block, Column, Row, Span, align
from edition.diagnostics import Place, Remark
from edition.errors import TransformError
from edition.pages import Made
from edition.presentation import Presentation, stylesheets
from edition.stages import audit, context, prepare, site

_C = "{urn:edition:context}"


@dataclass(frozen=True, slots=True)
class Text:
    """A loaded document, its context, and how it is named on the page (``c:side``)."""

    file: str
    document: str
    text: str
    context: str
    side: str


@dataclass(frozen=True, slots=True)
class ParallelTask:
    """A page to be made of two texts, or of one for two of its witnesses."""

    path: str
    left: Text
    right: Text | None
    edition: str
    presentation: Presentation
    base_url: str = ""

    @property
    def subject(self) -> str:
        """The page, and the file of the first text."""
        name = PurePosixPath(self.path).stem
        return f"{self.left.file} ({name})"

    @property
    def size(self) -> int:
        """The characters of the texts."""
        return len(self.left.text) + (len(self.right.text) if self.right else 0)


@dataclass(frozen=True, slots=True)
class _Made:
    """A text in blocks, what stands behind it, and its witnesses."""

    column: Column
    after: tuple[Block, ...]
    witnesses: tuple[str, ...]


def make_parallel(task: ParallelTask) -> Made:
    """Make the page. What of a text is not on it is said of its file."""
    compiled = stylesheets(task.presentation, *task.presentation.outputs)
    try:
        left = _column(task, task.left)
        right = _column(task, task.right) if task.right else left
        rows = align(left.column, right.column) if task.right else _with_itself(left.column)
        if left.after or right.after:
            rows.append((left.after, right.after))
        if task.right is None and not left.witnesses:
            return Made({})
        sides = [task.left.side, (task.right or task.left).side]
        source = context.parallel([*sides, *left.witnesses], _written(rows))
        made = site.page(
            compiled,
            "parallel",
            compiled.parse(source),
            path=task.path,
            context=compiled.parse(context.empty_context()),
            edition=compiled.parse(task.edition),
        )
    except TransformError as error:
        return no_parallel(task, f"failed: {error}")
    pages = tuple(
        audit.read_page(path, content, base_url=task.base_url)
        for path, content in made.files.items()
    )
    missing = _missing(task, made.files[task.path]) if task.right else ()
    return Made(made.files, pages, (*made.remarks, *missing))


def no_parallel(task: ParallelTask, reason: str) -> Made:
    """Return what there is of a page that could not be made: the remark that says so."""
    message = f"Making the page {task.path} {reason.rstrip('.')}."
    return Made({}, remarks=(Remark("ED502", Place(task.left.file, 0), message),))


def _column(task: ParallelTask, text: Text) -> _Made:
    """Return the blocks of a text. Raises TransformError."""
    compiled = stylesheets(task.presentation, *task.presentation.outputs)
    prepared = prepare.prepare(compiled, compiled.parse(text.text))
    result = compiled.transform(
        "site",
        prepared,
        mode="column",
        parameters={
            "context": compiled.parse(text.context),
            "edition": compiled.parse(task.edition),
            "page": task.path,
            "part": "",
        },
    )
    # What it wrote out as XML was written out once more, as the text of a page.
    written = unescape(result.text)
    root = etree.fromstring(written, etree.XMLParser(huge_tree=True, resolve_entities=False))
    found = list(root.iterfind(f"{_C}block"))
    blocks = [_block(item) for item in found if not item.get("apart")]
    after = tuple(_block(item) for item in found if item.get("apart"))
    linked: dict[str, set[str]] = {}
    for link in root.iterfind(f"{_C}link"):
        for name in _ids(link, "ids"):
            linked.setdefault(name, set()).update(_ids(link, "others"))
    blocks = [
        replace(block, others=block.others.union(*(linked[name] for name in names)))
        if (names := block.ids & linked.keys())
        else block
        for block in blocks
    ]
    column = Column(tuple(blocks), tuple(_spans(root, found)))
    witnesses = tuple(
        etree.tostring(item, encoding="unicode", with_tail=False)
        for item in root.iterfind(f"{_C}witness")
    )
    return _Made(column, after, witnesses)


def _block(element: etree._Element) -> Block:
    return Block(element.text or "", _ids(element, "ids"), _ids(element, "others"))


def _ids(element: etree._Element, name: str) -> frozenset[str]:
    return frozenset(element.get(name, "").split())


def _spans(root: etree._Element, blocks: Sequence[etree._Element]) -> Iterator[Span]:
    """Yield the divisions of a text, each with its first block and the number after its last."""
    places: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        for name in block.get("within", "").split():
            places.setdefault(name, []).append(number)
    for division in root.iterfind(f"{_C}division"):
        ids = _ids(division, "ids")
        inside = [number for name in ids for number in places.get(name, ())]
        if inside:
            others = _ids(division, "others")
            yield Span(min(inside), max(inside) + 1, ids, others)


def _with_itself(column: Column) -> list[Row]:
    return [((block,), (block,)) for block in column.blocks]


def _written(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        left, right = ("\n".join(block.content for block in half) for half in row)
        yield left, right


def _missing(task: ParallelTask, page: bytes) -> Iterator[Remark]:
    """Yield a remark on the words of a text that its side of the page has lost or garbled."""
    markup = audit.read(page)
    for side, text in (("left", task.left), ("right", task.right)):
        if text is not None:
            root = etree.fromstring(text.text, etree.XMLParser(huge_tree=True, collect_ids=False))
            yield from audit.judge_side(
                flows.read(root),
                audit.show(markup, side=side).words,
                apart=partial(flows.read, root, is_apart=True),
                page=task.path,
            )
