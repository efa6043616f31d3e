import pytest

from reader.sources.fetching.addresses import is_public, resolved


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::808:808"])
def test_the_open_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 127.1.2.3 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 "
    "240.0.0.1 192.0.2.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 ff0e::1 2001:db8::1 ::ffff:127.0.0.1 "
    "::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::10.0.0.1 2002:7f00:1::1 2002:c0a8:101::1 2001:0:7f00:1::1".split(),
)
def test_what_is_not_on_it(address: str) -> None:
    assert not is_public(address)


def test_names() -> None:
    assert "127.0.0.1" in resolved("localhost")
    assert resolved("no-such-host.invalid") == []
    assert resolved("a" * 70 + ".example") == []
