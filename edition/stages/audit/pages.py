"""Pages: what they can be pointed at by, and where they lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from edition.links import Link, leads_into_the_machine, within
from edition.pdf.links import read_links
from edition.stages.audit.markup import Markup, read
from edition.stages.audit.tags import Tag

SEARCH = "search.html"


@dataclass(frozen=True, slots=True)
class Page:
    """What the audit of the whole site needs of a page: its ids, and its links within it."""

    path: str
    ids: frozenset[str]
    repeated: tuple[str, ...]
    links: tuple[Link, ...]
    unmet: tuple[str, ...] = ()
    """The ids that an element of the page refers to and none has."""
    astray: tuple[str, ...] = ()
    """The links that mean a file of this machine."""
    barred: tuple[str, ...] = ()
    """What it holds and no page may hold."""


def read_page(path: str, data: bytes, *, base_url: str = "") -> Page:
    """Read back a page of the site, or a PDF."""
    if path.endswith(".pdf"):
        return pdf_page(path, data, base_url=base_url)
    return page(path, read(data), base_url=base_url)


def page(path: str, markup: Markup, *, base_url: str = "") -> Page:
    """Return what is to be known of a page by its markup; ``base_url`` is the site's address."""
    telling = [tag for tag in markup.tags if tag.is_telling]
    ids = [tag.id for tag in telling if tag.id]
    links = tuple(dict.fromkeys(link for tag in telling for link in tag.links))
    named = {name for tag in telling for name in tag.references}
    return Page(
        path=path,
        ids=frozenset(ids),
        repeated=_repeated(ids),
        links=tuple(within(path, links, base_url=base_url)),
        unmet=tuple(sorted(named.difference(ids))),
        astray=tuple(filter(leads_into_the_machine, links)),
        barred=tuple(dict.fromkeys(_barred(path, markup, base_url))),
    )


def pdf_page(path: str, data: bytes, *, base_url: str = "") -> Page:
    """Return what is to be known of a PDF. Raises TypesettingError."""
    found = read_links(data)
    return Page(
        path=path,
        ids=frozenset(),
        repeated=(),
        links=tuple(within(path, found.addresses, base_url=base_url)),
        unmet=found.broken,
        astray=tuple(filter(leads_into_the_machine, found.addresses)),
    )


def _barred(path: str, markup: Markup, base_url: str) -> Iterator[str]:
    """Yield what a page may not hold: a form is for the search, and to lead on for what moved."""
    if not any(tag.barred or tag.leads_on or tag.name == "form" for tag in markup.kinds):
        return
    may_lead_on = not any(tag.name == "nav" for tag in markup.kinds)
    is_before_text = True
    for tag in markup.tags:
        is_before_text = is_before_text and not tag.is_text
        may_lead_on = may_lead_on and tag.name != "body"
        if tag.barred:
            yield tag.barred
        elif not tag.is_end and (
            (tag.leads_on and not may_lead_on)
            or (tag.name == "form" and not (is_before_text and _searches(path, tag, base_url)))
        ):
            yield f"<{tag.name}>"


def _searches(path: str, form: Tag, base_url: str) -> bool:
    """Tell whether a form does no more than to ask the page of the search."""
    given = form.attributes
    targets = [link.target for link in within(path, [given.get("action", "")], base_url=base_url)]
    return given.get("method") == "get" and targets == [SEARCH] and "target" not in given


def _repeated(ids: list[str]) -> tuple[str, ...]:
    if len(set(ids)) == len(ids):
        return ()
    return tuple(sorted(value for value, count in Counter(ids).items() if count > 1))


def crawl(
    pages: Iterable[Page],
    files: Collection[str],
    find: Callable[[str], Page | None],
    again: Callable[[str], Page | None] | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield each link of some pages that leads nowhere: the page, and the link as it stands.

    ``files`` are the paths of all files of the site; ``find`` gives what is known of any page. A
    page is looked up once, however many links lead to it. ``again`` gives one of the ``pages``
    once more (by default ``find`` does): the links of all pages are not held in memory, and which
    of them lead to what is not there is asked only where something is not.
    """
    passed: list[str] = []
    wanted: dict[str, set[str]] = {}
    for page in pages:
        passed.append(page.path)
        for link in page.links:
            if link.target not in files:
                yield page.path, link.text
            elif link.fragment and link.target != page.path:
                wanted.setdefault(link.target, set()).add(link.fragment)
            elif link.fragment and link.fragment not in page.ids:
                yield page.path, link.text
    missing = dict(_missing(wanted, find))
    for name in sorted(set(passed)) if missing else ():
        source = (again or find)(name)
        for link in source.links if source else ():
            if link.target != name and link.fragment in missing.get(link.target, ()):
                yield name, link.text


def _missing(
    wanted: Mapping[str, Set[str]], find: Callable[[str], Page | None]
) -> Iterator[tuple[str, Set[str]]]:
    """Yield the pages that have not all ids that links lead to, each with those it has not."""
    for path in sorted(wanted):
        page = find(path)
        if page and not wanted[path] <= page.ids:
            yield path, wanted[path] - page.ids
