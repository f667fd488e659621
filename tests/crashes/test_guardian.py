"""Who waits for the program says what happened to it, and lets it begin once more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edition.watch import SIZE, Watch, Work, look

PROGRAM = Path(__file__).parent / "guarded.py"
PATIENCE = 120
"""How many seconds a test waits at most, which it does only when it fails."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no copies of processes")


def start(deed: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), deed],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run(deed: str) -> tuple[int, list[str], str]:
    process = start(deed)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out.splitlines(), err


def begun(process: subprocess.Popen[str]) -> int:
    """Wait until the program has begun, and return its number."""
    assert process.stdout
    return int(process.stdout.readline().split()[0])


def ready(process: subprocess.Popen[str]) -> int:
    """Wait until the program is at what it does, and return its number."""
    number = begun(process)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return number


def is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_status_of_the_program_is_that_of_the_guardian() -> None:
    status, [line], err = run("end")
    assert (status, err) == (7, "")
    assert line.split()[0] != str(os.getpid())


def test_after_a_crash_it_begins_once_more() -> None:
    status, lines, err = run("crash")
    assert (status, len(lines)) == (7, 2)
    assert err == (
        "The program ended in a crash of the engine (SIGSEGV) at letters/ä.xml."
        " It begins once more, with each document by itself.\n"
    )


def test_an_engine_that_ends_the_process_is_a_crash() -> None:
    status, lines, err = run("leave")
    assert (status, len(lines)) == (7, 2)
    assert "was ended by the engine (status 99), perhaps for want of memory at letters" in err


def test_what_crashes_again_is_not_tried_again() -> None:
    status, lines, _ = run("crash twice")
    assert (status, len(lines)) == (7, 3)
    assert lines[1].endswith(" ")
    assert lines[2].endswith(" ended in a crash of the engine (SIGSEGV)")


def test_a_crash_of_the_program_itself_is_a_failure() -> None:
    status, lines, err = run("crash unseen")
    assert (status, len(lines)) == (3, 1)
    assert err == (
        "The program ended in a crash of the engine (SIGABRT). What has been published is whole.\n"
    )


def test_it_does_not_begin_for_ever() -> None:
    status, lines, err = run("crash always")
    assert status == 3
    assert len(lines) < 20
    assert "was ended by the system (SIGKILL), perhaps for want of memory" in err


def test_what_comes_to_no_end_is_ended_and_not_tried_again() -> None:
    status, lines, err = run("hang")
    assert (status, len(lines)) == (7, 2)
    assert lines[1].endswith(" did not come to an end within 1 seconds")
    assert "did not come to an end within 1 seconds at letters/ä.xml" in err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_program_and_the_guardian_alike(number: int) -> None:
    process = start("sleep")
    program = begun(process)
    process.send_signal(number)
    _, err = process.communicate(timeout=PATIENCE)
    # Python itself says so when it is interrupted, and then ends by the signal.
    assert process.returncode == -number
    assert "What has been published" not in err
    assert not is_there(program)


@pytest.mark.parametrize("to_all", [False, True])
def test_an_interruption_comes_once(*, to_all: bool) -> None:
    process = start("interrupt")
    ready(process)
    if to_all:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 130


def test_a_program_that_begins_anew_can_be_interrupted_as_before() -> None:
    process = start("anew")
    first = begun(process)
    second = ready(process)
    assert first != second
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (130, "")


def test_who_does_not_listen_is_ended_at_the_second_time() -> None:
    process = start("stubborn")
    program = ready(process)
    process.send_signal(signal.SIGINT)
    assert process.stdout
    assert process.stdout.readline() == "heard\n"
    # What comes sooner is the same signal.
    time.sleep(1.5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err == "Interrupted. What has been published is whole.\n"
    assert not is_there(program)


def test_the_program_does_not_outlive_its_guardian() -> None:
    process = start("sleep")
    program = begun(process)
    process.kill()
    process.communicate(timeout=PATIENCE)
    end = time.monotonic() + PATIENCE
    while is_there(program) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_there(program)


def test_the_program_sees_the_terminal() -> None:
    import pty

    master, slave = pty.openpty()
    done = subprocess.run([sys.executable, str(PROGRAM), "terminal"], stderr=slave, check=False)
    os.close(slave)
    os.close(master)
    assert done.returncode == 11


def test_what_is_watched_is_seen_meanwhile_only() -> None:
    from mmap import mmap

    memory = mmap(-1, SIZE)
    watch = Watch(memory)
    for name in ("a.xml", "ä" * 3000):
        with watch.over(Work("render", name), 5):
            seen = look(memory)
            assert seen
            assert name.startswith(seen.work.subject.rstrip("\ufffd"))
            assert seen.work.step == "render"
            assert Watch(memory, {seen.work: "failed"}).fault(Work("render", name)) == "failed"
        assert look(memory) is None
