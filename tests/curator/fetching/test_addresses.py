"""Which machines may be asked: none of this machine or a private network, by name, by redirection or by disguise."""

import socket

import httpx
import pytest

from disclosures.curator.fetching.addresses import STAND_INS, NotPublic, is_public, public_addresses, stand_in_for
from disclosures.curator.fetching.transport import PublicOnly


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:db8::1",
    ],
)
def test_an_address_that_is_not_of_the_open_network_is_not_asked(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "151.101.0.144", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_an_address_of_the_open_network_is(address):
    assert is_public(address)


def resolved(monkeypatch, *addresses):
    def look_up(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_name_that_leads_to_a_private_address_beside_a_public_one_is_not_asked(monkeypatch):
    resolved(monkeypatch, "8.8.8.8", "10.0.0.1")
    with pytest.raises(NotPublic, match=r"^is at 10\.0\.0\.1, which is no public address; nothing was asked there$"):
        public_addresses("www.essex.police.uk", 443)


def test_what_is_asked_is_the_address_that_was_looked_at(monkeypatch):
    """A second look at the name, which could lead elsewhere, is never taken."""
    resolved(monkeypatch, "8.8.8.8")
    asked = []

    class Way(httpx.BaseTransport):
        def handle_request(self, request):
            asked.append((request.url, request.headers["host"], request.extensions["sni_hostname"]))
            return httpx.Response(200)

    transport = PublicOnly()
    monkeypatch.setattr(transport, "_way", Way())
    httpx.Client(transport=transport).get("https://www.essex.police.uk/foi?a=1")
    assert asked == [("https://8.8.8.8/foi?a=1", "www.essex.police.uk", "www.essex.police.uk")]


def test_the_next_address_is_asked_where_nobody_answers_at_the_first(monkeypatch):
    resolved(monkeypatch, "2606:4700::1111", "8.8.8.8")

    class Way(httpx.BaseTransport):
        def handle_request(self, request):
            if request.url.host != "8.8.8.8":
                raise httpx.ConnectError("no route")
            return httpx.Response(200)

    transport = PublicOnly()
    monkeypatch.setattr(transport, "_way", Way())
    assert httpx.Client(transport=transport).get("https://www.essex.police.uk/").status_code == 200


def test_a_test_can_put_a_machine_of_ours_in_the_place_of_a_host_and_no_other(monkeypatch):
    monkeypatch.setenv(STAND_INS, "www.essex.police.uk=127.0.0.1:81,far.example=10.0.0.1:82")
    assert stand_in_for("www.essex.police.uk") == ("127.0.0.1", 81)
    assert stand_in_for("essex.police.uk") is None
    assert stand_in_for("far.example") is None
    monkeypatch.delenv(STAND_INS)
    assert stand_in_for("www.essex.police.uk") is None
