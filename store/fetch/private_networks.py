"""Which network addresses are open to the world, and which are this machine or somebody's own network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_OWN_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 "
        "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32"
    ).split()
)
"""Everything set aside by the registries for special ends (RFC 6890), and one address that a cloud answers inside its own machines."""
_WORLD_6 = IPv6Network("2000::/3")
_OWN_6 = tuple(IPv6Network(network) for network in "2001::/23 2001:db8::/32 3fff::/20".split())
_CARRIED_6 = (IPv6Network("::/96"), IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Networks whose addresses carry one of IPv4 in their last 32 bits."""


_NEVER = tuple(
    map(ip_network, "169.254.0.0/16 168.63.129.16/32 100.100.100.200/32 fe80::/10 fd00:ec2::/32 224.0.0.0/4 ff00::/8".split())
)
"""Where clouds tell their own machines secrets, links between neighbours, and addresses of many at once."""


def is_never_asked(address: str) -> bool:
    """Return whether a numeric address is none that a feed can be at, not even one that may be in a private network."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return True
    if isinstance(ip, IPv6Address):
        ip = _carried(ip) or ip
    return any(ip in network for network in _NEVER)


def is_public(address: str) -> bool:
    """Return whether a numeric address is one of the open internet: neither this machine nor a private or special network.

    An address of IPv6 that carries one of IPv4 (mapped, compatible, NAT64, 6to4) is judged by that; Teredo is never public.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        carried = _carried(ip)
        if carried is None:
            return ip in _WORLD_6 and not any(ip in network for network in _OWN_6)
        ip = carried
    return not any(ip in network for network in _OWN_4)


def _carried(ip: IPv6Address) -> IPv4Address | None:
    if any(ip in network for network in _CARRIED_6):
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.sixtofour
