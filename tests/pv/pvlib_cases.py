"""Writes pvlib_cases.csv: plants at six places by pvlib 0.16.1, under weather that is made by whole numbers.

    python3 tests/pv/pvlib_cases.py     # needs pvlib 0.16.1

The weather does not know the sun, so that there is light before sunrise too. `tests/pv_chain.rs` makes the same.
"""
import csv
import pathlib
import random
import warnings

import numpy as np
import pandas as pd
import pvlib
from pvlib import iam, irradiance, temperature, tracking

warnings.filterwarnings("ignore")
SITES = [
    (-33.87, 151.2, 39, 10, 30.0),
    (28.6, 77.2, 216, 5.5, 30.0),
    (-23.5, -68.2, 2400, -4, 10.566),
    (69.6, 18.9, 10, 1, 30.0),
    (0.35, 32.6, 1190, 3, 30.0),
    (40.8, -73.9, 10, -5, 0.0),
]
SKIES = ["isotropic", "klucher", "hay-davies", "reindl", "king", "perez", "perez-driesse"]
INCIDENCE = {
    "none": lambda a: 1.0,
    "physical": iam.physical,
    "physical-anti-reflective": lambda a: iam.physical(a, n_ar=1.29),
    "ashrae": iam.ashrae,
    "martin-ruiz": iam.martin_ruiz,
}
CELLS = {
    "sapm-open-rack-glass-glass": lambda poa, air, wind: temperature.sapm_cell(poa, air, wind, -3.47, -0.0594, 3),
    "noct-sam": lambda poa, air, wind: temperature.noct_sam(poa, air, wind, 45, 0.19),
    "faiman": temperature.faiman,
    "pvsyst": temperature.pvsyst_cell,
    "ross": lambda poa, air, wind: temperature.ross(poa, air, k=0.0342),
}
BEAMS = ["measured", "erbs", "erbs-driesse", "boland", "orgill-hollands", "disc"]


def weather():
    i = np.arange(8760)
    hour = i % 24
    high = np.where((hour > 4) & (hour < 20), (hour - 4) * (20 - hour), 0)
    clear = i * 7919 % 1000
    dni = 85 * clear * high // 640
    dhi = np.where(high > 0, 300 + 2 * (1000 - clear) * high // 64, 0)
    ghi = dni * high // 100 + dhi
    return ghi / 10, dni / 10, dhi / 10, i * 37 % 450 / 10 - 10, i * 53 % 120 / 10


def diffuse(sky, tilt, facing, ghi, dni, dhi, extra, zenith, azimuth, mass):
    return {
        "isotropic": lambda: irradiance.isotropic(tilt, dhi),
        "klucher": lambda: irradiance.klucher(tilt, facing, dhi, ghi, zenith, azimuth),
        "hay-davies": lambda: irradiance.haydavies(tilt, facing, dhi, dni, extra, zenith, azimuth),
        "reindl": lambda: irradiance.reindl(tilt, facing, dhi, dni, ghi, extra, zenith, azimuth),
        "king": lambda: irradiance.king(tilt, dhi, ghi, zenith),
        "perez": lambda: irradiance.perez(tilt, facing, dhi, dni, extra, zenith, azimuth, mass),
        "perez-driesse": lambda: irradiance.perez_driesse(tilt, facing, dhi, dni, extra, zenith, azimuth, mass),
    }[sky]()


def main():
    draw = random.Random(9)
    ghi, dni_there, dhi_there, air, wind = weather()
    rows = []
    for number, (latitude, longitude, height, offset, minutes) in enumerate(SITES):
        times = pd.date_range("2019-01-01", periods=8760, freq="h") + pd.Timedelta(minutes=minutes)
        month = pd.date_range("2019-01-01", periods=8760, freq="h").month
        times = (times - pd.Timedelta(hours=offset)).tz_localize("UTC")
        sun = pvlib.solarposition.get_solarposition(times, latitude, longitude, altitude=height)
        zenith, true, azimuth = sun.apparent_zenith.values, sun.zenith.values, sun.azimuth.values
        extra, mass = irradiance.get_extra_radiation(times).values, pvlib.atmosphere.get_relative_airmass(zenith)
        day = times.dayofyear.values
        for turn in range(12):
            sky, beam = SKIES[(turn + number) % 7], BEAMS[(turn * 5 + number) % 6]
            covered, cell = draw.choice(list(INCIDENCE)), draw.choice(list(CELLS))
            dni, dhi = dni_there, dhi_there
            if beam == "disc":
                dni = np.asarray(irradiance.disc(ghi, pd.Series(true), day)["dni"])
                dhi = ghi - dni * np.cos(np.radians(true))
            elif beam != "measured":
                parts = getattr(irradiance, beam.replace("-", "_"))(ghi, true, day)
                dni, dhi = np.asarray(parts["dni"]), np.asarray(parts["dhi"])
            if turn % 3 == 2:
                words = [draw.randrange(25), draw.randrange(360), draw.randrange(40, 75), draw.randrange(20, 60) / 100, draw.randrange(2)]
                found = tracking.singleaxis(zenith, azimuth, words[0], words[1], words[2], bool(words[4]), words[3])
                tilt, facing = np.nan_to_num(found["surface_tilt"]), np.nan_to_num(found["surface_azimuth"])
            else:
                words = [draw.randrange(91), draw.randrange(360)]
                tilt, facing = map(float, words)
            seen = np.nan_to_num(np.asarray(diffuse(sky, tilt, facing, ghi, dni, dhi, extra, zenith, azimuth, mass)))
            # Reindl's sky is below zero where the beam is stronger than outside the atmosphere; that is none here.
            seen = np.maximum(seen, 0) + irradiance.get_ground_diffuse(tilt, ghi, 0.2)
            direct = irradiance.beam_component(tilt, facing, zenith, azimuth, dni)
            let_in = np.nan_to_num(INCIDENCE[covered](irradiance.aoi(tilt, facing, zenith, azimuth)))
            poa, effective = direct + seen, direct * let_in + seen
            dc = pvlib.pvsystem.pvwatts_dc(effective, CELLS[cell](poa, air, wind), 1000, -0.0037) * (1 - 0.140757)
            # In light that no sky gives, modules would be so hot that their power is below zero; that is none here.
            dc = np.maximum(dc, 0)
            ac = pvlib.inverter.pvwatts(dc, 1000 / 1.2 / 0.96)
            rows.append(
                [latitude, longitude, height, offset, minutes, sky, covered, cell, beam, " ".join(map(str, words))]
                + [f"{v:.6f}" for v in (poa.sum(), effective.sum(), dc.sum(), ac.sum(), ac[month == 2].sum())]
            )
    head = "latitude longitude elevation utc_offset sun_offset sky incidence temperature beam stands poa poa_effective dc ac ac_february"
    with open(pathlib.Path(__file__).with_name("pvlib_cases.csv"), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head.split())
        writer.writerows(rows)


main()
