"""A plain server for looking at a published edition on this machine."""

from __future__ import annotations

import functools
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from edition.errors import UsageError


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Log nothing."""


def serve(folder: Path, port: int, announce: Callable[[str], None]) -> None:
    """Serve a folder on localhost until interrupted. Raises UsageError if the port is taken."""
    handler = functools.partial(_Quiet, directory=str(folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UsageError(f"Port {port} is taken; choose another with --port.") from error
    with server:
        announce(f"http://127.0.0.1:{server.server_port}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
