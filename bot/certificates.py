"""The certificates of the authorities that vouch for servers, which one context has for all connections of the bot.

It reads them once, before its first connection. aiohttp has two contexts of its own and reads them for each when it is
imported: 40 ms and 3 MiB, whether there are connections with TLS or not. `unread` spares `run` that, so that its sessions need
`TRUSTED`.
"""

import os
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

FILE = ssl.get_default_verify_paths().openssl_cafile_env


class _Trusting(ssl.SSLContext):
    """Verifies servers as `ssl.create_default_context` does, with aiohttp's choice of protocol."""

    def __new__(cls) -> "_Trusting":
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)  # requires a certificate, of the host's name

    def __init__(self) -> None:
        self._reading = threading.Lock()
        self._is_read = False
        self.set_alpn_protocols(("http/1.1",))

    def read(self) -> None:
        """Read the certificates if that was not done yet. Blocks, but lets other threads run meanwhile."""
        with self._reading:
            if not self._is_read:
                self.load_default_certs()
                self._is_read = True

    def wrap_bio(self, *arguments: Any, **named: Any) -> ssl.SSLObject:
        """Called by asyncio for each connection."""
        self.read()
        return super().wrap_bio(*arguments, **named)


TRUSTED = _Trusting()


def read_in_thread() -> None:
    """Read them now, while the program goes on starting."""
    threading.Thread(target=TRUSTED.read, name="certificates", daemon=True).start()


@contextmanager
def unread() -> Iterator[None]:
    """Contexts that others make within this block get no certificates, so they trust no server."""
    given = os.environ.get(FILE)
    os.environ[FILE] = os.devnull
    try:
        yield
    finally:
        if given is None:
            del os.environ[FILE]
        else:
            os.environ[FILE] = given
