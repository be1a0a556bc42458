"""Why a file could not be fetched: what may pass by itself, and what its author is told."""

from __future__ import annotations

import http.client
import socket
import ssl
from urllib.parse import urlsplit

from requests import RequestException
from urllib3.exceptions import HTTPError, IncompleteRead

from ..text import values

_TEMPORARY = (408, 425, 429, 500, 502, 503, 504)
_LONGEST_REASON = 80
_MISSING = "does not exist ({}): check the address"
_PRIVATE = "may not be fetched ({}): a feed needs audio that everybody can fetch"
_STATUS_SENTENCES = {
    401: _PRIVATE,
    402: _PRIVATE,
    403: _PRIVATE,
    404: _MISSING,
    410: _MISSING,
    # The range of its first bytes is not in it.
    416: "is empty ({}): upload it again",
}
# All that asking for a file raises, and reading an answer.
HTTP_FAILURES = (http.client.HTTPException, OSError, ValueError, OverflowError)


class StatusError(OSError):
    """An answer that is not the file. `pause` is for how many seconds its server wants to be left
    alone."""

    def __init__(self, code: int, pause: float = 0.0) -> None:
        super().__init__(f"the server says {code}")
        self.code = code
        self.pause = pause


def root_cause(error: BaseException) -> BaseException:
    """Python's own error below those of requests and urllib3, where there is one."""
    if isinstance(error, IncompleteRead):
        return ConnectionError("the connection ended early")
    if not isinstance(error, (RequestException, HTTPError)):
        return error
    cause = error.__cause__ or error.__context__
    return root_cause(cause) if cause else error


def is_temporary(error: Exception) -> bool:
    """Whether another attempt may succeed."""
    if isinstance(error, StatusError):
        return error.code in _TEMPORARY
    if isinstance(error, socket.gaierror):
        return error.errno == socket.EAI_AGAIN
    if isinstance(error, (ssl.SSLCertVerificationError, ValueError)):
        return False
    return isinstance(error, (OSError, http.client.HTTPException))


def host_of(url: str) -> str:
    """The host of an address, with its port."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def describe_failure(error: Exception, url: str, asked_url: str = "") -> str:
    """Why the file at a URL could not be fetched, as the end of a sentence, with a remedy.

    It names the host of `asked_url`, which failed, where redirects led to another one.
    """
    if not asked_url or isinstance(error, (ValueError, OverflowError)):
        return _describe_error(error, url)
    return after_redirects(_describe_error(error, asked_url), url, asked_url)


def after_redirects(sentence: str, url: str, asked_url: str) -> str:
    """What is wrong with the file at a URL, with the other host that redirects led to."""
    host = host_of(asked_url)
    if host == host_of(url):
        return sentence
    return f"leads to {host}, where it {sentence}"


def _describe_error(error: Exception, url: str) -> str:
    if isinstance(error, StatusError):
        return _describe_status(error.code)
    if isinstance(error, socket.gaierror):
        reason = f"no host has the name {urlsplit(url).hostname}"
        return f"cannot be found, as {reason}: check the address, or the network"
    if isinstance(error, ssl.SSLError):
        reason = _describe_tls(error)
        return (
            f"cannot be trusted, as its host's certificate is not valid ({reason}): tell its host"
        )
    if isinstance(error, TimeoutError):
        return "did not come in time: try again later"
    if isinstance(error, (ValueError, OverflowError)):
        return "is not an address that can be fetched: check it for spaces and odd characters"
    message = getattr(error, "strerror", None) or str(error)
    reason = values.text(message) or type(error).__name__
    return f"cannot be fetched ({reason[:_LONGEST_REASON]}): check the address, or try again later"


def _describe_tls(error: ssl.SSLError) -> str:
    reason = getattr(error, "verify_message", "") or error.reason
    return reason or "the secure connection failed"


def _describe_status(code: int) -> str:
    if code in _STATUS_SENTENCES:
        sentence = _STATUS_SENTENCES[code]
    elif code < 400:
        sentence = "is redirected in circles, or to no web address ({}): use the address at the end"
    elif code >= 500 or code in _TEMPORARY:
        sentence = "is unavailable now ({}): try again later"
    else:
        sentence = "cannot be fetched ({}): check the address"
    return sentence.format(f"the server says {code}")
