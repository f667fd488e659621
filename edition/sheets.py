"""Sheets: the pages that sum up many documents, each with a digest of what it depends on.

A page is only made where something it depends on has changed, which is known before there is a
task for it: to know that nobody is mentioned elsewhere, no passage need be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Protocol, TypeVar

from edition import layout, lists
from edition.attestations import Date, Mentioning
from edition.digests import digest
from edition.elements import root
from edition.engines.msgspec import encode
from edition.index import Day, Target
from edition.model import Document, Entity
from edition.pages import PageTask
from edition.program import program
from edition.relations import Related
from edition.stages import context
from edition.stages.context import Section
from edition.versions import Bundle, heads, told


class Called(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """What it is called in lists."""


Item = TypeVar("Item")
HasName = TypeVar("HasName", bound=Called)
Passages = Mapping[str, str]
"""The passages of documents, by document, as contexts have them."""

_ATTRIBUTE = re.compile(r'="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be made: a digest of all that it depends on, and what gives the task.

    ``task`` gets the passages of the ``documents`` that mention the ``entity``, if there is one.
    """

    key: str
    task: Callable[[Passages], PageTask]
    entity: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said of an entity beside its entry.

    That is its relations, who is named together with it, and where its ``letters`` are listed.
    """

    relations: tuple[Related, ...] = ()
    company: tuple[context.Company, ...] = ()
    letters: str = ""


Page = Callable[..., PageTask]
"""Returns the task of a page: its mode, its path and its context, and what else it needs."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """Gives the sheets of an edition; ``by`` is a digest of what all pages depend on."""

    by: str
    page: Page

    def single(
        self, mode: str, path: str, of: object, slice_: Callable[[], str], **more: str
    ) -> Sheet:
        """Return a page that depends on ``of``."""
        key = digest(program(), self.by, mode, path, encode((of, more)))
        return Sheet(key, lambda _: self.page(mode, path, slice_(), **more))

    def overview(self, mode: str, path: str, sections: Sequence[Section], told: str = "") -> Sheet:
        """Return the page of a list that is divided: ``told`` stands before its sections."""
        listed = context.overview(sections)
        return self.single(mode, path, (told, sections), lambda: root("context", [told, listed]))

    def by_year(
        self,
        mode: str,
        path: str,
        items: Sequence[Item],
        page: Callable[[str, Sequence[Item], str], Sheet],
        *,
        when: Callable[[Item], str],
        address: Callable[[str], str],
        told: str = "",
        briefly: str = "",
        size: Callable[[Item], int] = lambda _: 1,
    ) -> Iterator[Sheet]:
        """Yield a list in the order of ``when``, by year if there is much.

        ``page`` makes a page of its path, its items and what stands before them: what is ``told``,
        or on a section what is told ``briefly``, and its place. ``address`` gives the path of a
        section by its name; ``size`` says how much an item takes.
        """
        if sum(map(size, items)) <= lists.LONGEST:
            yield page(path, items, told)
            return
        groups = lists.by_year(items, when, longest=lists.LONGEST, size=size)
        sections = [year_section(group, address(group.name)) for group in groups]
        yield self.overview(mode, path, sections, told)
        for section, group, place in placed(sections, groups):
            yield page(section.path, group.items, briefly + place)

    def by_letter(
        self,
        mode: str,
        list_: str,
        items: Sequence[HasName],
        page: Callable[[str, Sequence[HasName], str], Sheet],
        *,
        letter: Callable[[HasName], str],
        size: int,
    ) -> Iterator[Sheet]:
        """Yield a list (``layout.LISTS``) in the order of names, by letter if it is long.

        ``page`` makes a page of its path, its items and its place among others; ``size`` says how
        much there is in all.
        """
        path = f"{list_}.html"
        if size <= lists.LONGEST_REGISTER:
            yield page(path, items, "")
            return
        groups = lists.by_letter(items, letter, longest=lists.LONGEST_REGISTER)
        sections = [
            letter_section(group, layout.letter_page(list_, group.name)) for group in groups
        ]
        yield self.overview(mode, path, sections)
        for section, group, place in placed(sections, groups):
            yield page(section.path, group.items, place)

    def documents(
        self, documents: Sequence[Document], bundles: Mapping[str, Bundle]
    ) -> Iterator[Sheet]:
        """Yield the list of all documents, by year if there are many; versions are named as one."""

        def page(path: str, documents: Sequence[Document], place: str) -> Sheet:
            listed = partial(context.documents_context, documents, place=place, versions=bundles)
            return self.single(
                "documents", path, (with_versions(documents, bundles), place), listed
            )

        yield from self.by_year(
            "documents",
            "documents.html",
            heads(documents, bundles),
            page,
            when=date_of,
            address=partial(layout.section_page, "years"),
        )

    def chronology(
        self, dates: Sequence[Date], days: Callable[[Iterable[Date]], Iterable[Day]]
    ) -> Iterator[Sheet]:
        """Yield the chronology, by year if there is much; ``days`` gives dates with passages.

        Documents link to their days on the page of the year: where that is too long, it has ways
        to the days, which stand on the pages of their months.
        """

        def page(path: str, dates: Sequence[Date], place: str) -> Sheet:
            of = (dated(dates), place)
            return self.single(
                "chronology",
                path,
                of,
                lambda: context.chronology_context(days(dates), place=place),
            )

        path = "chronology.html"
        if listed_by(sum(date.size for date in dates)) == "whole":
            yield page(path, dates, "")
            return
        groups = lists.by_year(dates, lambda date: date.when)
        sections = [
            year_section(group, layout.section_page("chronology", group.name)) for group in groups
        ]
        yield self.overview("chronology", path, sections)
        for section, group, place in placed(sections, groups):
            rest, months = lists.by_month(group.items, lambda date: date.when)
            if sum(date.size for date in group.items) <= lists.LONGEST or not months:
                yield page(section.path, group.items, place)
                continue
            parts = [month_section(month) for month in months]
            ways = [
                context.month(part, map(_summed, month.items))
                for part, month in zip(parts, months, strict=True)
            ]
            yield page(section.path, rest, place + "".join(ways))
            for part, month, beside in placed(parts, months):
                yield page(part.path, month.items, beside)

    def register(
        self,
        kind: str,
        entities: Sequence[Entity],
        tallies: Mapping[str, context.Tally],
        *,
        language: str,
        prefaces: Sequence[str] = (),
    ) -> Iterator[Sheet]:
        """Yield the list of the entities of a kind, by letter if there are many.

        ``prefaces`` is what the registers of these say beside them.
        """
        path = layout.register_page(kind)
        if len(entities) <= lists.LONGEST_REGISTER:
            rows = context.register(kind, entities, tallies, language=language)
            listed = partial(context.register_context, rows, prefaces=prefaces)
            yield self.single("register", path, (rows, prefaces), listed)
            return
        groups = lists.by_letter(
            entities, partial(lists.letter, language=language), longest=lists.LONGEST_REGISTER
        )
        folder = layout.KINDS[kind]
        sections = [
            letter_section(group, layout.letter_page(folder, group.name)) for group in groups
        ]
        overview = partial(context.overview_context, sections, kind=kind, prefaces=prefaces)
        yield self.single("register", path, (sections, prefaces), overview)
        for section, group, place in placed(sections, groups):
            rows = context.register(kind, group.items, tallies, language=language)
            slice_ = partial(context.register_context, rows, place=place)
            yield self.single("register", section.path, (rows, place), slice_)

    def entity(
        self,
        entity: Entity,
        entry: str,
        mentions: Sequence[Mentioning],
        *,
        tally: context.Tally,
        targets: Mapping[str, Target],
        around: tuple[Entity | None, Entity | None],
        beside: Beside,
    ) -> Iterator[Sheet]:
        """Yield the page of an entity, and of very many passages that mention it one a year.

        ``entry`` is its text, ``mentions`` the documents that mention it, ``targets`` what the
        pointers of its register lead to, ``around`` the entities before and after it, ``beside``
        what else is known of it.
        """
        path = layout.entity_page(entity.kind, entity.id)
        led_to = {pointer: targets[pointer] for pointer in _values(entry) if pointer in targets}
        sections: list[Section] = []
        if tally.mentions > lists.LONGEST:
            groups = lists.by_year(
                mentions, lambda item: date_of(item.document), longest=lists.LONGEST
            )
            sections = [
                year_section(group, layout.mentions_page(entity.kind, entity.id, group.name))
                for group in groups
            ]
            for section, group, place in placed(sections, groups):
                yield self._mentions(entity, group.items, section.path, place)
            mentions = ()

        def task(passages: Passages) -> PageTask:
            told: Iterable[str] = (passages[item.document.id] for item in mentions)
            slice_ = context.entity_context(
                entity,
                tally,
                [context.overview(sections)] if sections else told,
                targets=led_to,
                previous=around[0],
                following=around[1],
                relations=beside.relations,
                company=beside.company,
                letters=beside.letters,
            )
            return self.page("entity", path, slice_, source=entry, place=entity.place)

        neighbours = [(item.id, item.name) if item else None for item in around]
        of = encode((entity, tally, neighbours, led_to, sections, beside, _attested(mentions)))
        key = digest(program(), self.by, "entity", path, entry, of)
        yield Sheet(key, task, entity.id, _ids(mentions))

    def _mentions(
        self,
        entity: Entity,
        mentions: Sequence[Mentioning],
        path: str,
        place: str,
    ) -> Sheet:
        tally = context.Tally(sum(item.count for item in mentions), len(mentions))

        def task(passages: Passages) -> PageTask:
            told = (passages[item.document.id] for item in mentions)
            slice_ = context.mentions_context(entity, tally, told, place=place)
            return self.page("mentions", path, slice_, place=entity.place)

        of = encode((entity, tally, _attested(mentions)))
        key = digest(program(), self.by, "mentions", path, place, of)
        return Sheet(key, task, entity.id, _ids(mentions))


def listed_by(size: int) -> str:
    """Return how dates are listed: as a ``whole``, or by ``year``; nothing if there are none.

    The documents link to the days that they name, and have to know. ``size`` is how many documents
    and passages there are to list.
    """
    if size > lists.LONGEST:
        return "year"
    return "whole" if size else ""


def cards(documents: Iterable[Document]) -> str:
    """Return a digest of what lists show of documents."""
    return digest(encode(_cards(documents)))


def _cards(documents: Iterable[Document]) -> list[tuple[str, str, bool, str]]:
    return [(item.id, item.file, item.invalid, item.card) for item in documents]


def with_versions(documents: Iterable[Document], bundles: Mapping[str, Bundle]) -> object:
    """Return what a digest is made of what a list shows of documents and their versions."""
    found = list(documents)
    return cards(found), [told(bundles[item.id]) for item in found if item.id in bundles]


def dated(dates: Iterable[Date]) -> str:
    """Return a digest of what the chronology shows of dates."""
    return digest(encode([(date.when, _cards(date.documents), date.mark) for date in dates]))


def _summed(date: Date) -> tuple[str, int, int]:
    return date.when, len(date.documents), date.size - len(date.documents)


def _attested(mentions: Iterable[Mentioning]) -> str:
    return "\n".join([item.mark for item in mentions])


def _ids(mentions: Iterable[Mentioning]) -> tuple[str, ...]:
    return tuple(item.document.id for item in mentions)


def date_of(document: Document) -> str:
    """Return the date by which lists order a document (ISO), or nothing."""
    date = document.survey.metadata.date
    return date.sort if date else ""


def year_section(group: lists.Group[Item], path: str) -> Section:
    """Return the section of a list that holds what is of a year."""
    return Section(path, "year", group.key, len(group.items), group.number)


def month_section(group: lists.Group[Date]) -> Section:
    """Return the section of the chronology that holds the days of a month."""
    path = layout.section_page("chronology", group.name)
    return Section(path, "month", group.key, len(group.items))


def letter_section(group: lists.Group[HasName], path: str) -> Section:
    """Return the section of a list that holds what stands under a letter."""
    first, last = group.items[0].name, group.items[-1].name
    return Section(path, "letter", group.key, len(group.items), group.number, first, last)


def placed(
    sections: Sequence[Section], groups: Iterable[Item]
) -> Iterator[tuple[Section, Item, str]]:
    """Yield the sections of a list, each with what is of it and its place among the others."""
    for number, group in enumerate(groups):
        yield sections[number], group, context.place_among(sections, number)


def _values(entry: str) -> list[str]:
    """Return what stands in the attributes of an entry and may be a pointer, sorted."""
    values = {unescape(value) for value in _ATTRIBUTE.findall(entry)}
    return sorted(values.union(*(value.split() for value in values)))
