"""Whether this Python has what the edition needs; if not, the program goes on in ``.venv``.

Imports little, since every start passes here, and keeps to the syntax of Python 3.8, so that an old
Python says a sentence instead of pointing at a line it cannot read.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from edition.requirements import (
    STAMP,
    VENV,
    is_foreign,
    is_inside,
    is_linked,
    is_ready,
    marks,
    missing,
    pins,
    python,
    requirements,
)

OLDEST = (3, 11)


def ensure(*groups: str) -> None:
    """Return when this Python has all packages; else set up ``.venv`` if need be and go on there.

    ``groups`` are optional dependencies of ``pyproject.toml`` that are needed as well. To go on,
    the program is started again from its beginning with the same arguments. Exits with status 3,
    after a sentence on standard error, when the set-up fails.
    """
    if sys.version_info < OLDEST:
        have = "{}.{}".format(*sys.version_info[:2])
        _fail(f"The edition needs Python 3.11 or newer; {sys.executable} is Python {have}.")
    wanted = requirements(groups)
    pinned = pins(groups)
    known = wanted + marks(pinned)
    if is_inside() and STAMP.exists():
        if is_ready(known):
            return
    elif not missing(wanted):
        return
    elif is_inside():
        _fail(
            f"{VENV} was not made by this program and lacks {', '.join(missing(wanted))}."
            " Run 'python -m pip install -e .' in it, or remove it."
        )
    if not is_foreign() and not is_ready(known):
        from edition import installation

        if is_linked():
            _fail(
                f"{VENV} is a link to another folder, which the set-up would change."
                " Remove the link: then the next start makes a folder of its own."
            )
        try:
            installation.install(wanted, pinned)
        except KeyboardInterrupt:
            sys.stderr.write("\nThe set-up was interrupted. It begins again at the next start.\n")
            sys.exit(130)
        except (installation.InstallationError, OSError) as error:
            _fail(f"The set-up failed. {error}")
    _go_on()


def _go_on() -> NoReturn:
    """Start the program again with the Python of ``.venv``; does not return."""
    if not python().exists():
        _fail(f"{VENV} was not made by this program, and has no Python in it. Remove it.")
    command = [str(python()), *sys.orig_argv[1:]]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    # On Windows execv would give the prompt back before the program has ended.
    import subprocess

    process = subprocess.Popen(command)
    while True:
        try:
            sys.exit(process.wait())
        except KeyboardInterrupt:  # the program has received it too, and decides
            continue


def _fail(sentence: str) -> NoReturn:
    sys.stderr.write(sentence + "\n")
    sys.exit(3)
