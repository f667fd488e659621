"""Progress: one line on a terminal however wide it is, few lines in a log, none on a short way."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from edition import pipeline, request
from edition.cli import main
from edition.progress import Bar, Lines, Stage, _Line, duration
from edition.stages.publish import Published


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def console(width: int = 80, *, terminal: bool = False) -> Console:
    return Console(
        file=io.StringIO(), width=width, force_terminal=terminal, color_system=None, _environ={}
    )


def written(to: Console) -> str:
    assert isinstance(to.file, io.StringIO)
    return to.file.getvalue()


def on_a_line(width: int, clock: Clock) -> str:
    stage = Stage("Documents", 10_000, clock)
    stage.done = 2_500
    clock.now += 50
    to = console(width)
    to.print(_Line(stage), end="")
    return written(to)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (120, f"Documents  {'━' * 10}{'─' * 30}  2,500 of 10,000, 2 min 30 s left, 50 a second"),
        (72, f"Documents  {'━' * 2}{'─' * 9}  2,500 of 10,000, 2 min 30 s left, 50 a second"),
        (60, "Documents  2,500 of 10,000, 2 min 30 s left, 50 a second"),
        (48, "Documents  2,500 of 10,000, 2 min 30 s left"),
        (40, f"Documents  {'━' * 2}{'─' * 7}  2,500 of 10,000"),
        (20, "Documents  2,500…"),
    ],
)
def test_a_line_tells_what_the_terminal_has_room_for(width: int, line: str, clock: Clock) -> None:
    found = on_a_line(width, clock)
    assert len(found) <= width - 3
    assert found == line


def test_a_stage_of_unknown_length_tells_how_long_it_has_taken(clock: Clock) -> None:
    stage = Stage("Checking", 0, clock)
    assert stage.facts() == []
    clock.now += 75
    assert stage.facts() == ["1 min 15 s"]


def test_the_pace_is_told_when_it_is_known(clock: Clock) -> None:
    stage = Stage("Documents", 100, clock)
    clock.now += 1
    stage.done = 10
    assert stage.facts() == ["10 of 100"]
    clock.now += 19
    assert stage.facts() == ["10 of 100", "3 min 0 s left", "0.5 a second"]
    stage.done = 9
    assert stage.facts() == ["9 of 100"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 s"), (59.6, "1 min 0 s"), (3599, "59 min 59 s"), (7260, "2 h 1 min")],
)
def test_a_time_is_told_as_exactly_as_is_useful(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_log_of_a_short_build_is_empty(clock: Clock) -> None:
    to = console()
    lines = Lines(to, clock)
    with lines.stage("Checking"):
        clock.now += 4
    with lines.stage("Documents", 20):
        for _ in range(20):
            clock.now += 0.2
            lines.advance()
    assert written(to) == ""


def test_a_log_of_a_long_build_has_a_line_now_and_then(clock: Clock) -> None:
    to = console(20)
    lines = Lines(to, clock)
    with lines.stage("Checking"):
        clock.now += 12
    with lines.stage("Documents", 30):
        for _ in range(30):
            clock.now += 1
            lines.advance()
    assert written(to).splitlines() == [
        "Documents, 0 of 30",
        "Documents, 10 of 30, 20 s left, 1.0 a second",
        "Documents, 20 of 30, 10 s left, 1.0 a second",
        "Documents, 30 of 30, 0 s left, 1.0 a second",
    ]


def test_a_terminal_is_left_clean_by_whatever_ends_the_stage(clock: Clock) -> None:
    to = console(terminal=True)
    with pytest.raises(KeyboardInterrupt), Bar(to, clock).stage("Documents", 10):
        raise KeyboardInterrupt
    hide, show, erase = "\x1b[?25l", "\x1b[?25h", "\x1b[2K"
    assert hide in written(to)
    assert written(to).rindex(show) > written(to).rindex(hide)
    assert written(to).rstrip().endswith(erase)


def test_what_is_made_anew_and_what_is_taken_over_are_counted_apart(clock: Clock) -> None:
    for teller in (Lines(console(), clock), Bar(console(), clock)):
        with teller.stage("Documents", 3):
            teller.advance(reused=True)
            teller.advance()
            teller.advance(reused=True)
        assert (teller.tally.made, teller.tally.reused) == (1, 2)


def built(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    steps: list[bool],
    written: tuple[str, ...],
) -> str:
    """Return what the command line says of a build of such steps that wrote these files."""

    def build(_: request.Request, progress: request.Progress) -> request.Outcome:
        with progress.stage("Documents", len(steps)):
            for reused in steps:
                progress.advance(reused=reused)
        published = Published(written, (), 0)
        return request.Outcome((), len(steps), published)

    monkeypatch.setattr(pipeline, "build", build)
    assert main([]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()[0]


def test_where_nothing_has_changed_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = built(monkeypatch, capsys, [True] * 1200, ())
    assert (
        said == "1,200 documents, 0 errors, 0 warnings. Nothing has changed since the last build."
    )


def test_where_little_has_changed_a_sentence_says_how_much(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = built(monkeypatch, capsys, [False, *[True] * 1199], ("index.html", "documents.html"))
    assert said == (
        "1,200 documents, 0 errors, 0 warnings."
        " 1 document was made anew, 1,199 taken over from the cache. 2 files written."
    )


def test_a_whole_build_says_what_it_wrote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = built(monkeypatch, capsys, [False, False], ("index.html",))
    assert said == "2 documents, 0 errors, 0 warnings. 1 file written."


def test_an_interruption_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", build)
    assert main([]) == 130
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.split() == "Interrupted. What has been published is whole.".split()
