"""Roughly from where: enough to know oneself by, and no address."""

import pytest

from states.place import browser_of, net_of


@pytest.mark.parametrize(
    ("address", "net"),
    [
        ("10.1.2.3", "10.1.2.x"),
        ("::ffff:10.1.2.3", "10.1.2.x"),
        ("2001:db8:1:2::3", "2001:db8:1::x"),
        ("", ""),
        ("nonsense", ""),
    ],
)
def test_an_address_is_cut_to_its_net(address, net):
    assert net_of(address) == net


@pytest.mark.parametrize(
    ("agent", "shown"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit Chrome/140 Safari/537", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU OS 18 like Mac OS X) Version/18 Safari/604", "Safari, iOS"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", "Firefox, Linux"),
        ("curl/8", ""),
    ],
)
def test_a_browser_is_its_family_and_system(agent, shown):
    assert browser_of(agent) == shown
