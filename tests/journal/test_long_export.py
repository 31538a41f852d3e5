"""A journal larger than memory is taken out in little of it. `THENAR_LONG=1000000` is what the aim is told for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.copies.journals import settings_of

ROWS = int(os.environ.get("THENAR_LONG", "40000"))
FEW = 5000
MOST_MB = 200
MORE_MB = 15  # beside what a short journal takes: a journal that is held whole grows by more with these rows already
SCRIPT = """
import re, sys
from pathlib import Path
import django; django.setup()
from datetime import timedelta, timezone, datetime
from uuid import UUID
from thenar.journal.copies.updating import bring_up_to_date
bring_up_to_date()
from tests.journal.household import NOW, make_session
from thenar.journal import people
from thenar.journal.models import RatingRow
from thenar.journal.transfer import write_csv, write_json
from thenar.web.journal.reporting import write_fhir
from thenar.load import load_knowledge
me = people.me(NOW)
make_session(me, 0, NOW)
combos = [(m, w, a) for m in load_knowledge().measures for w in ("day", "week") for a in ("", "hand", "foot")]
first = datetime(1950, 1, 1, tzinfo=timezone.utc)
def rating(number):
    at = first + timedelta(minutes=number)
    measure, when, area = combos[number % len(combos)]
    return dict(key=UUID(int=number + 1), person=me, measure=measure, rated_at=when, area=area,
        value=number % 11, at=at, offset=0, day=first.date() + timedelta(days=number // len(combos)))
from django.db import connection, transaction
fields = [f for f in RatingRow._meta.concrete_fields if f.name != "id"]
def raw(row):
    one = RatingRow(**row)
    return [f.get_db_prep_save(getattr(one, f.attname), connection) for f in fields]
marks, names = ", ".join(["%s"] * len(fields)), ", ".join(f'"{f.column}"' for f in fields)
def insert(since, last):
    with transaction.atomic(), connection.cursor() as cursor:
        for begin in range(since, last, FEW):
            cursor.executemany(f"INSERT INTO journal_ratingrow ({names}) VALUES ({marks})",
                [raw(rating(n)) for n in range(begin, min(begin + FEW, last))])
write = {"json": write_json, "csv": write_csv, "fhir": lambda file: write_fhir(file, me, load_knowledge(), NOW)}[FORM]
class Counted:
    def __init__(self): self.bytes = 0; self.lines = 0
    def write(self, data): self.bytes += len(data); self.lines += data.count(b"\\n"); return len(data)
    def writelines(self, many):
        for one in many: self.write(one)
    def flush(self): pass
def peak():
    # of this program alone: `ru_maxrss` begins with that of whoever started it
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024
peaks = []
for begin, end in ((0, FEW), (FEW, ROWS)):
    insert(begin, end)
    file = Counted() if FORM != "csv" else open(OUT, "wb")
    write(file)
    peaks.append(peak())
print(getattr(file, "lines", ROWS), *peaks)
"""


@pytest.mark.timeout(300 + ROWS // 200)  # seconds
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a program alone is told by Linux only")
@pytest.mark.parametrize("form", ["json", "csv", "fhir"])
def test_a_long_journal_is_taken_out_in_little_memory(tmp_path: Path, form: str) -> None:
    script = f"ROWS, FEW, FORM, OUT = {ROWS}, {FEW}, {form!r}, {str(tmp_path / 'out')!r}\n{SCRIPT}"
    done = subprocess.run(
        [sys.executable, "-c", script], env=settings_of(tmp_path / "data"), capture_output=True, text=True,
        cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines, few, all_of_them = map(int, done.stdout.split())
    assert lines >= ROWS
    assert all_of_them <= MOST_MB
    assert all_of_them - few <= MORE_MB
    print(form, ROWS, all_of_them)
