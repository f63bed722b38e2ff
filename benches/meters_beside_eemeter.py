"""One daily meter of the reference (il-electricity-cdd-hdd) fitted by eemeter 2.x and by Crossfoot, in one run.

    python3 benches/meters_beside_eemeter.py [folder of the reference]

eemeter 2.10.11 needs Python 3.9 to 3.11; with pandas and numpy of its time it is installed into a virtual environment in a
temporary folder, and nothing else is changed. Prints the median of each, their ratio and both models. Where the packages
cannot be had (no network, no such Python) it says so, prints what Crossfoot takes, and ends with 1.
"""
import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGES = [
    "eemeter==2.10.11", "pandas==1.5.3", "numpy==1.24.4", "scipy==1.10.1", "statsmodels==0.13.5", "pytz", "setuptools<70",
]
PYTHONS = ["python3.11", "python3.10", "python3.9"]
THEIRS = """
import statistics, sys, time, warnings
warnings.filterwarnings("ignore")
import pandas, eemeter
data = pandas.read_csv(sys.argv[1], names=["t", "y"])
matrix = pandas.DataFrame({"meter_value": data.y.values}, index=pandas.date_range("2016-01-01", periods=len(data), tz="UTC"))
columns = {f"hdd_{b}": (b - data.t).clip(lower=0).values for b in range(30, 91)}
columns |= {f"cdd_{b}": (data.t - b).clip(lower=0).values for b in range(30, 91)}
matrix = matrix.join(pandas.DataFrame(columns, index=matrix.index))
matrix["n_days_kept"], matrix["n_days_dropped"] = 1, 0
times = []
for _ in range(3):
    start = time.perf_counter()
    result = eemeter.fit_caltrack_usage_per_day_model(matrix, fit_cdd=True)
    times.append(time.perf_counter() - start)
print(f"eemeter {eemeter.__version__}: median {statistics.median(times) * 1e3:.3f} ms of 3")
print(result.model.model_type, result.model.model_params, result.r_squared_adj)
"""


def python_of_its_time():
    """A Python that eemeter 2.x runs on: this one, or one on the path that answers."""
    if (3, 9) <= sys.version_info[:2] <= (3, 11):
        return sys.executable
    for name in PYTHONS:
        found = shutil.which(name)
        if found and subprocess.run([found, "--version"], capture_output=True).returncode == 0:
            return found
    return None


def said(command, **how):
    """Runs a command and says what it said."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, **how)
    print(done.stdout, end="", flush=True)
    done.check_returncode()
    return done.stdout


def median(text):
    return float(re.search(r"median ([0-9.]+) ms", text).group(1))


def main():
    reference = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/reference/mv"
    with open(reference / "caltrack/il-electricity-cdd-hdd_daily_periods.csv") as file:
        rows = [(r["temp_mean_F"], r["observed"]) for r in csv.DictReader(file) if r["phase"] == "baseline"]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        data = folder / "meter.csv"
        data.write_text("".join(f"{t},{y}\n" for t, y in rows))
        ours = median(said(["cargo", "bench", "-q", "--bench", "meters", "--", "file", str(data)], cwd=ROOT))
        python = python_of_its_time()
        if python is None:
            sys.exit("eemeter 2.10.11 was not run: it needs Python 3.9 to 3.11")
        subprocess.run([python, "-m", "venv", str(folder / "venv")], check=True)
        python = folder / ("venv/Scripts/python.exe" if os.name == "nt" else "venv/bin/python")
        installed = subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES])
        if installed.returncode != 0:
            sys.exit("eemeter 2.10.11 was not run: its packages could not be installed")
        (folder / "theirs.py").write_text(THEIRS)
        theirs = median(said([str(python), str(folder / "theirs.py"), str(data)]))
    print(f"eemeter {theirs:.1f} ms, Crossfoot {ours:.3f} ms: {theirs / ours:.0f} times")


main()
