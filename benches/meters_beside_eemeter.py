"""One daily meter of the reference (il-electricity-cdd-hdd) fitted by eemeter 2.x and by Crossfoot, in one run.

    python3 benches/meters_beside_eemeter.py [folder of the reference]

eemeter 2.10.11 needs Python 3.11 or older; it is installed with its time's pandas into a virtual environment in a
temporary folder, and nothing else is changed. Prints the median of each and both models.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGES = ["eemeter==2.10.11", "pandas==1.5.3", "numpy==1.24.4", "scipy==1.10.1", "statsmodels==0.13.5", "setuptools<70"]
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
print(f"eemeter {eemeter.__version__}: median {statistics.median(times) * 1e3:.0f} ms of 3")
print(result.model.model_type, result.model.model_params, result.r_squared_adj)
"""


def main():
    reference = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/reference/mv"
    with open(reference / "caltrack/il-electricity-cdd-hdd_daily_periods.csv") as file:
        rows = [(r["temp_mean_F"], r["observed"]) for r in csv.DictReader(file) if r["phase"] == "baseline"]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        data = folder / "meter.csv"
        data.write_text("".join(f"{t},{y}\n" for t, y in rows))
        subprocess.run(["cargo", "bench", "-q", "--bench", "meters", "--", "file", str(data)], cwd=ROOT, check=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        python = folder / "venv/bin/python"
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        (folder / "theirs.py").write_text(THEIRS)
        subprocess.run([python, str(folder / "theirs.py"), str(data)], check=True)


main()
