"""Which machines may be asked: public ones only, whatever a name or a redirection leads to."""

from __future__ import annotations

import os
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

STAND_INS = "CURATE_STAND_INS"
"""For tests alone: `HOST=127.0.0.1:PORT`, several with commas. A server on this machine then stands in for the host. It
is the one way to ask a private address, and only for the hosts that it names."""

NAT64 = ip_network("64:ff9b::/96")


class NotPublic(Exception):
    """The host is at an address that is not public; the message says which."""


def stand_in_for(host: str) -> tuple[str, int] | None:
    """The address and port on this machine that a test put in the place of the host; none outside tests."""
    for pair in filter(None, os.environ.get(STAND_INS, "").split(",")):
        name, _, place = pair.partition("=")
        address, _, port = place.rpartition(":")
        if name == host and ip_address(address).is_loopback:
            return address, int(port)
    return None


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of the host, all of them public.

    Raises:
        OSError: the name has no address.
        NotPublic: one of them is private, of this machine, or of no machine.
    """
    found = dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    for address in found:
        if not is_public(address):
            raise NotPublic(f"is at {address}, which is no public address; nothing was asked there")
    return list(found)


def is_public(address: str) -> bool:
    """Whether the address is one of the open network, also where it wraps an older one.

    >>> is_public("8.8.8.8"), is_public("::ffff:10.0.0.1")
    (True, False)
    """
    inner = _inner(ip_address(address.partition("%")[0]))
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address of the fourth version that one of the sixth leads to, where it does."""
    if not isinstance(address, IPv6Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None) or address
