"""What goes wrong with the file of an image."""

from edition.errors import EditionError


class MalformedImageError(EditionError):
    """The file is not built as its format says."""
