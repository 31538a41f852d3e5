"""The website in English and in a pseudo-language, whose catalog stands in the folder THENAR_TEST_LOCALE."""

import os
from pathlib import Path

from thenar.web.settings import *  # noqa: F403

LANGUAGES = [("en", "English"), ("ar", "Pseudo")]
LOCALE_PATHS = [Path(os.environ["THENAR_TEST_LOCALE"])]
