"""A browser that is asked what a page does: Chromium, by its DevTools protocol.

The protocol is spoken over two pipes, so that it takes no library and no port.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CANARY = "canary"
"""A function that every page has, and that no page of an edition calls."""

SPARING = "--disable-features=" + ",".join(
    (
        *("SpareRendererForSitePerProcess", "ProactivelySwapBrowsingInstance", "RenderDocument"),
        *("BackForwardCache", "PaintHolding", "OptimizationHints", "HttpsUpgrades", "MediaRouter"),
    )
)
"""Lets one process show one page of a site after another, which is half of the work; and what
Playwright itself switches off, since the last list counts."""

_OPTIONS = (
    *"--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking".split(),
    *"--disable-component-update --disable-sync --disable-dev-shm-usage".split(),
    "--disable-ipc-flooding-protection",  # many links are followed, quicker than by hand
    *("--remote-debugging-pipe", SPARING),
)
_DOMAINS = ("Page", "Runtime", "Network", "Log", "Audits")
_SECONDS = 300.0


def find() -> str | None:
    """Return the browser: the one that CHROMIUM names, or the one that is installed."""
    return shutil.which(os.environ.get("CHROMIUM") or "chromium")


@dataclass(slots=True)
class Seen:
    """What a page did while it was looked at."""

    ran: list[str] = field(default_factory=list)
    """Scripts that ran and are none of the edition's: what they called, and dialogs."""
    asked: list[str] = field(default_factory=list)
    """The addresses of all requests."""
    said: list[str] = field(default_factory=list)
    """What the console says: errors, and breaches of the policy."""
    opened: list[str] = field(default_factory=list)
    """Other windows, and other places that the page itself went to."""


class Browser:
    """A running browser with one window."""

    def __init__(self, ask: int, answer: int) -> None:
        self._ask, self._answer = ask, answer
        self._number = 0
        self._rest = b""
        self._events: list[dict[str, Any]] = []
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.call("Target.setDiscoverTargets", discover=True)
        for domain in _DOMAINS:
            self.call(f"{domain}.enable")
        self.call("Runtime.addBinding", name=CANARY)

    def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the protocol and return its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._ask, data) :]
        deadline = time.monotonic() + _SECONDS
        while time.monotonic() < deadline:
            for item in self._receive(deadline):
                if item.get("id") != self._number:
                    self._note(item)
                elif "error" in item:
                    raise RuntimeError(f"{method}: {item['error']['message']}")
                else:
                    return item["result"]
        raise TimeoutError(method)

    def evaluate(self, body: str) -> Any:
        """Return what the body of an asynchronous function returns in the page."""
        done = self.call(
            "Runtime.evaluate",
            expression=f"(async () => {{ {body} }})()",
            returnByValue=True,
            awaitPromise=True,
        )
        if "exceptionDetails" in done:
            raise RuntimeError(str(done["exceptionDetails"]))
        return done["result"].get("value")

    def until(self, body: str) -> None:
        """Wait until the body of a function returns what is true, on this page or the next one.

        Raises TimeoutError.
        """
        deadline = time.monotonic() + _SECONDS
        while time.monotonic() < deadline:
            with contextlib.suppress(RuntimeError):  # between two pages there is none
                if self.evaluate(body):
                    return
            time.sleep(0.02)
        raise TimeoutError(f"In vain: {body}")

    def visit(self, address: str, *, bypass: bool = False, script: str = "") -> tuple[Seen, Any]:
        """Look at a page until it is still; return what it did, and what ``script`` returns.

        ``bypass``: its policy does not count.
        """
        self.call("Page.setBypassCSP", enabled=bypass)
        self._go("about:blank")
        self._events.clear()
        self._go(address)
        value = self.evaluate(_STILL + script)
        seen = _seen(self._events, address)
        self._events.clear()
        return seen, value

    def _go(self, address: str) -> None:
        """Go to a page and wait until it is there, whatever the one before still has to say."""
        self.call("Page.navigate", url=address)
        is_blank = "===" if address == "about:blank" else "!=="
        self.until(
            f"return location.href {is_blank} 'about:blank' && document.readyState === 'complete';"
        )

    def _note(self, item: dict[str, Any]) -> None:
        if "method" not in item:
            return
        self._events.append(item)
        if item["method"] == "Page.javascriptDialogOpening":
            # A dialog keeps the page from going on.
            self._number += 1
            message = {"id": self._number, "method": "Page.handleJavaScriptDialog"}
            message |= {"params": {"accept": False}, "sessionId": self._session}
            os.write(self._ask, json.dumps(message).encode() + b"\0")

    def _receive(self, deadline: float) -> Iterator[dict[str, Any]]:
        ready, _, _ = select.select([self._answer], [], [], max(0.0, deadline - time.monotonic()))
        if ready:
            data = os.read(self._answer, 1 << 16)
            if not data:
                raise RuntimeError("The browser is gone.")
            *whole, self._rest = (self._rest + data).split(b"\0")
            yield from map(json.loads, whole)


_STILL = "await new Promise((done) => setTimeout(done, 30)); "


def _seen(events: list[dict[str, Any]], address: str) -> Seen:
    given = [(event["method"], event.get("params", {})) for event in events]
    frames = [item["frame"]["url"] for name, item in given if name == "Page.frameNavigated"]
    return Seen(
        ran=[said for name, item in given if name in _RAN for said in [_RAN[name](item)]],
        asked=[
            item["request"]["url"] for name, item in given if name == "Network.requestWillBeSent"
        ],
        said=[
            said for name, item in given if name in _SAID for said in [_SAID[name](item)] if said
        ],
        opened=[
            *(url for url in frames if url != address.partition("#")[0]),
            *(
                item["targetInfo"]["url"]
                for name, item in given
                if name == "Target.targetCreated" and item["targetInfo"]["type"] == "page"
            ),
        ],
    )


_RAN: dict[str, Callable[[dict[str, Any]], str]] = {
    "Runtime.bindingCalled": lambda item: item["payload"],
    "Page.javascriptDialogOpening": lambda item: f"{item['type']}: {item['message']}",
}
_SAID: dict[str, Callable[[dict[str, Any]], str]] = {
    "Log.entryAdded": lambda item: f"{item['entry']['level']}: {item['entry']['text']}",
    "Runtime.exceptionThrown": lambda item: f"exception: {item['exceptionDetails']}",
    "Runtime.consoleAPICalled": lambda item: f"console: {item['args']}",
    "Audits.issueAdded": lambda item: (
        f"policy: {item['issue']['details']}"
        if "ContentSecurityPolicy" in item["issue"]["code"]
        else ""
    ),
}


@contextmanager
def browser(program: str, profile: Path) -> Iterator[Browser]:
    """Run a browser with a profile of its own."""
    its_read, ask = os.pipe()
    answer, its_write = os.pipe()
    command = [program, *_OPTIONS, f"--user-data-dir={profile}", "about:blank"]
    with Path(os.devnull).open("r+b") as nothing:
        process = os.posix_spawn(
            program,
            command,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, nothing.fileno(), 0),
                (os.POSIX_SPAWN_DUP2, nothing.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, nothing.fileno(), 2),
                # In two steps: either may have the number that the other is to get.
                (os.POSIX_SPAWN_DUP2, its_read, 63),
                (os.POSIX_SPAWN_DUP2, its_write, 64),
                (os.POSIX_SPAWN_DUP2, 63, 3),
                (os.POSIX_SPAWN_DUP2, 64, 4),
            ],
        )
    os.close(its_read)
    os.close(its_write)
    try:
        found = Browser(ask, answer)
        yield found
        found._session = ""
        found.call("Browser.close")
    finally:
        os.close(ask)
        os.close(answer)
        os.waitpid(process, 0)
