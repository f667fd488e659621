"""Builds one edition after another in one process, so that all but the first are begun at once.

Starting takes most of the time of a small build: Python's modules are read, the stylesheets are
compiled. Run as a program, this reads a line of JSON for each edition (its folder, the arguments,
the files for what is printed) and answers with the exit status.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent.parent


class Successive:
    """A process that builds editions; a context manager."""

    def __init__(self, *before: str) -> None:
        """Run the process by a command that stands before its own, as ``nice`` does."""
        self._before = before
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()

    def run(self, folder: Path, *arguments: str, seconds: float) -> tuple[int, bytes, bytes] | None:
        """Run the command line in a folder; return its status and what it printed, both ways.

        None: the process came to its end in this. Raises TimeoutExpired.
        """
        with tempfile.TemporaryDirectory() as place:
            out, err = Path(place, "out"), Path(place, "err")
            asked = {"folder": str(folder), "arguments": arguments, "files": [str(out), str(err)]}
            status = self._asked(json.dumps(asked).encode(), seconds)
            if status is None:
                return None
            return status, out.read_bytes(), err.read_bytes()

    def _asked(self, line: bytes, seconds: float) -> int | None:
        process = self._process = self._process or subprocess.Popen(
            [*self._before, sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        assert process.stdin
        assert process.stdout
        process.stdin.write(line + b"\n")
        if not select.select([process.stdout], [], [], seconds)[0]:
            self._end()
            raise subprocess.TimeoutExpired(process.args, seconds)
        answer = process.stdout.readline()
        if not answer:
            self._end()
            return None
        return int(answer)

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process = None


def _serve() -> None:
    """Build what is asked for until nothing is asked for any more."""
    from edition.cli import main

    answers = os.dup(1)
    own = os.dup(2)
    for line in sys.stdin:
        asked = json.loads(line)
        for number, name in enumerate(asked["files"], 1):
            file = os.open(name, os.O_WRONLY | os.O_CREAT)
            os.dup2(file, number)
            os.close(file)
        os.chdir(asked["folder"])
        status = main(asked["arguments"])
        sys.stdout.flush()
        sys.stderr.flush()
        os.dup2(own, 1)
        os.dup2(own, 2)
        os.chdir(ROOT)
        os.write(answers, f"{status}\n".encode())


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    _serve()
