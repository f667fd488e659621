"""The date of a build: from the environment or from the sources, never a clock."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from edition.errors import UsageError

EARLIEST = dt.date(1970, 1, 1)
"""The date of an edition whose sources record no change."""


def build_date(environment: Mapping[str, str], changed: str) -> dt.date:
    """Return the date of the build.

    It is ``SOURCE_DATE_EPOCH`` (reproducible-builds.org, seconds since 1970, UTC) where that is
    set, else ``changed``, the newest change that the sources record. Raises UsageError.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: '{epoch}'.") from error
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", changed)
    if match is None:
        return EARLIEST
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return max(EARLIEST, dt.date(year, month, day))
    except ValueError:
        return EARLIEST
