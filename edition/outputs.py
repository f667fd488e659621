"""Outputs: what was made goes into the staged tree at once, and into the cache.

What is remembered of it are digests: the files of an edition are not held in memory.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.cache import Cache
from edition.diagnostics import Remark
from edition.digests import digest, of_bytes
from edition.engines.msgspec import MalformedError, decode, encode
from edition.errors import EditionError
from edition.figures import Figures
from edition.memo import recall, remember
from edition.pages import Made
from edition.searchable import Leaf
from edition.sources import ChangedError
from edition.stages.audit import Page, named, names_others, naming, read_page
from edition.stages.publish import Staging
from edition.tasks import Rendered

_CONTENT = "c0"
"""Before the digest of a content, which makes its key longer than others."""
_DAMAGED = "The cache is damaged. Build once with --fresh."


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of something that was made, a document or a page.

    ``files`` are its files in the published tree with their digests, ``pages`` those of them that
    are pages with the keys of what is known of them. Of what the volume needs of a document there
    are the digests as well: its typescript, and the words of its own PDF, which has
    ``printed_pages``; and ``searched`` is the digest of what the search finds of it.
    """

    files: Mapping[str, str]
    pages: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    figures: Figures | None = None
    typescript: str = ""
    printed: str = ""
    searched: str = ""
    printed_pages: int = 0


@dataclass(slots=True)
class Outputs:
    """The files of the edition that is being made, staged as they come."""

    staging: Staging
    cache: Cache
    base_url: str = ""
    """The address of the edition on the web, if it has one."""
    files: dict[str, str] = field(default_factory=dict)
    """The digest of every file so far, by path."""

    def write(self, path: str, content: bytes) -> str:
        """Stage a file and return its digest."""
        self.files[path] = self.staging.write(path, content)
        return self.files[path]

    def derive(self, path: str, key: str, make: Callable[[], bytes]) -> None:
        """Stage a file that depends on what ``key`` is a digest of; ``make`` gives its content."""
        known = recall(self.cache, key, str)
        if known is None or not self.keep_file(path, known):
            remember(self.cache, key, self.write(path, make()))

    def derive_all(self, key: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Stage the files that depend on what ``key`` is a digest of, as ``derive`` does one."""
        known = recall(self.cache, key, dict[str, str])
        if known is None or not self.keep_files(known):
            made = {path: self.write(path, content) for path, content in make().items()}
            remember(self.cache, key, made)

    def keep_file(self, path: str, sum_: str) -> bool:
        """Stage again a published file if it has this digest; tell whether it has."""
        if not self.staging.keep_file(path, sum_):
            return False
        self.files[path] = sum_
        return True

    def keep_files(self, files: Mapping[str, str]) -> bool:
        """Stage again published files if all have these digests; tell whether they have."""
        if not self.staging.keep_files(files):
            return False
        self.files.update(files)
        return True

    def copy(self, path: str, file: Path, sum_: str) -> None:
        """Stage a copy of a file that has this digest. Raises UsageError when it has another."""
        if not self.keep_file(path, sum_):
            if self.staging.write(path, file) != sum_:
                raise ChangedError(file.name)
            self.files[path] = sum_

    def keep(self, made: Rendered | Made) -> Kept:
        """Stage the files of what was made, and return what is to be remembered of it."""
        files = {}
        for path, content in made.files.items():
            files[path] = self.write(path, content)
            self.cache.put(_key(files[path]), content)
        pages = {page.path: self._page(page) for page in made.pages}
        if isinstance(made, Made):
            return Kept(files, pages, made.remarks)
        return Kept(
            files,
            pages,
            made.remarks,
            made.figures,
            self._put(made.typescript),
            self._put(made.printed),
            self._put_data(encode(made.searched)),
            made.printed_pages,
        )

    def keep_as(self, key: str, made: Rendered | Made) -> Kept:
        """Do as ``keep``, and remember it under a key unless it came to nothing."""
        kept = self.keep(made)
        if made.files or not made.remarks:
            remember(self.cache, key, kept)
        return kept

    def taken_over(self, key: str) -> Kept | None:
        """Stage again what was made under a key, and return it; None where it is not all there."""
        kept = recall(self.cache, key, Kept)
        return kept if kept is not None and self.take_over(kept) else None

    def take_over(self, kept: Kept) -> bool:
        """Stage again what was made before; tell whether all of it is still there."""
        sums = (kept.typescript, kept.printed, kept.searched)
        others = [_key(sum_) for sum_ in sums if sum_]
        if not all(map(self.cache.has, others)):
            return False
        if not self.keep_files(kept.files):
            if not self._take_back(kept.files):
                return False
            self.files.update(kept.files)
        self.cache.uses(
            itertools.chain(map(_key, kept.files.values()), others, kept.pages.values())
        )
        return True

    def take_over_all(self, made: Sequence[Kept]) -> bool:
        """Stage again all of what was made before, if it is still published, and tell if it is.

        Otherwise nothing is staged, and ``take_over`` says of each of them whether it is there.
        """
        files = dict(itertools.chain.from_iterable(one.files.items() for one in made))
        others = [
            _key(sum_)
            for one in made
            for sum_ in (one.typescript, one.printed, one.searched)
            if sum_
        ]
        is_one_twice = len(files) < sum(len(one.files) for one in made)
        if is_one_twice or not (self.cache.has_all(others) and self.keep_files(files)):
            return False
        pages = itertools.chain.from_iterable(one.pages.values() for one in made)
        self.cache.uses(itertools.chain(map(_key, files.values()), others, pages))
        return True

    def _take_back(self, files: Mapping[str, str]) -> bool:
        """Stage files, not all of which are published, from the cache; tell whether all are there.

        Where they are not, nothing is staged.
        """
        found: dict[str, bytes | None] = {}
        for path, sum_ in files.items():
            if self.staging.publishes(path, sum_):
                found[path] = None
                continue
            found[path] = content = self.cache.get(_key(sum_))
            if content is None:
                return False
        for path, content in found.items():
            if content is None:
                self.staging.keep_file(path, files[path])
            else:
                self.staging.write(path, content)
        return True

    def read(self, path: str) -> bytes:
        """Return the content of a file that is staged."""
        return self.staging.read(path)

    def page(self, path: str) -> Page:
        """Read back a page, or another file that names others."""
        data = self.cache.get(_key(self.files[path]))
        return self._read(path, self.staging.read(path) if data is None else data)

    def former_page(self, path: str) -> Page | None:
        """Read back a page as it is published; None, where it is not."""
        data = self.staging.former(path)
        return None if data is None else self._read(path, data)

    def _read(self, path: str, data: bytes) -> Page:
        read = named if names_others(path) else read_page
        return read(path, data, base_url=self.base_url)

    def others(self) -> dict[str, str]:
        """Return the files so far that name others and are no pages, with their digests."""
        return naming(self.files)

    def text(self, sum_: str) -> str:
        """Return a text that was kept with a document; nothing, if there is none.

        Raises EditionError when it is there no more: the book is not to be without it.
        """
        return self._kept(sum_).decode("utf-8") if sum_ else ""

    def searched(self, sum_: str) -> tuple[Leaf, ...]:
        """Return what the search finds of a document. Raises EditionError as ``text`` does."""
        try:
            return decode(self._kept(sum_), tuple[Leaf, ...]) if sum_ else ()
        except MalformedError as error:
            raise EditionError(_DAMAGED) from error

    def _kept(self, sum_: str) -> bytes:
        data = self.cache.get(_key(sum_))
        if data is None:
            raise EditionError(_DAMAGED)
        return data

    def _page(self, page: Page) -> str:
        data = encode(page)
        key = digest("page", data)
        self.cache.put(key, data)
        return key

    def _put(self, text: str) -> str:
        return self._put_data(text.encode("utf-8")) if text else ""

    def _put_data(self, data: bytes) -> str:
        self.cache.put(_key(of_bytes(data)), data)
        return of_bytes(data)


def _key(sum_: str) -> str:
    """Return the key of a content by its digest."""
    return f"{_CONTENT}{sum_}"
