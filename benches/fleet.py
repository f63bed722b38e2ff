"""A made-up fleet of daily meters as one long table with its book, to measure `crossfoot savings`.

    python3 benches/fleet.py FOLDER [METERS] [--scattered]
    /usr/bin/time -v target/release/crossfoot savings FOLDER --format csv > rows.csv

Every meter has 365 days before and 365 after, a season, a rest at weekends, noise of its own; it saves 8 % on average. A
tenth of the meters have gaps, every hundredth stands still. `--scattered` writes the days of all meters one after another,
so that the rows of a meter do not stand together. The same numbers every time.
"""
import datetime
import math
import pathlib
import sys

BOOK = """# A made-up fleet, written by benches/fleet.py
[[meter]]
id        = "fleet"
name      = "a made-up fleet"
unit      = "kWh"
made-up   = true
data      = { file = "fleet.csv", by = "meter", start = "day", energy = "kWh", temperature = "temp" }
drivers   = [{ name = "production", column = "tonnes", unit = "t" }, { name = "weekend", weekdays = ["Sat", "Sun"] }]
baseline  = { from = 2023-01-01, to = 2023-12-31 }
reporting = { from = 2024-01-01, to = 2024-12-30 }
model     = [{ id = "MODEL", method = "MODEL" }]
"""


def stream(seed):
    """Numbers from 0 to 1: xorshift64."""
    state = (seed * 0x9E3779B97F4A7C15 + 1) % 2**64 or 1
    while True:
        state ^= state << 13 & 2**64 - 1
        state ^= state >> 7
        state ^= state << 17 & 2**64 - 1
        yield (state >> 11) / 2**53


def rows(number, days):
    of = stream(number + 1)
    base, slope, save = 300 + 900 * next(of), 8 + 20 * next(of), 0.16 * next(of)
    gaps, still = number % 10 == 3, number % 100 == 57
    for at, (day, season, rest) in enumerate(days):
        temperature = season + 8 * (next(of) - 0.5)
        tonnes = (6 if rest else 30) + 10 * next(of)
        energy = base + slope * tonnes + 6 * max(18 - temperature, 0) + 60 * (next(of) - 0.5)
        energy *= 1 if at < 365 else 1 - save
        if gaps and at % 60 == 17:
            continue
        yield f"m{number:05d},{day},{500 if still else round(energy)},{tonnes:.1f},{temperature:.1f}\n"


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    folder, meters = pathlib.Path(words[0]), int(words[1]) if len(words) > 1 else 10_000
    method = words[2] if len(words) > 2 else "drivers"
    folder.mkdir(parents=True, exist_ok=True)
    first = datetime.date(2023, 1, 1)
    days = [first + datetime.timedelta(at) for at in range(730)]
    days = [(day, 12 - 13 * math.cos(at / 58.1), day.weekday() > 4) for at, day in enumerate(days)]
    (folder / "book.toml").write_text(BOOK.replace("MODEL", method))
    with open(folder / "fleet.csv", "w") as file:
        file.write("meter,day,kWh,tonnes,temp\n")
        if "--scattered" in sys.argv:
            of = [rows(number, days) for number in range(meters)]
            for _ in days:
                file.writelines(row for row in (next(meter, None) for meter in of) if row)
        else:
            for number in range(meters):
                file.writelines(rows(number, days))


main()
