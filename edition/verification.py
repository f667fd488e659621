"""Verification: whether a published tree is what was published, by its own list of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edition.diagnostics import Finding, Judgement
from edition.digests import of_file
from edition.errors import EditionError, UsageError
from edition.manifest import LINE, MANIFEST, is_proper, read_manifest
from edition.trees import IRREGULAR, Tree, scan


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
    try:
        tree = scan(out)
    except OSError as error:
        raise EditionError(f"{error.filename or out} cannot be read: {error.strerror}.") from error
    return sorted([*_damaged(data), *_differing(out, listing, tree)]), len(listing)


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
