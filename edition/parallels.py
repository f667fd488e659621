"""Parallels: which pages have two texts side by side, each with a digest of what it depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from edition import layout
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.gathering import Gathered
from edition.omission import without_pointers
from edition.parallel import ParallelTask, Text
from edition.pictures import Picture, among
from edition.program import program
from edition.rendering import Manner
from edition.stages import context
from edition.versions import Version, beside


@dataclass(frozen=True, slots=True)
class Parallels:
    """Gives the pages of an edition that have two texts side by side."""

    gathered: Gathered
    manner: Manner

    def pages(self) -> Iterator[Parallel]:
        """Yield a page for each two versions of a document, and one for two of its witnesses."""
        for document in self.gathered.index.documents:
            if document.survey.collated:
                yield Parallel(self, Version(document), Version(document))
            bundle = self.gathered.bundles.get(document.id, ())
            if bundle and bundle[0].document.id == document.id:
                for one, other in beside(bundle):
                    yield Parallel(self, one, other)

    def text(self, version: Version, other: Version) -> Text:
        """Return what a page needs of a version that is set beside another."""
        document, resolutions = version.document, self.gathered.resolutions
        resolved = self.gathered.resolved[document.id]
        slice_ = context.document_context(
            # All of it stands on one page here.
            replace(document, survey=replace(document.survey, parts=())),
            targets=resolutions.targets(document),
            files={pointer: layout.asset(path) for pointer, path in resolved.assets.items()},
            ways=(),
            redirected={},
            pictures=self._pictures(version),
            categories=self.gathered.subjects.described_elsewhere(document),
            other=other.document.id,
        )
        return Text(
            file=document.file,
            document=document.id,
            text=without_pointers(resolutions.text(document), resolved.withheld),
            context=slice_,
            side=context.version_of("side", version),
        )

    def key(self, version: Version) -> str:
        """Return a digest of all that a page depends on of a version."""
        document = version.document
        resolved = self.gathered.resolved[document.id]
        told = (document.id, version.form, document.survey.metadata, resolved.withheld)
        categories = self.gathered.subjects.described_elsewhere(document)
        pictures = sorted(self._pictures(version).items())
        return digest(document.contents, resolved.known, encode((told, categories, pictures)))

    def _pictures(self, version: Version) -> dict[str, Picture]:
        files = self.gathered.resolved[version.document.id].assets
        return among(self.manner.pictures, files.values())


@dataclass(frozen=True, slots=True)
class Parallel:
    """A page to be made of two versions, or of one for two of its witnesses."""

    of: Parallels
    one: Version
    other: Version

    @property
    def key(self) -> str:
        """A digest of all that it depends on."""
        manner = self.of.manner
        return digest(
            program(),
            "parallel",
            manner.look,
            manner.edition,
            self.of.key(self.one),
            self.of.key(self.other),
        )

    def task(self) -> ParallelTask:
        """Return the task to make it."""
        manner, one, other = self.of.manner, self.one.document.id, self.other.document.id
        is_one = one == other
        return ParallelTask(
            path=layout.witnesses_page(one) if is_one else layout.beside_page(one, other),
            left=self.of.text(self.one, self.other),
            right=None if is_one else self.of.text(self.other, self.one),
            edition=manner.edition,
            presentation=manner.presentation,
            base_url=manner.settings.base_url,
        )
