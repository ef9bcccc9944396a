"""What schemathesis does not know by itself: the bytes of a part, and who asks."""

import json
import os
import threading
import time
import urllib.request

import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def part(ctx, value):
    """The bytes of a part of an upload (tus)."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, list) and all(isinstance(n, int) and 0 <= n < 256 for n in value):
        return bytes(value)
    return str(value).encode()


class Callers:
    """An office's key and people of every role: for each operation they take turns."""

    # An access token lasts five minutes.
    FRESH = 200

    def __init__(self):
        self.key = os.environ["SCHEMATHESIS_KEY"]
        with open(os.environ["SERVER_ACCOUNTS"], encoding="utf-8") as file:
            self.accounts = json.load(file)
        self.tokens = {}
        self.turns = {}
        self.lock = threading.Lock()

    def get(self, case, ctx):
        label = case.operation.label
        with self.lock:
            turn = self.turns.get(label, 0)
            self.turns[label] = turn + 1
            chosen = turn % (len(self.accounts) + 1)
            return self.key if chosen == 0 else self.token(self.accounts[chosen - 1])

    def set(self, case, token, ctx):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}

    def token(self, account):
        token, made = self.tokens.get(account["login"], (None, None))
        if made is None or time.monotonic() - made > self.FRESH:
            body = json.dumps({"login": account["login"], "password": account["password"]}).encode()
            request = urllib.request.Request(
                os.environ["SERVER_URL"] + "/api/v1/session", body, {"Content-Type": "application/json"}
            )
            with urllib.request.urlopen(request) as answer:
                token = json.load(answer)["access_token"]
            self.tokens[account["login"]] = token, time.monotonic()
        return token


if "SCHEMATHESIS_KEY" in os.environ:
    schemathesis.auth(refresh_interval=None)(Callers)
