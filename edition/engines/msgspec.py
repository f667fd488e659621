"""msgspec: plain values as bytes (MessagePack) and back, with their types.

Not pickle: what is read back may come with a folder that somebody else made, and must never be
able to do more than to be a value of the type that is asked for.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

Value = TypeVar("Value")


class MalformedError(Exception):
    """Bytes are no value of the type that was asked for."""


def encode(value: object) -> bytes:
    """Return a value as bytes: the same bytes for equal values."""
    return _ENCODER.encode(value)


def decode(data: bytes, of: type[Value]) -> Value:
    """Return the value of a type that ``encode`` made these bytes of. Raises MalformedError."""
    try:
        return msgspec.msgpack.decode(data, type=of)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise MalformedError(str(error)) from error


def decode_json(data: bytes, of: type[Value]) -> Value:
    """Return the value of a type that JSON holds; of objects the members that the type names.

    Raises MalformedError.
    """
    try:
        return msgspec.json.decode(data, type=of)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise MalformedError(str(error)) from error


def json_line(value: object) -> str:
    """Return plain values as JSON in one line, with a space after each comma and colon."""
    data = msgspec.json.format(msgspec.json.encode(value), indent=0)
    return str(data, "utf-8")


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
