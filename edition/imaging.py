"""Imaging: all images that documents name, each from the cache or by a worker.

What is made of an image depends on its bytes alone: it is looked at once, and again when it is
another.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition import layout
from edition.diagnostics import Place, Remark
from edition.digests import digest
from edition.gathering import Gathered
from edition.memo import recall, remember
from edition.outputs import Kept, Outputs
from edition.pages import Made
from edition.pictures import Picture
from edition.program import program
from edition.sources import Sources
from edition.stages import images
from edition.workers import Workers

_KEPT = "01"
"""What is kept of the files of an image, at the end of its key."""
_HINTS = {
    "ED880": "Save it anew as JPEG or PNG. Until then the page has a link to the file.",
    "ED881": "Save it smaller. Until then the page has a link to the file.",
    "ED882": "Save it as JPEG or PNG, or take out who made it, where and when.",
}


@dataclass(frozen=True, slots=True)
class Images:
    """The images of an edition, by their paths below the source folder."""

    sources: Sources
    known: Mapping[str, Picture]

    def pictures(self) -> dict[str, Picture]:
        """Return what is known of the images, by their paths in the published tree."""
        return {layout.asset(path): picture for path, picture in self.known.items()}

    def published(self, path: str) -> bytes:
        """Return the bytes that are published of any file that documents name."""
        data = self.sources[path]
        return images.published(data) if self.is_changed(path) else data

    def is_changed(self, path: str) -> bool:
        """Tell whether what is published of a file is without something that its source has."""
        return path in self.known and self.known[path].is_changed

    def remarks(self, gathered: Gathered) -> Iterator[Remark]:
        """Yield what there is to say of the images, at each pointer that names them."""
        at_fault = {path for path, picture in self.known.items() if picture.fault}
        for document in gathered.index.documents:
            files = gathered.resolved[document.id].assets
            if at_fault.isdisjoint(files.values()):
                continue  # what a document holds is not read for nothing
            for pointer in gathered.resolutions.contents(document).files:
                path = files.get(pointer.value, "")
                if path in at_fault:
                    yield _remark(pointer.value, self.known[path], pointer.place)


def make_images(
    paths: Iterable[str], sources: Sources, workers: Workers, outputs: Outputs
) -> Images:
    """Look at the images among some files, and put the smaller copies of them into the edition."""
    known: dict[str, Picture] = {}
    wanted: deque[str] = deque()

    def tasks() -> Iterator[images.ImageTask]:
        for path in filter(images.is_image, paths):
            too_large = images.oversize(sources.snapshot.files[path].size)
            picture = too_large or _taken_over(_key(path, sources), outputs)
            if picture is not None:
                known[path] = picture
            else:
                wanted.append(path)
                yield images.ImageTask(path, sources[path])

    for picture, files in workers.map(images.make, tasks(), otherwise=images.not_made):
        path = wanted.popleft()
        known[path] = picture
        kept = outputs.keep(Made(files))
        if not picture.fault or picture.size is not None:
            key = _key(path, sources)
            remember(outputs.cache, key, picture)
            remember(outputs.cache, key + _KEPT, kept)
    return Images(sources, dict(sorted(known.items())))


def _key(path: str, sources: Sources) -> str:
    return digest(program(), "image", path, sources.digest(path))


def _taken_over(key: str, outputs: Outputs) -> Picture | None:
    picture = recall(outputs.cache, key, Picture)
    kept = recall(outputs.cache, key + _KEPT, Kept)
    is_there = picture is not None and kept is not None and outputs.take_over(kept)
    return picture if is_there else None


def _remark(pointer: str, picture: Picture, place: Place) -> Remark:
    message = {
        "ED880": f"The image '{pointer}' cannot be shown: {picture.said}.",
        "ED881": f"The image '{pointer}' is too large to be shown: {picture.said}.",
        "ED882": f"The image '{pointer}' holds metadata that cannot be taken out of its format.",
    }[picture.fault]
    return Remark(picture.fault, place, message, _HINTS[picture.fault])
