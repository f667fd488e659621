"""Lighthouse gives all that it has, for pages as a phone loads them from a server.

All that it does not measure is tried on every kind of page by ``test_lighthouse_kinds.py``.
"""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from tests.browser.kinds import PAGES
from tests.browser.lighthouse import at_hand

_TRIES = 6
"""Performance is measured, and the machine may be busy: the best time counts."""
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def judged(address: str) -> dict[str, float]:
    """Return how far each kind of demand is met, from 0 to 1, and what is not, with 0."""
    programs = at_hand()
    command = [
        *(programs.node, programs.lighthouse, address, "--quiet"),
        *("--output=json", "--output-path=stdout"),
        *(f"--chrome-flags={_FLAGS}", "--no-enable-error-reporting"),
    ]
    environment = {**os.environ, "CHROME_PATH": programs.browser}
    done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    report = json.loads(done.stdout)
    found = {}
    for name, category in report["categories"].items():
        found[name] = category["score"]
        if category["score"] != 1:
            weighty = (entry["id"] for entry in category["auditRefs"] if entry["weight"])
            found |= {audit: 0 for audit in weighty if report["audits"][audit]["score"] == 0}
    return found


@pytest.mark.parametrize(
    "kind",
    [
        "letter",
        pytest.param("apparatus", marks=pytest.mark.long),
        pytest.param("part", marks=pytest.mark.long),
    ],
)
def test_everything_is_as_it_should_be(address: str, kind: str) -> None:
    full = dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 1)
    for _ in range(_TRIES):
        found = judged(address + PAGES[kind])
        if found == {**full, "performance": found["performance"]}:
            if found == full:
                return
        else:
            break
    assert found == full
