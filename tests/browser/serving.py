"""A published folder on a server of this machine, below a folder of the server, as many are."""

from __future__ import annotations

import functools
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

BELOW = "/bells"
_PARTS = 80
_PAUSE = 0.03
"""Seconds, in which a browser shows what it has."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    """A browser asks for much at once; what finds no place in the queue waits for seconds."""


class Line(SimpleHTTPRequestHandler):
    """Sends each file as a whole."""

    protocol_version = "HTTP/1.1"  # one connection for many files
    disable_nagle_algorithm = True

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BELOW))

    def log_message(self, *_: Any) -> None:
        """Write nothing to the terminal."""


class SlowLine(Line):
    """Sends pages in parts, each of which ends before a tag, so that all stages of one are seen."""

    def do_GET(self) -> None:
        """Answer a request, slowly if it is for a page."""
        file = Path(self.translate_path(self.path))
        if file.suffix != ".html":
            super().do_GET()
            return
        page = file.read_bytes()
        tags = [
            tag.start() for tag in re.finditer(b"<", page) if tag.start() > page.index(b"<body")
        ]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        for begin, end in pairwise([0, *tags[:: len(tags) // _PARTS + 1], len(page)]):
            self.wfile.write(page[begin:end])
            time.sleep(_PAUSE)


@contextmanager
def served(folder: Path, line: type[Line] = Line) -> Iterator[str]:
    """Serve a folder; give its address, with a slash at the end."""
    handler = functools.partial(line, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BELOW}/"
        server.shutdown()
