"""Where webhooks may go, and where never."""

from ipaddress import ip_address

from states.webhooks import may_reach, wrong_address

WRONG = {
    "http://example.vn/x": "https",
    "ftp://example.vn/x": "https",
    "https://u:p@example.vn/": "parts",
    "https://example.vn/#x": "parts",
    "https://example.vn:99999/": "address",
    "https://exa mple.vn/": "address",
    "https://127.1/": "address",
    "https://2130706433/": "address",
    "https:///x": "address",
    "https://[::1/": "address",
    "https://127.0.0.1/": "private",
    "http://localhost:80/": "private",
    "https://10.0.0.8/": "private",
    "https://169.254.169.254/latest": "private",
    "https://[::ffff:10.0.0.8]/": "private",
    "https://[64:ff9b::a00:8]/": "private",
    "https://[fe80::1]/": "private",
}


def test_addresses():
    for url, why in WRONG.items():
        assert wrong_address(url, private=False) == f"webhooks-wrong-{why}", url
    for url in ("https://example.vn/x?y=1", "https://93.184.216.34:8443/x"):
        assert wrong_address(url, private=False) is None
    for url in ("http://127.0.0.1:80/", "https://10.0.0.8/", "http://[::1]/"):
        assert wrong_address(url, private=True) is None, url
    assert wrong_address("http://10.0.0.8/", private=True) == "webhooks-wrong-https"
    for one in ("169.254.169.254", "224.0.0.1", "0.0.0.0", "240.0.0.1", "fe80::1", "ff02::1"):
        assert not may_reach(ip_address(one), private=True), one
