"""Internet addresses: which of them anybody may send a reader to."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_EMBEDDING = tuple(IPv6Network(net) for net in ("::ffff:0:0/96", "64:ff9b::/96", "::/96"))
"""IPv6 addresses whose last 32 bits are an IPv4 address: mapped, translated, compatible."""


def is_public(address: str) -> bool:
    """Whether an IP address, as text, is one machine on the open internet.

    It is not if it leads to the machine itself, to a network of its own, or to many at once. Raises `ValueError` for
    what is no IP address.
    """
    return all(map(_is_global, _parts(ip_address(address.partition("%")[0]))))


def resolved(host: str) -> list[str]:
    """The IP addresses of a host, as text; none if it has none that can be found."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        return []


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not (isinstance(ip, IPv6Address) and ip.is_site_local)


def _parts(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """What counts of an address: the IPv4 addresses in it, or else itself."""
    if isinstance(ip, IPv4Address):
        return [ip]
    if int(ip) > 1 and any(ip in network for network in _EMBEDDING):
        return [IPv4Address(int(ip) & 0xFFFF_FFFF)]
    if ip.teredo is not None:
        return list(ip.teredo)
    return [ip.sixtofour] if ip.sixtofour is not None else [ip]
