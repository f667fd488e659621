"""Documents in which a heading, a block after it and notes come to stand at a page foot.

The words that a test looks for are "h0h" in the heading, "b0b" in the first line of the block,
"s0s" in the second one, "p0p" in it where the first leads to it, "c1c" … before the calls of notes
and "n1n" … in the notes.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping

LENGTHS = {"s": "Short.", "m": "Some words of a note. " * 8, "l": "Some words of a note. " * 70}
"""Notes of one line, of two, and longer than a page foot has room for."""

NOTES: Mapping[str, Mapping[int, str]] = {
    "none": {},
    "first line": {0: "s"},
    "second line": {1: "s"},
    "first lines": {0: "s", 1: "s"},
    "two in the first line": {0: "ml"},
    "two in the fourth line": {3: "mm"},
}
"""Which lines of the block call notes, and of which lengths."""


class _Lines:
    """Lines of text with the notes that they call."""

    def __init__(self, notes: Mapping[int, str], *, is_called: bool) -> None:
        self._notes = notes
        self._numbers = itertools.count(1)
        self.heading = f"h0h Heading{self._call('m') if is_called else ''}"

    def line(self, number: int) -> str:
        """Return so much text that it fills a line, or nearly."""
        calls = " ".join(map(self._call, self._notes.get(number, "")))
        word = {0: "b0b ", 1: "s0s "}.get(number, "")
        return f"{word}A line begins {calls} and goes on, and it is full."

    def lines(self, count: int) -> list[str]:
        return [self.line(number) for number in range(count)]

    def _call(self, length: str) -> str:
        n = next(self._numbers)
        return f' c{n}c<note xml:id="n{n}" n="{n}">n{n}n {LENGTHS[length]}</note>'


def _wrapped(lines: list[str], tag: str) -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def _led(text: str) -> str:
    """Return a block to which a line leads that is the first."""
    return _plain(text.replace("b0b", "p0p"))


def _plain(text: str) -> str:
    """Return lines that are not the first ones of a block."""
    return text.replace("b0b", "").replace("s0s", "")


def _text(lines: list[str]) -> str:
    return " ".join(lines)


BLOCKS: Mapping[str, Callable[[_Lines], str]] = {
    "short paragraph": lambda at: f"<p>{_text(at.lines(3))}</p>",
    "paragraph": lambda at: f"<p>{_text(at.lines(5))}</p>",
    "long paragraph": lambda at: f"<p>{_text(at.lines(14))}</p>",
    "ab": lambda at: f"<ab>{_text(at.lines(5))}</ab>",
    "quotation": lambda at: f"<quote><p>{_text(at.lines(5))}</p></quote>",
    "list": lambda at: f"<list>{_wrapped(at.lines(6), 'item')}</list>",
    "list with a heading": lambda at: (
        f"<list><head>b0b Items</head>{_led(_wrapped(at.lines(6), 'item'))}</list>"
    ),
    "table": lambda at: (
        "<table>" + "".join(f"<row><cell>{line}</cell></row>" for line in at.lines(6)) + "</table>"
    ),
    "verse": lambda at: f"<lg>{_wrapped(at.lines(6), 'l')}</lg>",
    "opener": lambda at: (
        f"<opener><dateline>b0b A day</dateline></opener><p>{_plain(_text(at.lines(4)))}</p>"
    ),
    "heading": lambda at: f"<div><head>b0b Second</head><p>{_led(_text(at.lines(4)))}</p></div>",
    "speech": lambda at: f"<sp><speaker>b0b Who</speaker><p>{_led(_text(at.lines(4)))}</p></sp>",
    "figure": lambda at: (
        f'<figure><graphic url="a.png"/><head>b0b Caption</head></figure>'
        f"<p>{_plain(_text(at.lines(3)))}</p>"
    ),
}


def cases(block: str) -> Iterator[tuple[str, str]]:
    """Yield what each case of a kind of block is called, and the body of its document."""
    for called, notes in NOTES.items():
        for is_called, filler in ((False, 25), (False, 26), (True, 24), (True, 26)):
            lines = _Lines(notes, is_called=is_called)
            heading = f"<head>{lines.heading}</head>"
            name = f"notes: {called}{', heading' if is_called else ''}, line {filler}"
            body = f"<div>{heading}{BLOCKS[block](lines)}</div>"
            yield name, f"{'<p>Filler.</p>' * filler}{body}<p>After.</p>"
