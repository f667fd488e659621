"""The command line: ``python build.py`` and ``tei-edition``."""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edition import __version__
from edition.config import Settings, read_settings
from edition.diagnostics import Finding, Severity, has_errors, in_order
from edition.errors import EditionError, UsageError
from edition.guardian import ANEW, guarded
from edition.watch import Watch

if TYPE_CHECKING:
    from edition.request import Request

CLEAN, FINDINGS, USAGE, FAILED = 0, 1, 2, 3
"""Exit statuses (DESIGN, "Errors and what is published")."""
_OF_THE_SYSTEM = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE}
)
"""What the system says where it is at fault, and not the program."""
INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells have it."""
_WAITING = "Waiting for changes (Ctrl-C ends).\n"


class _DefaultToBuild(click.Group):
    """A group that builds when no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in {"--help", "--version"}):
            args = ["build", *args]
        return super().parse_args(ctx, args)


_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How findings are printed.",
)


def _common(command: Any) -> Any:  # noqa: ANN401 - click's decorators have no narrower type
    for option in reversed(
        (
            click.option("--source", type=click.Path(path_type=Path), help="Folder of TEI files."),
            click.option("--schema", help="A grammar, or 'auto', or 'none'."),
            click.option("--jobs", type=click.IntRange(min=1), help="Number of processes."),
            click.option(
                "--scheduler",
                default="",
                metavar="ADDRESS",
                help="A Dask scheduler, whose workers do the work: tcp://host:8786.",
            ),
            click.option("--strict", is_flag=True, help="Count warnings as errors."),
            _FORMAT,
        )
    ):
        command = option(command)
    return command


@click.group(cls=_DefaultToBuild, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name="tei-edition")
def _cli() -> None:
    """Make a validated edition of a folder of TEI XML: HTML, PDF and data.

    With no command it builds.
    """


@_cli.command()
@_common
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the published edition.")
@click.option("--draft", is_flag=True, help="Publish even with errors, marked as a draft.")
@click.option("--no-pdf", is_flag=True, help="Make no PDF.")
@click.option("--no-search", is_flag=True, help="Make no search index.")
@click.option("--fresh", is_flag=True, help="Use nothing that earlier builds made.")
@click.option(
    "--watch",
    "follows",
    is_flag=True,
    help="Build again whenever a file has changed, until Ctrl-C.",
)
@click.pass_obj
def build(
    watch: Watch,
    *,
    source: Path | None,
    schema: str | None,
    jobs: int | None,
    scheduler: str,
    strict: bool,
    form: str,
    out: Path | None,
    draft: bool,
    no_pdf: bool,
    no_search: bool,
    fresh: bool,
    follows: bool,
) -> int:
    """Check the sources, make the edition and publish it."""
    from edition import pipeline
    from edition.request import Request

    try:
        settings, own = _settings(source, out)
    except EditionError as error:
        if not follows:
            raise
        return _wait_for_settings(error, source, out)
    request = Request(
        settings,
        _schema(settings, schema),
        jobs=jobs,
        scheduler=scheduler,
        strict=strict,
        draft=draft,
        pdf=not no_pdf,
        search=not no_search,
        own=own,
        fresh=fresh,
        watch=watch,
    )
    if follows:
        return _follow(request, form)
    progress = _progress()
    outcome = pipeline.build(request, progress)
    watch.remains = outcome.remains
    return _conclude(outcome, settings, form, tally=progress.tally)


def _follow(request: Request, form: str) -> int:
    """Build whenever a source has changed; return the exit status when that comes to its end."""
    from edition.following import follow

    try:
        for progress, came in follow(request, _progress):
            if isinstance(came, EditionError):
                _say(str(came))
            else:
                _conclude(came, request.settings, form, tally=progress.tally)
            _say(_WAITING)
    except KeyboardInterrupt:
        return CLEAN
    return _anew()


def _wait_for_settings(wrong: EditionError, source: Path | None, out: Path | None) -> int:
    """Say what is wrong with the settings; return when it is not the same any more."""
    from edition.following import changes_of_settings

    try:
        with changes_of_settings(Path.cwd(), wrong) as changes:
            try:
                _settings(source, out)
            except EditionError as error:
                if str(error) == str(wrong):
                    _say(f"{error}\n{_WAITING}")
                    changes.next()
    except KeyboardInterrupt:
        return CLEAN
    return _anew()


def _anew() -> int:
    _say("What the edition is made with has changed: all begins anew.")
    return ANEW


@_cli.command()
@_common
@click.pass_obj
def check(
    watch: Watch,
    *,
    source: Path | None,
    schema: str | None,
    jobs: int | None,
    scheduler: str,
    strict: bool,
    form: str,
) -> int:
    """Check the sources and say what is wrong; make nothing."""
    from edition.request import Request
    from edition.request import check as run

    settings, own = _settings(source, None)
    request = Request(
        settings,
        _schema(settings, schema),
        jobs=jobs,
        scheduler=scheduler,
        strict=strict,
        own=own,
        watch=watch,
    )
    outcome = run(request, _progress())
    return _conclude(outcome, settings, form)


@_cli.command()
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the published edition.")
@click.option("--rebuild", is_flag=True, help="Build it anew as well, and compare file by file.")
@click.option("--source", type=click.Path(path_type=Path), help="Folder of TEI files.")
@click.option("--schema", help="A grammar, or 'auto', or 'none'.")
@click.option("--jobs", type=click.IntRange(min=1), help="Number of processes.")
@_FORMAT
def verify(
    *,
    out: Path | None,
    rebuild: bool,
    source: Path | None,
    schema: str | None,
    jobs: int | None,
    form: str,
) -> int:
    """Say whether the published edition is what was published, file by file.

    With --rebuild, say also whether its sources still give the same, to the byte.
    """
    from edition import verification

    settings, _ = _settings(source, out)
    findings, count = verification.verify(settings.output)
    if rebuild:
        findings = _rebuilt(findings, settings, schema, jobs)
    _print(findings, form, settings.output)
    wrong = len({finding.file for finding in findings})
    whole = "All are as they were published."
    if rebuild:
        whole = "The edition is to the byte what its sources give."
    result = f"{_number(wrong, 'file')} wrong." if findings else whole
    _say(f"{_number(count, 'file')} listed. {result}")
    return FINDINGS if findings else CLEAN


def _rebuilt(
    findings: Sequence[Finding], settings: Settings, schema: str | None, jobs: int | None
) -> list[Finding]:
    """Build a published edition anew; return what its list tells, and how it differs."""
    from edition import rebuilding
    from edition.request import Request

    for finding in rebuilding.other_program(settings.output):
        _say(finding.message)
    schema = schema or rebuilding.schema_of(settings.output)
    schema = None if schema == settings.schema else schema
    request = Request(settings, _schema(settings, schema), jobs=jobs)
    known = {finding.file for finding in findings if finding.code in {"ED803", "ED805"}}
    more = rebuilding.rebuild(request, _progress())
    return in_order({*findings, *(finding for finding in more if finding.file not in known)})


@_cli.command()
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the published edition.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(*, out: Path | None, port: int) -> int:
    """Show the published edition on this machine, search included."""
    from edition.server import serve as run

    settings, _ = _settings(None, out)
    if not (settings.output / "index.html").is_file():
        raise UsageError(f"There is no edition in {settings.output} yet. Build it first.")
    run(settings.output, port, lambda address: _say(f"The edition is at {address} (Ctrl-C ends)."))
    return CLEAN


@_cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
def init(*, folder: Path) -> int:
    """Start an edition in FOLDER: settings, grammar, a header, a document, a register."""
    from edition.starting import start_edition

    for path in start_edition(folder):
        _say(str(path))
    return CLEAN


@_cli.command()
@click.argument("identifier", metavar="ID")
def new(*, identifier: str) -> int:
    """Start a document: a file in the source folder with the id ID."""
    from edition.starting import start_document

    settings, _ = _settings(None, None)
    _say(str(start_document(identifier, settings.source)))
    return CLEAN


@_cli.command()
@click.argument("code")
def explain(*, code: str) -> int:
    """Say what a code such as ED203 means, and how to mend what it stands for."""
    from rich.console import Console
    from rich.markdown import Markdown

    from edition import resources
    from edition.diagnostics import RULES

    page = resources.explanations() / f"{code.upper()}.md"
    if code.upper() not in RULES or not page.is_file():
        raise UsageError(f"There is no code {code}. Codes look like ED203.")
    Console().print(Markdown(page.read_text("utf-8")), width=88)
    return CLEAN


def main(arguments: Sequence[str] | None = None, watch: Watch | None = None) -> int:
    """Run the command line and return the exit status; ``watch`` is kept over what it does."""
    try:
        result = _cli.main(
            args=list(sys.argv[1:] if arguments is None else arguments),
            standalone_mode=False,
            obj=watch or Watch(),
        )
    except click.ClickException as error:
        error.show()
        return USAGE
    except click.Abort:
        _say("Interrupted. What has been published is whole.")
        return INTERRUPTED
    except EditionError as error:
        _say(str(error))
        return USAGE if isinstance(error, UsageError) else FAILED
    except Exception as error:
        return _fail(error)
    return result if isinstance(result, int) else CLEAN


def _fail(error: Exception) -> int:
    """Say that the system or the program failed; return the exit status."""
    if isinstance(error, MemoryError):
        why = "The memory is used up."
    elif isinstance(error, OSError) and error.errno in _OF_THE_SYSTEM:
        where = error.filename2 or error.filename
        why = f"{f'{where}: ' if where else ''}{error.strerror}."
    else:
        traceback.print_exception(error)
        why = "This is a fault of the program; please report it."
    _say(f"{why} What has been published is whole.")
    return FAILED


def run() -> None:
    """Run the command line as a program of its own (``tei-edition``)."""
    sys.exit(guarded(partial(main, sys.argv[1:])))


def _settings(source: Path | None, out: Path | None) -> tuple[Settings, bool]:
    """Return the settings with what the command line changes, and whether the sources are ours."""
    settings = read_settings(Path.cwd())
    own = source is None or source.resolve() == settings.source
    if source is not None:
        settings = replace(settings, source=source.resolve())
    if out is not None:
        settings = replace(settings, output=out.resolve())
    return settings, own


def _schema(settings: Settings, choice: str | None) -> str:
    if choice is None or choice == "auto":
        return settings.schema
    return choice if choice == "none" else str(Path(choice).resolve())


def _progress() -> Any:  # noqa: ANN401 - either of two classes of one protocol
    from rich.console import Console

    from edition.progress import Bar, Lines

    console = Console(stderr=True)
    is_watched = console.is_terminal and not console.is_dumb_terminal
    return Bar(console) if is_watched else Lines(console)


def _conclude(outcome: Any, settings: Settings, form: str, *, tally: Any = None) -> int:  # noqa: ANN401
    """Print the findings and what was done; return the exit status.

    ``tally`` is what a build has made anew and taken over; None: nothing was to be built.
    """
    from edition.coverage import told_together

    findings = outcome.findings
    if form in {"text", "github"}:
        report = _relative(settings.output / "report.html") if outcome.published else ""
        findings = told_together(findings, outcome.unhandled, list_at=report)
    _print(findings, form, settings.source)
    if outcome.validated:
        _say(outcome.validated)
    if any(outcome.withheld):
        documents, passages = outcome.withheld
        _say(f"Withheld: {_number(documents, 'document')}, {_number(passages, 'passage')}.")
    if outcome.trouble:
        _say(outcome.trouble)
    status = FINDINGS if has_errors(outcome.findings) else CLEAN
    if tally is None:
        _say(_count(outcome))
    elif outcome.published is None:
        _say(f"{_count(outcome)} Nothing was published.")
    else:
        changed = len(outcome.published.written)
        _say(f"{_count(outcome)} {_changes(changed, len(outcome.published.removed), tally)}")
        _say(f"Open {settings.output / 'index.html'}")
    return status


def _print(findings: Sequence[Finding], form: str, source: Path) -> None:
    from rich.console import Console

    from edition import formats

    folder = _relative(source)
    if form == "json":
        click.echo(formats.as_json(findings))
    elif form == "sarif":
        click.echo(formats.as_sarif(findings, source=folder))
    elif form == "github":
        click.echo(formats.as_github(findings, source=folder), nl=False)
    else:
        formats.print_text(findings, Console(highlight=False, soft_wrap=True))


def _relative(folder: Path) -> str:
    """Return a folder as it is seen from here, if it lies below."""
    here = Path.cwd()
    return (folder.relative_to(here) if folder.is_relative_to(here) else folder).as_posix()


def _count(outcome: Any) -> str:  # noqa: ANN401
    errors = sum(finding.severity is Severity.ERROR for finding in outcome.findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in outcome.findings)
    return (
        f"{_number(outcome.documents, 'document')}, {_number(errors, 'error')},"
        f" {_number(warnings, 'warning')}."
    )


def _changes(written: int, removed: int, tally: Any) -> str:  # noqa: ANN401
    if not written and not removed:
        return "Nothing has changed since the last build."
    gone = f", {_number(removed, 'file')} removed" if removed else ""
    said = f"{_number(written, 'file')} written{gone}."
    if not tally.reused:
        return said
    anew = f"{_number(tally.made, 'document')} {'was' if tally.made == 1 else 'were'} made anew"
    return f"{anew}, {tally.reused:,} taken over from the cache. {said}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)
