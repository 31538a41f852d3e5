"""Codes in a picture that somebody took of a screen or a page."""

import warnings
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from thenar.model.problem import ThenarError
from thenar.parts.part import Part, needed

MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000  # more than the camera of a phone gives
FORMATS = ("JPEG", "PNG", "WEBP")
_ENOUGH = (2400, 2400)  # pixels; a code is read as well, and faster, in a picture of this size


def letters_in(data: bytes) -> str:
    """What the codes in a picture say, a line each. ThenarError where there is none, or no picture."""
    if len(data) > MOST_BYTES:
        raise _too_large()
    zxingcpp = needed(Part.PHOTOS)
    codes = zxingcpp.read_barcodes(_gray(data), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    said = "\n".join(code.text for code in codes if code.valid)
    if not said:
        raise ThenarError(
            "There is no code to be read in this picture. Nothing was opened. Take it again: straight, near, and with "
            "enough light."
        )
    return said


def _gray(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the size is looked at here
        try:
            picture = Image.open(BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large()
            picture.draft("L", _ENOUGH)
            gray = picture.convert("L")
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            raise ThenarError(
                "This is no picture that can be read. Nothing was opened. Choose a photo: JPEG, PNG or WebP."
            ) from None
    gray.thumbnail(_ENOUGH)
    return gray


def _too_large() -> ThenarError:
    return ThenarError("This picture is too large. Nothing was opened. Take a smaller one, then try again.")
