"""What starts the site for tests and measurements."""

import socket

import pytest

from bench.stack import free_port


def test_a_free_port_is_kept_for_the_server_that_is_to_have_it():
    port = free_port()
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind(("127.0.0.1", port))
    with socket.create_server(("127.0.0.1", port)) as server:
        assert server.getsockname()[1] == port
    assert free_port() != port
