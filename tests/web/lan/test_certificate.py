"""The certificate that is made, kept and renewed, and the one that is brought."""

import ssl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from thenar.model.problem import ThenarError
from thenar.web.lan.certificate import AUTHORITY, CHAIN, KEY, covers, given_certificate, own_certificate
from thenar.web.lan.issue import issue

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = ["kitchen.local", "192.168.1.5"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "https"


def leaf(folder: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificates((folder / CHAIN).read_bytes())[0]


def test_what_is_made_is_what_phones_ask_for(folder: Path) -> None:
    made = own_certificate(folder, NAMES, NOW)
    first = leaf(folder)
    names = first.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["kitchen.local"]
    assert [str(one) for one in names.get_values_for_type(x509.IPAddress)] == ["192.168.1.5"]
    uses = first.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(uses) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert not first.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    length = first.not_valid_after_utc - first.not_valid_before_utc
    assert timedelta(days=365) < length <= timedelta(days=825), "iOS takes no longer ones"
    assert isinstance(first.public_key(), ec.EllipticCurvePublicKey)
    assert made.renewed
    assert made.fingerprint.count(":") == 31


def test_the_authority_signed_it_and_its_key_is_nowhere(folder: Path) -> None:
    own_certificate(folder, NAMES, NOW)
    root = x509.load_der_x509_certificate((folder / AUTHORITY).read_bytes())
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    leaf(folder).verify_directly_issued_by(root)
    root.verify_directly_issued_by(root)
    kept = serialization.load_pem_private_key((folder / KEY).read_bytes(), None)
    assert kept.public_key() == leaf(folder).public_key()
    assert kept.public_key() != root.public_key()
    assert sorted(path.name for path in folder.iterdir()) == sorted([AUTHORITY, CHAIN, KEY])


def test_only_the_user_can_read_it(folder: Path) -> None:
    own_certificate(folder, NAMES, NOW)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / KEY).stat().st_mode) == 0o600


def test_it_is_kept_while_it_fits(folder: Path) -> None:
    made = own_certificate(folder, NAMES, NOW)
    again = own_certificate(folder, ["kitchen.local", "192.168.1.77"], NOW + timedelta(days=700))
    assert (again.fingerprint, again.renewed) == (made.fingerprint, False), "phones use the name, which is the same"


@pytest.mark.parametrize(
    ("names", "later"),
    [(["192.168.1.6"], 0), (["cellar.local", "192.168.1.5"], 0), (NAMES, 770), (NAMES, 900), (NAMES, -2)],
)
def test_it_is_renewed_for_another_address_and_near_its_end(folder: Path, names: list[str], later: int) -> None:
    made = own_certificate(folder, NAMES, NOW)
    again = own_certificate(folder, names, NOW + timedelta(days=later))
    assert again.fingerprint != made.fingerprint
    assert again.renewed
    assert covers(leaf(folder), names[0])


@pytest.mark.parametrize("file", [CHAIN, KEY, AUTHORITY])
@pytest.mark.parametrize("damage", [None, b"", b"nonsense"])
def test_what_is_damaged_or_gone_is_made_anew(folder: Path, file: str, damage: bytes | None) -> None:
    own_certificate(folder, NAMES, NOW)
    if damage is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(damage)
    assert own_certificate(folder, NAMES, NOW).renewed
    own_certificate(folder, NAMES, NOW).context()


def test_a_key_of_another_certificate_is_found_out(folder: Path, tmp_path: Path) -> None:
    own_certificate(folder, NAMES, NOW)
    own_certificate(tmp_path / "other", NAMES, NOW)
    (folder / KEY).write_bytes((tmp_path / "other" / KEY).read_bytes())
    assert own_certificate(folder, NAMES, NOW).renewed


def test_a_folder_that_cannot_be_used_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "https").write_text("in the way")
    with pytest.raises(ThenarError, match="Nothing was changed"):
        own_certificate(tmp_path / "https", NAMES, NOW)


def test_old_tls_is_not_spoken(folder: Path) -> None:
    assert own_certificate(folder, NAMES, NOW).context().minimum_version is ssl.TLSVersion.TLSv1_2


def brought(folder: Path, names: list[str], begun: datetime = NOW) -> tuple[Path, Path]:
    """A certificate and its key as files from elsewhere."""
    made = own_certificate(folder, names, begun)
    return made.chain, made.key


def test_one_of_ones_own_is_taken_for_each_name_it_has(folder: Path) -> None:
    chain, key = brought(folder, ["*.home.example", "nas.local"])
    for name in ("nas.local", "thenar.home.example"):
        given = given_certificate(chain, key, name, NOW)
        assert given.authority is None
        assert not given.renewed
        given.context()


@pytest.mark.parametrize("name", ["home.example", "a.b.home.example", "192.168.1.5", "other.local"])
def test_a_name_it_has_not_is_refused(folder: Path, name: str) -> None:
    chain, key = brought(folder, ["*.home.example", "nas.local"])
    with pytest.raises(ThenarError, match=rf"is for \*\.home\.example, nas\.local, not for {name}.* --name"):
        given_certificate(chain, key, name, NOW)


@pytest.mark.parametrize(("day", "words"), [(900, "today is 2029-05-10"), (-10, "today is 2026-11-12")])
def test_one_out_of_its_time_is_refused(folder: Path, day: int, words: str) -> None:
    chain, key = brought(folder, NAMES)
    with pytest.raises(ThenarError, match=rf"is good from 2026-11-21 to 2029-01-29, and {words}.* Renew it"):
        given_certificate(chain, key, NAMES[0], NOW + timedelta(days=day))


def test_a_key_that_does_not_belong_is_refused(folder: Path, tmp_path: Path) -> None:
    chain, _ = brought(folder, NAMES)
    _, other = brought(tmp_path / "other", NAMES)
    with pytest.raises(ThenarError, match="does not belong to the certificate"):
        given_certificate(chain, other, NAMES[0], NOW)


def test_a_file_that_is_missing_is_named(folder: Path, tmp_path: Path) -> None:
    chain, key = brought(folder, NAMES)
    with pytest.raises(ThenarError, match=r"The certificate .*nothing\.pem cannot be read \(No such file"):
        given_certificate(tmp_path / "nothing.pem", key, NAMES[0], NOW)
    with pytest.raises(ThenarError, match=r"The key .*nothing\.pem cannot be read \(No such file"):
        given_certificate(chain, tmp_path / "nothing.pem", NAMES[0], NOW)


def test_a_file_of_another_kind_is_refused(folder: Path, tmp_path: Path) -> None:
    chain, key = brought(folder, NAMES)
    for certificate, secret, words in (
        (key, key, "holds no certificate in PEM form.*BEGIN CERTIFICATE"),
        (chain, chain, "holds no key in PEM form.*BEGIN PRIVATE KEY"),
        (folder / AUTHORITY, key, "holds no certificate in PEM form"),
    ):
        with pytest.raises(ThenarError, match=words):
            given_certificate(certificate, secret, NAMES[0], NOW)


def test_a_locked_key_is_refused(folder: Path, tmp_path: Path) -> None:
    chain, key = brought(folder, NAMES)
    locked = tmp_path / "locked.pem"
    lock = serialization.BestAvailableEncryption(b"word")
    locked.write_bytes(
        serialization.load_pem_private_key(key.read_bytes(), None).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock
        )
    )
    with pytest.raises(ThenarError, match="is locked with a password"):
        given_certificate(chain, locked, NAMES[0], NOW)


def test_a_certificate_without_names_covers_none() -> None:
    root, _leaf, _key = issue(NAMES, NOW)
    assert not covers(root, "kitchen.local")
