"""What schemathesis does not know by itself."""

import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def part(ctx, value):
    """The bytes of a part of an upload (tus)."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, list) and all(isinstance(n, int) and 0 <= n < 256 for n in value):
        return bytes(value)
    return str(value).encode()
