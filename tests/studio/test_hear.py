"""What was said and what was heard: the words that differ, and nothing that sounds the same."""

from pathlib import Path

import pytest

from studio.gate import Figures, figures_file, read_figures
from studio.hear import wrong_words


@pytest.mark.parametrize(
    ("said", "heard", "wrong"),
    [
        ("One. Two, three.", "1, 2, 3", 0),
        ("Second toe.", "2nd toe.", 0),
        ("Let’s begin – slowly.", "let's begin slowly", 0),
        ("Hold steady.", "Hold study.", 1),
        ("Palm in palm.", "Palm and palm", 1),
        ("Breathe in.", "", 2),
        ("Thumbs stroke outward.", "Thumb stroke, outward now.", 2),
        ("", "thank you", 2),
        ("Let the sole be quiet.", "Let the soul be quiet.", 0),  # the same to the ear
        ("Forearm stroke.", "4-arm stroke", 0),
        ("Hand hold.", "Handhold", 0),
        ("Rub that leg any more.", "Rub that leg anymore.", 0),
        ("Even if you are not sure.", "Even if you're not sure.", 0),
        ("Any sore spot.", "Any source spot", 1),
        ("A yawn is welcome.", "Ayan is welcome", 2),
    ],
)
def test_words_that_differ_are_counted(said: str, heard: str, wrong: int) -> None:
    assert wrong_words(said, heard) == wrong


def test_figures_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    pack = tmp_path / "heart"
    figures = [Figures("ab12", 3, 1, 3.25, 4.5, "hold study"), Figures("cd34", 2, 0, 3.1, None, "second toe")]
    figures_file(pack).write_text("".join(one.line for one in figures), encoding="utf-8")
    assert read_figures(pack) == {one.key: one for one in figures}
    assert figures_file(pack).name == "heart-figures.tsv"


def test_a_pack_that_was_never_judged_has_none(tmp_path: Path) -> None:
    assert read_figures(tmp_path / "heart") == {}
