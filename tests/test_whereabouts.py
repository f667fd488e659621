"""Whereabouts: the folders of a machine in an address, and what only looks like them."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.whereabouts import shorten, tells_whereabouts, without_whereabouts

HOME = f"{'/home'}/jane"  # no path of a machine stands in these files

SHORT = {
    f"file://{HOME}/letters/1.jpg": "1.jpg",
    f"{HOME}/1.jpg {HOME}/2.jpg": "1.jpg 2.jpg",
    f"{HOME.replace('home', 'Users')}/1.jpg#x": "1.jpg#x",
    f"{'/root'}/1.jpg": "1.jpg",
    f"{'/srv'}/scans/a/1.jpg": "1.jpg",
    f"{'/var'}/www/1.jpg": "1.jpg",
    f"FILE://{HOME}/1.jpg": "1.jpg",
    "file:///C:/Users/Jane%20Doe/1.jpg": "1.jpg",
    "file:///C:\\Users\\Jane\\1.jpg": "1.jpg",
    "file://server/share/1.jpg": "1.jpg",
    "C:\\My Scans\\1.jpg D:\\2.jpg": "1.jpg 2.jpg",
    "c:/scans/1.jpg": "1.jpg",
    "\\\\server\\share$\\1.jpg": "1.jpg",
    f"url(file://{HOME}/1.png)": "url(1.png)",
    f"{HOME}/": "",
}
PUBLIC = (
    f"https://example.org{HOME}/1.jpg",
    f"..{HOME}/1.jpg",
    "/images/1.jpg",
    "/media/1.jpg",
    "https://example.org/srv/1.jpg",
    "p:kim",
    "a:b/c",
    "http://example.org",
    "urn:file:x",
    "profile:/x",
    "1/2 \\ 3",
)


@pytest.mark.parametrize("text", SHORT)
def test_of_a_file_on_a_machine_its_name_is_left(text: str) -> None:
    assert without_whereabouts(text) == SHORT[text]
    assert tells_whereabouts(f"'{text}'".encode("utf-16"))


@pytest.mark.parametrize("text", PUBLIC)
def test_what_readers_can_follow_stays(text: str) -> None:
    assert without_whereabouts(text) == text


def test_examples_stay() -> None:
    text = f'<p n="{HOME}/1"><egXML><p n="{HOME}/1"/></egXML></p>'
    root = etree.fromstring(text)
    assert [value for _, _, value in shorten(root.iter())] == [f"{HOME}/1"]
    assert etree.tostring(root, encoding="unicode") == text.replace(f"{HOME}/", "", 1)
