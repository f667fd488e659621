"""Audit: hold the words of each source against its outputs, crawl all links, count ids.

The words of a page are those of its ``article[@data-text]`` that the edition did not add; the
flows of the source come from ``edition.flows``, which shares nothing with the stylesheets.
"""

from __future__ import annotations

from edition.stages.audit.judgement import Outputs, judge, judge_print, judge_side
from edition.stages.audit.markup import Markup, read
from edition.stages.audit.named import cited, named, names_others, naming
from edition.stages.audit.pages import Page, crawl, page, pdf_page, read_page
from edition.stages.audit.plain import read_plain
from edition.stages.audit.searched import searched
from edition.stages.audit.shown import Shown, show
from edition.stages.audit.stated import Stated, has_states, state
from edition.stages.audit.unhandled import told, unhandled
from edition.stages.audit.volume import around_documents, in_volume

__all__ = [
    "Markup",
    "Outputs",
    "Page",
    "Shown",
    "Stated",
    "around_documents",
    "cited",
    "crawl",
    "has_states",
    "in_volume",
    "judge",
    "judge_print",
    "judge_side",
    "named",
    "names_others",
    "naming",
    "page",
    "pdf_page",
    "read",
    "read_page",
    "read_plain",
    "searched",
    "show",
    "state",
    "told",
    "unhandled",
]
