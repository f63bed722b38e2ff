"""The same uncertain emissions drawn a million times by numpy and by Crossfoot, in one run.

    python3 benches/draws_beside_numpy.py

The model: base emissions with a normal error, logarithmic growth drawn for each of seven years, four measures that deliver or
not. numpy draws whole columns with its default generator (PCG64): as the model is written, on one thread as numpy does by
itself; the same on two threads, half a million draws each; and with the growth of seven years as the one normal draw that it
adds up to, which is what Crossfoot draws. Needs numpy.
"""
import concurrent.futures
import pathlib
import re
import statistics
import subprocess
import time

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
DRAWS = 1_000_000
MEASURES = [(0.2, 0.9), (0.15, 0.8), (0.1, 0.95), (0.25, 0.6)]
POOL = concurrent.futures.ThreadPoolExecutor(2)


def drawn(generator, draws, years):
    emissions = generator.normal(1000.0, 25.0, draws)
    if years == 1:
        growth = generator.normal(7 * 0.02, 7**0.5 * 0.03, draws)
    else:
        growth = generator.normal(0.02, 0.03, (draws, years)).sum(axis=1)
    emissions *= numpy.exp(growth)
    for fraction, chance in MEASURES:
        emissions *= numpy.where(generator.random(draws) < chance, 1.0 - fraction, 1.0)
    return (emissions <= 580.0).sum(), emissions.sum()


def probability(seed, threads, years):
    generators = numpy.random.default_rng(seed).spawn(threads)
    parts = list(POOL.map(lambda generator: drawn(generator, DRAWS // threads, years), generators))
    return sum(kept for kept, _ in parts) / DRAWS, sum(total for _, total in parts) / DRAWS


def timed(name, threads, years):
    times = []
    for seed in range(12):
        start = time.perf_counter()
        found, mean = probability(seed, threads, years)
        times.append(time.perf_counter() - start)
    times = sorted(times[1:])
    median = statistics.median(times) * 1e3
    print(f"numpy {numpy.__version__}, {name}: median {median:.1f} ms, best {times[0] * 1e3:.1f} ms of {len(times)}")
    print(f"  probability {found:.6f}, mean {mean:.3f}")
    return name, median


def main():
    # Built before the clock of either runs.
    bench = ["cargo", "bench", "-q", "--no-default-features", "--bench", "targets"]
    subprocess.run([*bench, "--no-run"], cwd=ROOT, check=True)
    before = [
        timed("seven draws of growth, one thread", 1, 7),
        timed("seven draws of growth, two threads", 2, 7),
        timed("one draw of growth, one thread", 1, 1),
        timed("one draw of growth, two threads", 2, 1),
    ]
    run = subprocess.run([*bench, "--", "draws"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    print(run.stdout, end="")
    ours = {int(n): float(ms) for n, ms in re.findall(r"(\d) threads: median ([\d.]+) ms", run.stdout)}
    for name, median in before:
        print(f"numpy, {name}: {median / ours[1]:.1f} times one thread of Crossfoot, {median / ours[2]:.1f} times two")


main()
