"""Writes compressor-house.csv, the made-up readings of a made-up sub-meter. The same numbers every time.

    python3 scenarios/example-plant/meters/make.py

A compressor house: a base load, air for the castings of the day, warmer intake air in summer, a rest at weekends and on
holidays. In January 2024 one compressor is replaced; from February on the house uses 11 % less.
"""
import datetime
import math
import pathlib

HEAD = """# Made up: daily readings of the sub-meter of a compressor house that does not exist, written by make.py beside this file
day,kWh,castings_t,temp_C
"""
HOLIDAYS = {(1, 1), (5, 1), (5, 2), (5, 3), (10, 1), (10, 2), (10, 3)}


def stream(state):
    """Numbers from 0 to 1: xorshift64."""
    while True:
        state ^= state << 13 & 2**64 - 1
        state ^= state >> 7
        state ^= state << 17 & 2**64 - 1
        yield (state >> 11) / 2**53


def normal(of):
    return sum(next(of) for _ in range(12)) - 6


def main():
    of, lines, lag = stream(20240131), [HEAD], 0.0
    first, last = datetime.date(2023, 1, 1), datetime.date(2025, 1, 31)
    for at in range((last - first).days + 1):
        day = first + datetime.timedelta(at)
        rest = day.weekday() == 6 or (day.month, day.day) in HOLIDAYS
        half = day.weekday() == 5
        castings = (0 if rest else 14 if half else 31) * (1 + 0.12 * normal(of))
        temperature = 16.5 - 12.5 * math.cos((day.timetuple().tm_yday - 20) / 58.09) + 2.6 * normal(of)
        lag = 0.35 * lag + 110 * normal(of)
        energy = (1450 if rest else 2350 if half else 2900) + 96 * castings + 21 * max(temperature - 15, 0) + lag
        if day >= datetime.date(2024, 2, 1):
            energy *= 0.89
        lines.append(f"{day},{energy:.0f},{castings:.1f},{temperature:.1f}\n")
    (pathlib.Path(__file__).parent / "compressor-house.csv").write_text("".join(lines))


main()
