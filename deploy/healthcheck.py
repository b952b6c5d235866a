"""HEALTHCHECK of the image: exit code 0 if this container's bot answers /healthz. Imports little: it runs twice a minute."""

import os
import socket
import sys

TIMEOUT = 4.0  # seconds


def is_alive(port: int) -> bool:
    """Whether the bot at this port of loopback answers."""
    try:
        with socket.create_connection(("127.0.0.1", port), TIMEOUT) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return connection.makefile("rb").readline(64).split()[1:2] == [b"200"]
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not is_alive(int(os.environ.get("PORT") or 8080)))
