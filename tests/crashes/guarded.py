"""A program that is guarded, and does as it is told: ``guarded.py DEED``."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent.parent)
    from edition import guardian
    from edition.guardian import guarded
    from edition.watch import Watch, Work

    WORK = Work("render", "letters/ä.xml")
    LONG = 300
    guardian._PATIENCE = LONG  # who is slow to end is ended by what a test does, or not at all
    # Whoever runs the tests may have had it ignored (nohup), and what is ignored stays so.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

    def _say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def _crash(watch: Watch, work: Work, number: int = signal.SIGSEGV) -> None:
        with watch.over(work, 60):
            os.kill(os.getpid(), number)

    def _leave(watch: Watch) -> None:
        with watch.over(WORK, 60):
            os._exit(99)

    def _hang(watch: Watch) -> None:
        with watch.over(WORK, 1):
            time.sleep(LONG)

    def _interrupt(_: Watch) -> int:
        try:
            _say("ready")
            time.sleep(LONG)
        except KeyboardInterrupt:
            return 130
        return 0

    def _stubborn(_: Watch) -> None:
        signal.signal(signal.SIGINT, lambda *_: _say("heard"))
        _say("ready")
        time.sleep(LONG)

    def _anew(watch: Watch) -> int:
        """Begin anew once; the second time wait for an interruption."""
        # What one run leaves in this memory the next one finds.
        if watch.memory is not None and not watch.memory[-1]:
            watch.memory[-1] = 1
            return guardian.ANEW
        return _interrupt(watch)

    DEEDS: dict[str, Callable[[Watch], int | None]] = {
        "end": lambda _: None,
        "crash": lambda watch: None if watch.is_wary else _crash(watch, WORK),
        "crash twice": lambda watch: None if watch.faults else _crash(watch, WORK),
        "leave": lambda watch: None if watch.is_wary else _leave(watch),
        "crash unseen": lambda _: os.kill(os.getpid(), signal.SIGABRT),
        "crash always": lambda w: _crash(w, Work("render", str(os.getpid())), signal.SIGKILL),
        "hang": lambda watch: None if watch.faults else _hang(watch),
        "sleep": lambda _: time.sleep(LONG),
        "interrupt": _interrupt,
        "anew": _anew,
        "stubborn": _stubborn,
        "terminal": lambda _: 10 + sys.stderr.isatty(),
    }

    def _program(watch: Watch) -> int:
        _say(f"{os.getpid()} {watch.fault(WORK) or ''}")
        return DEEDS[sys.argv[1]](watch) or 7

    # Who runs the tests in the background has it ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(guarded(_program))
