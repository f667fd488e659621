"""IIIF: the manifest of a document's images, by which other viewers show them (Presentation API 3).

What it tells comes from the stylesheets (``m:canvases``); its form is that of the API.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from lxml import etree

from edition import layout
from edition.engines.saxonche import Stylesheets, Tree

_CONTEXT = "http://iiif.io/api/presentation/3/context.json"
_RIGHTS = re.compile(r"https?(://(?:creativecommons|rightsstatements)\.org/\S+)")
"""The addresses that may stand as rights."""

_KINDS = {
    ".avif": "image/avif", ".bmp": "image/bmp", ".gif": "image/gif", ".jp2": "image/jp2",
    ".jpx": "image/jpx", ".jxl": "image/jxl", ".heic": "image/heic", ".heif": "image/heif",
    ".png": "image/png", ".svg": "image/svg+xml", ".tif": "image/tiff", ".tiff": "image/tiff",
    ".webp": "image/webp",
}  # fmt: skip
"""The formats of images by their endings, the same on every machine; what has another is a JPEG."""

Thing = dict[str, Any]


def manifest(
    stylesheets: Stylesheets,
    prepared: Tree,
    *,
    document: str,
    context: Tree,
    edition: Tree,
    base_url: str,
) -> dict[str, bytes]:
    """Return the manifest of a document by its path; nothing where no image can be told of.

    Raises TransformError.
    """
    parameters: dict[str, Tree | str] = {
        "context": context,
        "edition": edition,
        "page": layout.document_page(document),
        "part": "",
    }
    made = stylesheets.transform("site", prepared, mode="canvases", parameters=parameters)
    told = etree.fromstring(made.text)
    if not len(told):
        return {}
    path = layout.manifest(document)
    item = _Writer(base_url, path).manifest(told, layout.document_page(document))
    return {path: (json.dumps(item, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}


class _Writer:
    """Writes a manifest for an edition at an address."""

    def __init__(self, base_url: str, path: str) -> None:
        self._base = base_url.rstrip("/")
        self._id = self._at(path)

    def manifest(self, told: etree._Element, page: str) -> Thing:
        lang = told.get("lang") or "none"
        label = {lang: [told.get("title") or page]}
        rights = _RIGHTS.fullmatch(told.get("rights", ""))
        return {
            "@context": _CONTEXT,
            "id": self._id,
            "type": "Manifest",
            "label": label,
            **({"rights": f"http{rights[1]}"} if rights else {}),
            "homepage": [
                {"id": self._at(page), "type": "Text", "label": label, "format": "text/html"}
            ],
            **self._see_also(told.get("tei", "")),
            "items": [self._canvas(canvas.attrib) for canvas in told],
        }

    def _see_also(self, tei: str) -> Thing:
        if not tei:
            return {}
        source = {"id": self._at(tei), "type": "Dataset", "format": "application/tei+xml"}
        return {"seeAlso": [source]}

    def _canvas(self, told: Mapping[str, str]) -> Thing:
        # What identifies a canvas is no file.
        name = f"{self._id}/{quote(told['name'])}"
        size = {"width": int(told["width"]), "height": int(told["height"])}
        label = {"none": [told["label"]]}
        painting = {
            "id": f"{name}/painting",
            "type": "Annotation",
            "motivation": "painting",
            "body": self._image(told) | size,
            "target": name,
        }
        canvas = {
            "id": name,
            "type": "Canvas",
            "label": label,
            **size,
            "items": [{"id": f"{name}/page", "type": "AnnotationPage", "items": [painting]}],
        }
        if "thumbnail-path" in told:
            small = self._at(told["thumbnail-path"])
            canvas["thumbnail"] = [{"id": small, "type": "Image"}]
        if "page" in told:
            address = f"{self._at(told['page'])}#{quote(told['fragment'])}"
            there = {"id": address, "type": "Text", "label": label, "format": "text/html"}
            canvas["homepage"] = [there]
        return canvas

    def _image(self, told: Mapping[str, str]) -> Thing:
        address = self._at(told["path"]) if "path" in told else told["address"]
        ending = posixpath.splitext(re.sub(r"[?#].*", "", address))[1].lower()
        kind = _KINDS.get(ending, "image/jpeg")
        image: Thing = {"id": address, "type": "Image", "format": kind}
        if "service" in told:
            service = {"@id": told["service"], "@type": "ImageService2", "profile": "level1"}
            image["service"] = [service]
        return image

    def _at(self, path: str) -> str:
        return f"{self._base}/{quote(path)}"
