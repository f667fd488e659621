"""The list of the files of an edition."""

from __future__ import annotations

from hashlib import sha256

import pytest

from edition.manifest import MANIFEST, is_proper, read_manifest, write_manifest

A, B = sha256(b"a").hexdigest(), sha256(b"b").hexdigest()


def test_a_line_is_a_digest_and_a_path() -> None:
    data = write_manifest({"text/ä b.txt": B, "index.html": A})
    assert data.decode() == f"{A}  index.html\n{B}  text/ä b.txt\n"
    assert read_manifest(data) == {"index.html": A, "text/ä b.txt": B}


def test_the_order_is_that_of_the_lines() -> None:
    digests = dict.fromkeys(("b", "a/b", "a.html", "a-b", "\u2028", "\udcff"), A)
    assert list(read_manifest(write_manifest(digests)) or ()) == sorted(digests)


def test_lists_of_former_versions_have_paths_alone() -> None:
    data = f"a\n{MANIFEST}\n{A}  b\n".encode()
    assert read_manifest(data) == {"a": "", f"{A}  b": ""}


@pytest.mark.parametrize("data", [b"notes.doc\nthesis.doc\n", b"\n", b"\xff\xfe\x00", b"a  b\n"])
def test_another_list_of_files_is_none_of_ours(data: bytes) -> None:
    assert read_manifest(data) is None


def test_a_line_that_makes_no_sense_names_nothing() -> None:
    data = f"{A}  a\nnonsense\n{B}  b\n".encode()
    assert read_manifest(data) == {"a": A, "b": B}


@pytest.mark.parametrize(
    "path", ["a", "a/b", ".a", "..a/b..", "a b", "ä/北京", "a:b", "...", "a\u2028b"]
)
def test_proper_paths(path: str) -> None:
    assert is_proper(path)


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "/a", "./a", "../a", "a/../b", "a/./b", "a/..", "a//b", "a/", "a\\b", "a\0b",
     "a\nb", "a\rb", "a\n", MANIFEST],
)  # fmt: skip
def test_improper_paths(path: str) -> None:
    assert not is_proper(path)
