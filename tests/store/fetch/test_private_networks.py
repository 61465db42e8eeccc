"""Nothing of this machine or of a private network is fetched, by whatever name, unless it is allowed."""

from __future__ import annotations

import asyncio
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.fetch.addresses import checked
from store.fetch.answer import Outcome
from store.fetch.errors import FetchError, ForbiddenPlaceError
from store.fetch.network import GuardedNetwork, leads_to_itself
from store.fetch.private_networks import is_public
from store.fetch.request import Request
from store.fetch.rounds import fetch, fetch_all
from store.text.clean import STEERING
from tests.store.fetch.asking import HERE, ask
from tests.web_server import Answer, WebServer

ODD_NAMES = [
    "localhost", "LOCALHOST.", "127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0",
    "127.0.0.1.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]",
    "127。0。0。1", "user:pw@localhost", "example.org@127.0.0.1",
]  # fmt: skip
PRIVATE = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255
    192.0.0.1 192.0.0.192 192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    168.63.129.16 :: ::1 ::ffff:10.0.0.1 ::ffff:0:10.0.0.1 ::10.0.0.1 64:ff9b::a00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:a00:1::1
    2002:7f00:1:: 3fff::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 5f00::1 nonsense
"""
PUBLIC = """
    1.1.1.1 8.8.8.8 11.0.0.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.167.1.1 223.255.255.255
    2606:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1
"""


@pytest.mark.parametrize("name", ODD_NAMES)
def test_this_machine_is_not_asked_by_any_name(web: WebServer, name: str) -> None:
    web.give("/feed", Answer())
    answer = fetch(Request(web.url("/feed", host=name)))

    assert answer.outcome is Outcome.FAILED
    assert "is on this machine or in a private network" in answer.sentence or "is no web address" in answer.sentence
    assert answer.is_private == ("private network" in answer.sentence)
    assert "pw" not in answer.sentence
    assert web.connections == 0


@pytest.mark.parametrize("name", ["localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]"])
def test_a_feed_that_is_allowed_by_name_is_asked_there(web: WebServer, name: str) -> None:
    web.give("/feed", Answer())

    assert ask(web.url("/feed", host=name)).outcome is Outcome.NEW


@pytest.mark.parametrize("address", PRIVATE.split())
def test_an_address_of_a_private_network_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_an_address_of_the_open_internet_is_known(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses())
def test_what_is_public_is_global_in_the_registries_too(address: object) -> None:
    from ipaddress import IPv6Address

    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address.sixtofour or int(address) >> 32 == 0x64FF9B << 64):
        return
    assert not is_public(str(address)) or address.is_global  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["169.254.169.254", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", "168.63.129.16", "[fe80::1]", "2852039166"]
)
def test_where_clouds_keep_secrets_is_not_asked_even_by_a_feed_that_is_allowed(web: WebServer, name: str) -> None:
    led_there = ask(web.give("/feed", Answer.redirect(f"http://{name}/latest/meta-data")))

    assert "for machines among themselves" in led_there.sentence
    assert "for machines among themselves" in ask(f"http://{name}/").sentence


def test_a_connection_that_an_allowed_feed_left_open_is_of_no_use_to_another(web: WebServer) -> None:
    address = web.give("/feed", Answer())
    other = web.url("/feed?2")
    with closing(fetch_all([Request(address, settings=HERE), Request(other), Request(address, settings=HERE)])) as answers:
        outcomes = sorted(answer.outcome.value for answer in answers)

    assert outcomes == ["failed", "new", "new"]
    assert {asked.path for asked in web.asked} == {"/feed"}


def test_a_name_is_judged_by_all_it_stands_for(web: WebServer) -> None:
    async def connect() -> None:
        await GuardedNetwork().connect_tcp("localhost", web.port, 5)

    with pytest.raises(ForbiddenPlaceError):
        asyncio.run(connect())
    assert web.connections == 0


def test_a_connection_whose_ends_are_one_machine_is_known(web: WebServer) -> None:
    async def connect() -> bool:
        stream = await GuardedNetwork(private=True).connect_tcp("127.0.0.1", web.port, 5)
        try:
            return leads_to_itself(stream)
        finally:
            await stream.aclose()

    assert asyncio.run(connect())


@given(
    st.text(max_size=60)
    | st.builds("http://{}".format, st.text(max_size=60))
    | st.builds("http://a/{}".format, st.text(max_size=60))
)
def test_whatever_is_written_is_a_web_address_or_refused(text: str) -> None:
    told = ""
    try:
        assert checked(text).startswith(("http://", "https://"))
    except FetchError as error:
        told = str(error)
    assert not STEERING.search(told)
