"""One plant-year and 1 000 plants at one site by pvlib and by Crossfoot, in one run, weather in memory on both sides.

    python3 benches/pv_beside_pvlib.py [folder of the reference] [site] [--python PYTHON]

pvlib 0.16.1 is installed into a virtual environment in a temporary folder (or taken from an interpreter that has it), and
nothing else is changed. Both sides compute the sun's position (SPA), the sky of Perez, glass, the open rack of SAPM,
PVWatts DC and AC, all 8 760 hours, in double precision, and hand out AC hour by hour.

One plant-year: from weather to AC, sun included. 1 000 plants: of 520 orientations and 1 000 sizes, each computed by itself; both
sides compute the sun, extraterrestrial irradiance and air mass once, then each plant, and add up its AC. pvlib is called as
its vectorised functions are meant to be, on NumPy arrays of the year, which is quicker than its ModelChain on pandas.

Prints medians and processor time, the energy of the first plant and of all by both, which must agree to 1e-7, and the ratios: by the
clock, and by processor time, which a busy machine moves less. Both are on one thread; what two or more give follows.
"""
import argparse
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGES = ["pvlib==0.16.1"]
THEIRS = """
import statistics, sys, time, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd, pvlib
ghi, dni, dhi, air, wind = np.loadtxt(sys.argv[1], delimiter=",", unpack=True)
latitude, longitude, height, offset = map(float, sys.argv[2:6])
times = (pd.date_range("2019-01-01", periods=len(ghi), freq="h") + pd.Timedelta(minutes=30) - pd.Timedelta(hours=offset)).tz_localize("UTC")

def sky():
    sun = pvlib.solarposition.get_solarposition(times, latitude, longitude, altitude=height, method="nrel_numpy")
    zenith = sun.apparent_zenith.values
    return zenith, sun.azimuth.values, pvlib.irradiance.get_extra_radiation(times).values, pvlib.atmosphere.get_relative_airmass(zenith)

def plant(sky, kw, tilt, azimuth):
    zenith, sun_azimuth, extra, mass = sky
    diffuse = np.nan_to_num(pvlib.irradiance.perez(tilt, azimuth, dhi, dni, extra, zenith, sun_azimuth, mass))
    diffuse = diffuse + pvlib.irradiance.get_ground_diffuse(tilt, ghi, 0.2)
    angle = pvlib.irradiance.aoi(tilt, azimuth, zenith, sun_azimuth)
    beam = pvlib.irradiance.beam_component(tilt, azimuth, zenith, sun_azimuth, dni)
    cell = pvlib.temperature.sapm_cell(beam + diffuse, air, wind, -3.47, -0.0594, 3)
    dc = pvlib.pvsystem.pvwatts_dc(beam * pvlib.iam.physical(angle) + diffuse, cell, kw, -0.0037) * (1 - 0.140757)
    return pvlib.inverter.pvwatts(dc, kw / 1.2 / 0.96)

def one():
    return plant(sky(), 100.0, 30.0, 180.0)

def many():
    shared = sky()
    plants = [(100.0 + i, 30.0 if i == 0 else 5.0 + i % 40, 180.0 if i == 0 else 120.0 + i % 13 * 10.0) for i in range(1000)]
    return sum(plant(shared, *p).sum() for p in plants)

def timed(what, runs, run):
    run()
    times, busy = [], time.process_time()
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    busy = (time.process_time() - busy) / runs * 1e3
    print(f"pvlib {pvlib.__version__}, {what}: median {statistics.median(times) * 1e3:.3f} ms of {runs}, least {min(times) * 1e3:.3f} ms, processor {busy:.3f} ms")

timed("one plant-year", 21, one)
timed("1 000 plants", 3, many)
print(f"AC of the first plant: {one().sum():.6f} kWh")
print(f"AC of all: {many():.6f} kWh")
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("reference", nargs="?", type=pathlib.Path, default=ROOT.parent / "shared/reference/pv")
    parser.add_argument("site", nargs="?", default="phoenix")
    parser.add_argument("--python", help="an interpreter that has pvlib")
    parser.add_argument("--manifest", default=str(ROOT / "Cargo.toml"), help="another manifest with the bench")
    words = parser.parse_args()
    with open(words.reference / "weather_meta.csv") as file:
        meta = next(row for row in csv.DictReader(file) if row["site"] == words.site)
    where = [meta[key] for key in ("latitude", "longitude", "elevation_m", "utc_offset_h")]
    with open(words.reference / f"weather_{words.site}.csv") as file:
        rows = [[row[key] for key in ("ghi", "dni", "dhi", "temp_air", "wind_speed")] for row in csv.DictReader(file)]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        weather = folder / "weather.csv"
        weather.write_text("".join(",".join(row) + "\n" for row in rows))
        python = words.python
        if not python:
            subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
            python = str(folder / "venv/bin/python")
            subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        bench = ["cargo", "bench", "-q", "--manifest-path", words.manifest, "--bench", "pv", "--", "file", str(weather)]
        subprocess.run([*bench[:7], "--no-run"], check=True)
        ours = run([*bench, *where])
        (folder / "theirs.py").write_text(THEIRS)
        theirs = run([python, str(folder / "theirs.py"), str(weather), *where])
    for what in ("AC of the first plant: ", "AC of all: "):
        mine, other = (float(text.split(what)[1].split()[0]) for text in (ours, theirs))
        if abs(mine / other - 1) > 1e-7:
            sys.exit(f"{what}{mine} and {other} kWh are not the same model")
    both = [
        ("one plant-year", "one plant-year, sun and sky included"),
        ("1 000 plants", "1 000 plants, sun and sky included, on this thread"),
    ]
    for what, mine in both:
        ratios = [figure(theirs, what, kind) / figure(ours, mine, kind) for kind in ("median", "processor")]
        print(f"{what}: {ratios[0]:.0f} times by the clock, {ratios[1]:.0f} times by processor time")
    threads, quick = re.search(r"1 000 plants, sun and sky included, on (\d+) threads: median ([0-9.]+) ms", ours).groups()
    slow = figure(theirs, "1 000 plants", "median")
    print(f"1 000 plants on {threads} threads, pvlib on one: {slow / float(quick):.0f} times by the clock")


def run(command):
    done = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(done, end="")
    return done


def figure(text, what, kind):
    return float(re.search(re.escape(what) + rf".*?{kind} ([0-9.]+) ms", text)[1])


main()
