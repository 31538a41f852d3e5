"""The certificate of the house: one of one's own that is brought, or one that Thenar makes.

The one that is made is signed by a little authority of its own, because phones can be told to trust only an authority.
The authority's key is never written and is gone when the function returns: whoever trusts it trusts this one
certificate, and nobody, not even this computer, can sign another one with it.
"""

import os
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from django.utils.translation import gettext_noop

from thenar.files.atomic import whole_file
from thenar.model.problem import ThenarError
from thenar.web.lan.issue import issue

CIPHERS: Final = "ECDHE+AESGCM:ECDHE+CHACHA20"  # of TLS 1.2; those of 1.3 are all such
RENEWED_BEFORE: Final = timedelta(days=30)
CHAIN, KEY, AUTHORITY = "certificate.pem", "key.pem", "authority.crt"
T = TypeVar("T")


@dataclass(frozen=True)
class Mistakes:
    """What is said of a file that cannot be read, is locked, or is something else."""

    unread: str
    locked: str
    other: str


CERTIFICATE_WORDS = Mistakes(
    unread=gettext_noop("The certificate {path} cannot be read ({why}). Check its name and permissions."),
    locked=gettext_noop(
        "The certificate {path} is locked with a password. Thenar cannot ask for it at each start; "
        "name one without a password that only you can read."
    ),
    other=gettext_noop(
        "{path} holds no certificate in PEM form. It should be a text file with a line '-----BEGIN CERTIFICATE-----'."
    ),
)
KEY_WORDS = Mistakes(
    unread=gettext_noop("The key {path} cannot be read ({why}). Check its name and permissions."),
    locked=gettext_noop(
        "The key {path} is locked with a password. Thenar cannot ask for it at each start; "
        "name one without a password that only you can read."
    ),
    other=gettext_noop(
        "{path} holds no key in PEM form. It should be a text file with a line '-----BEGIN PRIVATE KEY-----'."
    ),
)


@dataclass(frozen=True)
class Certificate:
    """A certificate in use. `authority` (DER) is there for one that Thenar made; `renewed` tells that it is new."""

    chain: Path
    key: Path
    fingerprint: str
    until: datetime
    authority: bytes | None = None
    authority_fingerprint: str = ""
    renewed: bool = False

    def context(self) -> ssl.SSLContext:
        """For a server: TLS 1.2 or newer, with ciphers that keep secrets even from whoever gets the key later."""
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.minimum_version = ssl.TLSVersion.TLSv1_2
        made.set_ciphers(CIPHERS)
        made.set_alpn_protocols(["http/1.1"])
        made.load_cert_chain(self.chain, self.key)
        return made


def own_certificate(folder: Path, names: list[str], now: datetime) -> Certificate:
    """The certificate in `folder` for these addresses and names (the first is the one phones use).

    It is made where there is none, where it is not for the first of the names, or where it ends within a month.
    ThenarError where the folder cannot be used.
    """
    kept = _kept(folder, names[0], now)
    if kept:
        return kept
    try:
        _make(folder, names, now)
    except OSError as error:
        raise ThenarError(
            "The certificate cannot be kept in {folder} ({why}). Nothing was changed. Mend the permissions "
            "of the folder or free some disk space, then try again.",
            folder=folder,
            why=error.strerror,
        ) from None
    return replace(_read_own(folder), renewed=True)


def given_certificate(chain: Path, key: Path, name: str, now: datetime) -> Certificate:
    """A certificate from elsewhere, for the address or name that phones use. ThenarError says what does not fit."""
    first = _loaded(chain, "certificate", lambda data: x509.load_pem_x509_certificates(data)[0])
    secret = _loaded(key, "key", lambda data: serialization.load_pem_private_key(data, password=None))
    if _public(first.public_key()) != _public(secret.public_key()):
        raise ThenarError(
            "The key {key} does not belong to the certificate {chain}. Both should have been made together. "
            "Name the key that came with this certificate.",
            key=key,
            chain=chain,
        )
    if not first.not_valid_before_utc <= now <= first.not_valid_after_utc:
        raise ThenarError(
            "The certificate {chain} is good from {begin} to {end}, and today is {today}. Renew it, or leave "
            "--certificate and --key out, and Thenar makes one.",
            chain=chain,
            begin=first.not_valid_before_utc.date(),
            end=first.not_valid_after_utc.date(),
            today=now.date(),
        )
    if not covers(first, name):
        raise ThenarError(
            "The certificate {chain} is for {names}, not for {name}, so phones would refuse it. Say with --name by "
            "which of its names phones find this computer.",
            chain=chain,
            names=", ".join(_named(first)) or "-",
            name=name,
        )
    return Certificate(chain, key, fingerprint(first), first.not_valid_after_utc)


def covers(certificate: x509.Certificate, name: str) -> bool:
    """True where a certificate is for an address or a name; a star stands for one part of a name (RFC 6125)."""
    known = _named(certificate)
    return name in known or f"*.{name.partition('.')[2]}" in known


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256, as browsers show it."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _kept(folder: Path, name: str, now: datetime) -> Certificate | None:
    try:
        kept = _read_own(folder)
        first = x509.load_pem_x509_certificates(kept.chain.read_bytes())[0]
        kept.context()
    except (OSError, ValueError, IndexError):
        return None
    good = first.not_valid_before_utc <= now <= kept.until - RENEWED_BEFORE and covers(first, name)
    return kept if good else None


def _read_own(folder: Path) -> Certificate:
    first = x509.load_pem_x509_certificates((folder / CHAIN).read_bytes())[0]
    authority = x509.load_der_x509_certificate((folder / AUTHORITY).read_bytes())
    return Certificate(
        folder / CHAIN, folder / KEY, fingerprint(first), first.not_valid_after_utc,
        authority.public_bytes(serialization.Encoding.DER), fingerprint(authority),
    )  # fmt: skip


def _make(folder: Path, names: list[str], now: datetime) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    root, leaf, key = issue(names, now)
    pem, der = serialization.Encoding.PEM, serialization.Encoding.DER
    kept_key = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    # the key last: a chain without its key is found out and made anew
    for name, data in (
        (AUTHORITY, root.public_bytes(der)),
        (CHAIN, leaf.public_bytes(pem) + root.public_bytes(pem)),
        (KEY, kept_key),
    ):
        _write(folder / name, data)


def _named(certificate: x509.Certificate) -> list[str]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    names = [one.lower() for one in found.get_values_for_type(x509.DNSName)]
    return [*names, *(str(one) for one in found.get_values_for_type(x509.IPAddress))]


def _loaded(path: Path, what: str, read: Callable[[bytes], T]) -> T:
    words = KEY_WORDS if what == "key" else CERTIFICATE_WORDS
    try:
        return read(path.read_bytes())
    except OSError as error:
        raise ThenarError(words.unread, path=path, why=error.strerror) from None
    except TypeError:
        raise ThenarError(words.locked, path=path) from None
    except (ValueError, IndexError):
        raise ThenarError(words.other, path=path) from None


def _public(key: object) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.DER, form)  # type: ignore[attr-defined,no-any-return]


def _write(path: Path, data: bytes) -> None:
    with whole_file(path) as half, os.fdopen(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)
