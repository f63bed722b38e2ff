"""The same uncertain emissions drawn a million times by numpy and by Crossfoot, in one run.

    python3 benches/draws_beside_numpy.py

The model: base emissions with a normal error, logarithmic growth drawn for each of seven years, four measures that deliver or
not. numpy draws whole columns with its default generator (PCG64), on one thread as it does by itself. Needs numpy.
"""
import pathlib
import statistics
import subprocess
import time

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
DRAWS = 1_000_000
MEASURES = [(0.2, 0.9), (0.15, 0.8), (0.1, 0.95), (0.25, 0.6)]


def probability(generator):
    emissions = generator.normal(1000.0, 25.0, DRAWS)
    growth = generator.normal(0.02, 0.03, (DRAWS, 7)).sum(axis=1)
    emissions *= numpy.exp(growth)
    for fraction, chance in MEASURES:
        emissions *= numpy.where(generator.random(DRAWS) < chance, 1.0 - fraction, 1.0)
    return (emissions <= 580.0).mean(), emissions.mean()


def main():
    times = []
    for seed in range(12):
        generator = numpy.random.default_rng(seed)
        start = time.perf_counter()
        found, mean = probability(generator)
        times.append(time.perf_counter() - start)
    times = sorted(times[1:])
    print(f"numpy {numpy.__version__}: median {statistics.median(times) * 1e3:.1f} ms, best {times[0] * 1e3:.1f} ms of {len(times)}")
    print(f"  probability {found:.6f}, mean {mean:.3f}")
    subprocess.run(["cargo", "bench", "-q", "--bench", "targets", "--", "draws"], cwd=ROOT, check=True)


main()
