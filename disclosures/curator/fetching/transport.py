"""The way to other machines: looks at the address of every host before it is asked, and asks that address."""

from __future__ import annotations

import ssl

import httpx

from disclosures.curator.fetching.addresses import public_addresses, stand_in_for


class PublicOnly(httpx.BaseTransport):
    """Asks public addresses only. The name is looked up once for each question, and what was found is what is asked, so
    that a second answer of a name server changes nothing."""

    def __init__(self, tls: ssl.SSLContext | None = None):
        self._way = httpx.HTTPTransport(
            verify=tls or True, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request.

        Raises:
            NotPublic: the host is at an address that is not public.
            httpx.ConnectError: the name has no address, or nobody answers there.
        """
        host = request.url.host
        if instead := stand_in_for(host):
            return self._way.handle_request(_led_to(request, *instead, scheme="http"))
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            addresses = public_addresses(host, port)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError("the name of the host is not known") from error
        for address in addresses[:-1]:
            try:
                return self._way.handle_request(_led_to(request, address, port))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return self._way.handle_request(_led_to(request, addresses[-1], port))

    def close(self) -> None:
        self._way.close()


def _led_to(request: httpx.Request, address: str, port: int, scheme: str = "") -> httpx.Request:
    """The same request, to this address; its header and the certificate still speak of the host."""
    return httpx.Request(
        request.method,
        request.url.copy_with(scheme=scheme or request.url.scheme, host=address, port=port),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions | {"sni_hostname": request.url.host},
    )
