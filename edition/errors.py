"""Failures: what stops the program; findings, by contrast, are values (``diagnostics``)."""

from pathlib import Path


class EditionError(Exception):
    """The set-up or the program failed; the message is a sentence for who sits there."""


class UsageError(EditionError):
    """The command line or the settings ask for something that makes no sense (exit status 2)."""


class SettingError(UsageError):
    """There is no such setting, or not with this value; ``key`` is its name: ``print.paper``."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class AbsentError(UsageError):
    """A file or folder that the settings name is not there; ``path`` is where it should be."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


class SchemaError(EditionError):
    """A schema could not be read or is itself wrong."""


class StylesheetError(EditionError):
    """A stylesheet does not compile; the message is Saxon's, with file and line."""


class TransformError(EditionError):
    """A stylesheet failed on one document; the build goes on with the others."""


class CitationError(EditionError):
    """A style of citing cannot be used, or not for a document."""


class TypesettingError(EditionError):
    """Typst refused a document; the message is Typst's own first error."""


class SearchError(EditionError):
    """The search index could not be made."""


class PublicationError(EditionError):
    """The finished tree could not be put in place; the last published edition is as it was."""


class ClusterError(EditionError):
    """The machines that were to do the work are there no more."""
