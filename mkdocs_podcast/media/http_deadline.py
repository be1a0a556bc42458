"""An adapter for requests that keeps one deadline for all that it does.

The timeouts of requests are for single operations on a socket: a server that sends one byte every
ten seconds, in the headers or in the body, is waited for without end. Here every read looks at the
time as well. (Python's own TLS handshake ends within one timeout.)
"""

from __future__ import annotations

import http.client
import io
import ssl
from collections.abc import Callable
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection


class _TimedStream(io.RawIOBase):
    """What comes over a connection, as long as there is time."""

    def __init__(self, stream: io.RawIOBase, is_late: Callable[[], bool]) -> None:
        super().__init__()
        self.stream = stream
        self.is_late = is_late

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self.is_late():
            raise TimeoutError
        return self.stream.readinto(buffer)

    def close(self) -> None:
        self.stream.close()
        super().close()


class DeadlineAdapter(HTTPAdapter):
    """Raises a timeout from the first read for which `is_late` says so.

    `accept_peer` is given the IP address of each host that it has connected to, before it asks for
    anything there, and may raise. What a proxy connects to it does not know.
    """

    def __init__(
        self, is_late: Callable[[], bool], accept_peer: Callable[[str], None] = lambda address: None
    ) -> None:
        self._pool_classes = _pool_classes(is_late, accept_peer)
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        # The certificates that the system trusts, besides those that come with requests.
        context = ssl.create_default_context()
        super().init_poolmanager(*arguments, ssl_context=context, **options)
        self.poolmanager.pool_classes_by_scheme = self._pool_classes

    def proxy_manager_for(self, *arguments: Any, **options: Any) -> ProxyManager:
        manager: ProxyManager = super().proxy_manager_for(*arguments, **options)
        manager.pool_classes_by_scheme = self._pool_classes
        return manager


def _pool_classes(
    is_late: Callable[[], bool], accept_peer: Callable[[str], None]
) -> dict[str, Any]:
    """urllib3's classes, with connections whose responses read from a `_TimedStream`, and whose hosts
    are accepted."""

    class TimedResponse(http.client.HTTPResponse):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.fp = io.BufferedReader(_TimedStream(self.fp.detach(), is_late))

    class TimedConnection(HTTPConnection):
        response_class = TimedResponse

        def connect(self) -> None:
            super().connect()
            _accept(self, accept_peer)

    class TimedTLSConnection(HTTPSConnection):
        response_class = TimedResponse

        def connect(self) -> None:
            super().connect()
            _accept(self, accept_peer)

    class Pool(HTTPConnectionPool):
        ConnectionCls = TimedConnection

    class TLSPool(HTTPSConnectionPool):
        ConnectionCls = TimedTLSConnection

    return {"http": Pool, "https": TLSPool}


def _accept(connection: HTTPConnection, accept_peer: Callable[[str], None]) -> None:
    """Closes a connection whose host is refused, with the ValueError of `accept_peer`. Of a proxy, the
    host that it connects to is not known."""
    if connection.proxy or connection.sock is None:
        return
    try:
        accept_peer(connection.sock.getpeername()[0])
    except ValueError:
        connection.close()
        raise
