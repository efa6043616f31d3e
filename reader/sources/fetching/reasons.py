"""Why an address could not be had: what went wrong on the way → a sentence, with what can be done about it."""

from __future__ import annotations

import errno
import os
import socket
import ssl
import zlib

import httpx

from reader.sources.targets import shown

_NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
_DAY, _UNKNOWN, _OTHER_HOST = frozenset({9, 10}), frozenset({18, 19, 20, 21}), frozenset({62, 64})
"""OpenSSL's numbers for what is wrong with a certificate: its day, who vouches for it, of whom it is."""
_OWN_AUTHORITIES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Where the environment names other certificates to trust than those that are generally known."""

_UNREADABLE = (FileNotFoundError, IsADirectoryError, PermissionError, ssl.SSLError)
"""What reading those raises; httpx has its own errors for what connections raise."""


def reason(error: Exception, address: str) -> str:
    """The sentence for an error that httpx, or what lies below it, has raised."""
    name = shown(address)
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError)):
        return f"{name} is not a valid web address."
    return f"{name} could not be had: {_wrong(error)}"


def _wrong(error: Exception) -> str:
    causes = _causes(error)
    numbers = {cause.errno for cause in causes if isinstance(cause, OSError)}
    if isinstance(error, httpx.TimeoutException):
        return "the server did not answer in time; try again later."
    if isinstance(error, _UNREADABLE):  # raised before any connection is made
        named = next((name for name in _OWN_AUTHORITIES if os.environ.get(name)), "Reader")
        return f"the certificates that {named} names could not be read."
    if isinstance(error, httpx.ProxyError):
        return "the proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY) did not let it through."
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "its host was not found; is the name spelt right, and is the network up?"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return "the server refused the connection; is the address right? If it is, try again later."
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _untrusted(cause)
    if numbers & _NO_WAY:
        return "no way leads to its host; is the network up?"
    if numbers & _FORBIDDEN:
        return "this computer does not allow the connection; does a firewall forbid it?"
    if isinstance(error, httpx.RemoteProtocolError):
        return "the server broke off, or does not keep to HTTP; try again later."
    if isinstance(error, httpx.NetworkError):
        return "the connection broke off; try again."
    if isinstance(error, zlib.error):
        return "it is not packed as the server says."
    return f"{shown(str(error)) or type(error).__name__}."


def _untrusted(error: ssl.SSLError) -> str:
    if not isinstance(error, ssl.SSLCertVerificationError):
        other = "; does it want http:// instead?" if error.reason == "WRONG_VERSION_NUMBER" else "."
        return f"its encryption is not valid{other}"
    if error.verify_code in _DAY:
        return "its certificate is not valid today; is this computer's clock right?"
    if error.verify_code in _OTHER_HOST:
        return "its certificate is another host's; is the address right?"
    if error.verify_code in _UNKNOWN:
        return (
            "nobody whom Reader trusts vouches for its certificate; if you do, "
            f"name a file with that certificate in {_OWN_AUTHORITIES[0]}."
        )
    return f"its certificate is not valid ({shown(error.verify_message)})."


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
