"""The bill of materials of a release (CycloneDX 1.6): the packages that the program needs.

It has neither a date nor a number by chance, so that the same pins give the same bill.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from typing import Any

from requirements.licences import Licences, Work
from requirements.pins import ROOT, Pin

_SPDX = "LicenseRef-"


def bill(pins: Iterable[Pin], licences: Licences) -> str:
    """Return the bill as JSON. Raises KeyError for a package whose licence is not known."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    program = f"pkg:pypi/{project['name']}@{project['version']}"
    packages = {pin.name: pin for pin in pins}
    direct = {re.split(r"[\[~]", requirement)[0] for requirement in project["dependencies"]}
    needed: dict[str, list[str]] = {_purl(pin): [] for pin in packages.values()}
    needed[program] = [_purl(packages[name]) for name in direct]
    for pin in packages.values():
        for name in pin.via:
            needed[_purl(packages[name])].append(_purl(pin))
    found = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": program,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": _licences(project["license"]),
                "purl": program,
            }
        },
        "components": [_package(pin, licences) for pin in packages.values()],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(others)} for ref, others in sorted(needed.items())
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _package(pin: Pin, licences: Licences) -> dict[str, Any]:
    item: dict[str, Any] = {
        "type": "library",
        "bom-ref": _purl(pin),
        "name": pin.name,
        "version": pin.version,
        "licenses": _licences(licences.packages[pin.name]),
        "purl": _purl(pin),
    }
    within = [_work(work, pin) for work in licences.bundled if work.within == pin.name]
    return item | ({"components": within} if within else {})


def _work(work: Work, pin: Pin) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": f"{_purl(pin)}#{work.name}",
        "name": work.name,
        "description": work.use,
        "licenses": _licences(work.licence),
    }


def _licences(expression: str) -> list[dict[str, Any]]:
    if expression.startswith(_SPDX):
        return [{"license": {"name": expression.removeprefix(_SPDX).replace("-", " ")}}]
    return [{"expression": expression}]


def _purl(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"
