"""The house with HTTPS: a real handshake that trusts nothing but the authority that was made."""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from tests.web.lan.house import ADDRESS, RunningHouse, running
from thenar.web.lan.certificate import own_certificate


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("https")


@pytest.fixture(scope="module")
def house(folder: Path) -> Iterator[RunningHouse]:
    with running(folder, "--https") as started:
        yield started


@pytest.fixture(scope="module")
def trusting(house: RunningHouse, folder: Path) -> ssl.SSLContext:
    """As a phone that trusts the authority, and no other."""
    authority = (folder / "https" / "authority.crt").read_bytes()
    return ssl.create_default_context(cadata=authority)


def test_it_says_the_fingerprint_that_a_browser_sees(house: RunningHouse, trusting: ssl.SSLContext) -> None:
    with (
        socket.create_connection((ADDRESS, house.port), timeout=30) as raw,
        trusting.wrap_socket(raw, server_hostname=ADDRESS) as spoken,
    ):
        shown = spoken.getpeercert(binary_form=True)
        assert spoken.version() in ("TLSv1.2", "TLSv1.3")
    assert shown
    seen = x509.load_der_x509_certificate(shown).fingerprint(hashes.SHA256()).hex(":").upper()
    assert f"Fingerprint of the certificate (SHA-256): {seen}" in house.said
    assert f"Phones in your home find it at https://{ADDRESS}:{house.port}" in house.said
    assert seen in house.here.get("/devices/").text


def test_a_phone_that_trusts_it_is_let_in_and_its_cookies_are_for_https_only(
    house: RunningHouse, trusting: ssl.SSLContext
) -> None:
    phone = house.let_in(1, trusting)
    assert phone.get("/about/").status == 200
    assert {"thenar-device", "csrftoken"} <= set(phone.cookies)
    assert all(cookie["secure"] for cookie in phone.cookies.values())
    here = house.here
    here.get("/devices/")
    assert not any(cookie["secure"] for cookie in here.cookies.values())
    house.throw_out("iPhone")
    assert phone.get("/about/").status == 403


def test_a_stranger_gets_the_authority_to_trust_and_nothing_else(
    house: RunningHouse, trusting: ssl.SSLContext, folder: Path
) -> None:
    stranger = house.phone(2, trusting)
    answer = stranger.get("/pair/thenar.crt")
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert answer.body == (folder / "https" / "authority.crt").read_bytes()
    assert stranger.get("/about/").status == 403


def test_whoever_does_not_trust_it_does_not_come_through(house: RunningHouse) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        house.phone(3, ssl.create_default_context()).get("/pair/")


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_plain_http_is_led_to_https_and_old_tls_gets_no_answer(house: RunningHouse) -> None:
    plain = house.phone(4)
    answer = plain.get("/pair/")
    assert (answer.status, answer.body) == (302, b"")
    assert answer.headers["Location"] == f"https://{ADDRESS}:{house.port}/pair/"
    for method, path in (("POST", "/pair/"), ("GET", "/pair/?code=1"), ("GET", "//evil.example/"), ("GET", "/%0d%0a")):
        with suppress(ConnectionError, HTTPException):
            found = plain.ask(method, path)
            assert (found.status, found.headers["Location"]) == (302, f"https://{ADDRESS}:{house.port}{path}")
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(ssl.SSLError):
        house.phone(4, old).get("/pair/")


def test_only_ciphers_of_today_are_offered(tmp_path: Path) -> None:
    with running(tmp_path, "--https") as house:
        _only_ciphers_of_today(house, tmp_path)
        house.stop()  # what was still to be written down is on the disk then
    assert " no-tls 127.0.1.7\n" in (tmp_path / "security.log").read_text()


def _only_ciphers_of_today(house: RunningHouse, folder: Path) -> None:
    used = own_certificate(folder / "https", [ADDRESS], datetime.now(UTC)).context()
    offered = {one["name"] for one in used.get_ciphers()}
    assert offered
    assert all(name.startswith(("TLS_", "ECDHE-")) for name in offered), offered
    assert all("GCM" in name or "CHACHA20" in name for name in offered), offered
    old = ssl.create_default_context(cadata=(folder / "https" / "authority.crt").read_bytes())
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    old.set_ciphers("ECDHE-ECDSA-AES128-SHA256")
    with pytest.raises(ssl.SSLError):
        house.phone(7, old).get("/pair/")
    old.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256")
    assert house.phone(8, old).get("/pair/").status == 200


def test_a_handshake_that_never_comes_holds_up_nobody(house: RunningHouse, trusting: ssl.SSLContext) -> None:
    silent = [socket.create_connection((ADDRESS, house.port), source_address=("127.0.2.9", 0)) for _ in range(12)]
    try:
        assert house.phone(5, trusting).get("/pair/").status == 200
    finally:
        for one in silent:
            with suppress(OSError):
                one.close()


def test_noise_ends_nothing(house: RunningHouse, trusting: ssl.SSLContext) -> None:
    for noise in (b"\x16\x03\x01\x00\xff" + b"\xff" * 255, b"\x00" * 5000, b"GET / HTTP/1.1\r\n\r\n"):
        with socket.create_connection((ADDRESS, house.port), timeout=30) as raw, suppress(OSError):
            raw.sendall(noise)
            raw.recv(100)
    assert house.phone(6, trusting).get("/pair/").status == 200


def test_the_same_certificate_serves_the_next_start(tmp_path: Path) -> None:
    fingerprints, new = [], []
    for _ in range(2):
        with running(tmp_path, "--https") as house:
            said = "\n".join(house.said)
            fingerprints.append(re.findall(r"SHA-256\): ([0-9A-F:]+)", said))
            new.append("The certificate is new" in said)
            assert house.stop() == ""
    assert fingerprints[0] == fingerprints[1]
    assert new == [True, False]
