"""Windows of a browser, which serve one test after another.

To make a window costs more than to open a page in it. So one that a test leaves is cleared of all
that the test may have left, and is the next test's that asks for its like.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

PATIENCE = 120_000
"""How many milliseconds a test waits at most, which it does only when it fails."""
_NOWHERE = "about:blank"
_SIZE = {"width": 1280, "height": 720}


class Window:
    """A window on an edition at an address, and what its pages did that they should not do."""

    def __init__(self, browser: Browser, base: str, options: dict[str, Any]) -> None:
        self._base, self._options = base, options
        self._context = browser.new_context(**{"base_url": base, "viewport": _SIZE, **options})
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", self._asked)
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("console", self._said)
        self.strange: list[str] = []
        self._is_left = False

    def clear(self) -> None:
        """Leave the page, and take back what a test may have changed."""
        options = self._options
        # What a page has asked for and not yet got fails when it is left.
        self._is_left = True
        self.page.goto(_NOWHERE)
        self._is_left = False
        self.page.set_viewport_size(options.get("viewport", _SIZE))
        self.page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            reduced_motion=options.get("reduced_motion", "no-preference"),
            forced_colors=options.get("forced_colors", "none"),
        )
        self._context.clear_cookies()
        session = self._context.new_cdp_session(self.page)
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self._base))
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.detach()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._base, "data:", "blob:", _NOWHERE)):
            self._note(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._note(f"{message.type}: {message.text}")

    def _note(self, strange: str) -> None:
        # The browser may still ask for the icon of a page that it has left.
        if self.page.url != _NOWHERE and not self._is_left:
            self.strange.append(f"{self.page.url}: {strange}")


class Windows:
    """The windows of a browser: each is one test's at a time."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Window]] = defaultdict(list)
        self._kinds: dict[Window, str] = {}

    def take(self, base: str, options: dict[str, Any]) -> Window:
        """Return a window on an edition, with options of a Playwright context."""
        kind = repr((base, sorted(options.items())))
        if self._free[kind]:
            window = self._free[kind].pop()
            window.strange.clear()
        else:
            window = Window(self._browser, base, options)
            self._kinds[window] = kind
        return window

    def give_back(self, window: Window) -> None:
        """Take a window back from a test, unless the test has closed it."""
        if window.page.is_closed():
            return
        window.clear()
        self._free[self._kinds[window]].append(window)
