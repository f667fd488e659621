"""Values: what builds have read, kept for the next one in the same process.

They are found by the key of the cache, which tells all that they depend on, and by their type.
"""

from __future__ import annotations

from typing import TypeVar

Value = TypeVar("Value")


class Values:
    """Values by key and type. None of them may be changed by who finds it.

    What neither a build nor the one before has asked for is let go (``turn``).
    """

    def __init__(self) -> None:
        self._now: dict[str, tuple[object, object]] = {}
        self._before: dict[str, tuple[object, object]] = {}

    def find(self, key: str, of: type[Value]) -> Value | None:
        """Return the value of a type that is held under a key, or None."""
        held = self._now.get(key) or self._before.get(key)
        if held is None or held[0] != of:
            return None
        self._now[key] = held
        value: Value = held[1]  # type: ignore[assignment]  # of this type, by what stands above
        return value

    def hold(self, key: str, of: type[Value], value: Value) -> None:
        """Hold a value, which is of a type, under a key."""
        self._now[key] = of, value

    def drop(self, key: str) -> None:
        """Let go of what is held under a key: there is another value of it now."""
        self._now.pop(key, None)
        self._before.pop(key, None)

    def clear(self) -> None:
        """Let go of everything."""
        self._now, self._before = {}, {}

    def turn(self) -> None:
        """Begin with the next build."""
        self._now, self._before = {}, self._now
