"""Verification: whether a published tree is what was published, by its own list of files.

It can be held against another tree as well, which was made of the same sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile, zip_longest
from pathlib import Path

from edition.diagnostics import Finding, Judgement
from edition.digests import of_file
from edition.errors import EditionError, UsageError
from edition.manifest import LINE, MANIFEST, is_proper, read_manifest
from edition.trees import IRREGULAR, Tree, scan

_TEXTS = (".bib", ".css", ".html", ".js", ".json", ".ris", ".svg", ".txt", ".xml")
"""How the names of files end that are read line by line."""

_LONGEST = 20_000
"""How far into a line it is shown; a page may be one line of a megabyte."""


def verify(out: Path) -> tuple[list[Finding], int]:
    """Return what is wrong with the tree in a folder, and how many files its list names.

    The files of the findings are paths in the tree. Raises UsageError when the folder holds no
    edition, or one whose list has no digests, and EditionError when it cannot be read.
    """
    try:
        data = (out / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        data = b"none"
    listing = read_manifest(data)
    if listing is None:
        raise UsageError(f"There is no edition in {out}.")
    if listing and not any(listing.values()):
        raise UsageError(
            f"The list of files of the edition in {out} is of a former version and has no digests."
            " Build the edition once more."
        )
    tree = _scanned(out)
    return sorted([*_damaged(data), *_differing(out, listing, tree)]), len(listing)


def compare(published: Path, rebuilt: Path) -> list[Finding]:
    """Return how a published tree differs from one that was made of the same sources.

    The files of the findings are paths in the tree; of a file of text the first line is told that
    differs. The list of files differs where any file does, and is named only if no other is.
    Raises EditionError when one of the trees cannot be read.
    """
    here, there = _scanned(published).files, _scanned(rebuilt).files
    found = [
        _finding("ED832", path, f"The edition lacks the file {path}, which its sources give.")
        for path in there.keys() - here.keys()
    ]
    found += [
        _finding("ED833", path, f"The sources of the edition give no file {path}.")
        for path in here.keys() - there.keys()
    ]
    for path in sorted(here.keys() & there.keys() - {MANIFEST}):
        if _digest(published / path) != _digest(rebuilt / path):
            found.append(_difference(path, published, rebuilt))
    if not found and _digest(published / MANIFEST) != _digest(rebuilt / MANIFEST):
        found.append(_difference(MANIFEST, published, rebuilt))
    return sorted(found)


def _difference(path: str, published: Path, rebuilt: Path) -> Finding:
    """Return the finding on a file that differs."""
    message = f"The file {path} is not what the sources of the edition give."
    if not path.endswith(_TEXTS):
        return _finding("ED831", path, message)
    with suppress(OSError):
        lines, others = _lines(published / path), _lines(rebuilt / path)
        for number, (line, other) in enumerate(zip_longest(lines, others, fillvalue=""), start=1):
            if line != other:
                column = _parting(line, other) + 1
                return replace(
                    _finding("ED831", path, message, line=number, excerpt=_begun(line, column)),
                    column=column,
                    hint=f"The sources give: {_around(other, column) or 'nothing here'}",
                )
    return _finding("ED831", path, message)


def _parting(line: str, other: str) -> int:
    """Return how many characters two lines have in common before they differ."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(line, other, strict=False))
    return sum(1 for _ in alike)


def _lines(file: Path) -> list[str]:
    return file.read_bytes().decode("utf-8", "replace").split("\n")


def _begun(line: str, column: int) -> str:
    """Return a line to a little after a column, from its beginning, by which columns count."""
    return line[: column + 80] if column < _LONGEST else ""


def _around(line: str, column: int) -> str:
    """Return what stands around a column of a line, which may be a very long one."""
    start, end = max(0, column - 40), column + 40
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"


def _scanned(out: Path) -> Tree:
    try:
        return scan(out)
    except OSError as error:
        raise EditionError(f"{error.filename or out} cannot be read: {error.strerror}.") from error


def _damaged(data: bytes) -> Iterator[Finding]:
    seen = set()
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n")[:-1], 1):
        match = LINE.fullmatch(line)
        path = match[2] if match else ""
        if not is_proper(path):
            message = f"Line {number} of the list names no file of the edition with its SHA-256."
            yield _finding("ED806", MANIFEST, message, line=number, excerpt=line)
        elif path in seen:
            message = f"Line {number} of the list names {path} once more."
            yield _finding("ED806", MANIFEST, message, line=number, excerpt=line)
        seen.add(path)


def _differing(out: Path, listing: dict[str, str], tree: Tree) -> Iterator[Finding]:
    for path, expected in listing.items():
        if path not in tree.files:
            if is_proper(path):
                yield _finding("ED803", path, f"The file {path} was published and is missing.")
        elif tree.files[path] == IRREGULAR:
            yield _finding("ED804", path, f"What stands as {path} is no regular file.")
        elif (found := _digest(out / path)) != expected:
            is_so = "is not as it was published" if found else "cannot be read"
            yield _finding("ED804", path, f"The file {path} {is_so}.")
    for path in tree.files.keys() - listing.keys() - {MANIFEST}:
        yield _finding("ED805", path, f"The file {path} was not published with the edition.")


def _digest(file: Path) -> str:
    try:
        return of_file(file)
    except OSError:
        return ""


def _finding(code: str, file: str, message: str, *, line: int = 1, excerpt: str = "") -> Finding:
    return Finding(file, line, 1, code, Judgement().severity(code), message, excerpt)
