"""citeproc-py: citations by styles of CSL, from the files of its packages alone."""

from edition.engines.citeproc.style import Run, Style

__all__ = ["Run", "Style"]
