"""Writes statistics.json: generated samples and what SciPy and numpy make of them.

    python3 make_statistics.py > statistics.json

The bootstrap draws with Philox 4x32-10 as the program does (one draw a word, Lemire's multiplication; with these sizes
a draw is rejected less than once in ten million), and numpy takes mean and percentiles of the resamples.
"""
import json
import numpy as np
import scipy
from scipy import stats


def philox(blocks, key, purpose, index):
    """Words of Philox 4x32-10 at counters (block, 0, purpose, index), in order."""
    mask = np.uint64(0xFFFFFFFF)
    c = [np.arange(blocks, dtype=np.uint64)] + [np.full(blocks, v, dtype=np.uint64) for v in (0, purpose, index)]
    k0, k1 = key & 0xFFFFFFFF, key >> 32
    for _ in range(10):
        p0, p1 = c[0] * np.uint64(0xD2511F53), c[2] * np.uint64(0xCD9E8D57)
        c = [(p1 >> np.uint64(32)) ^ c[1] ^ np.uint64(k0), p1 & mask,
             (p0 >> np.uint64(32)) ^ c[3] ^ np.uint64(k1), p0 & mask]
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack(c, axis=1).reshape(-1)


def bootstrap(values, resamples=10_000, seed=0):
    n = len(values)
    words = philox((resamples * n + 3) // 4, seed, 4, 0xFFFFFFFF)[: resamples * n]
    product = words * np.uint64(n)
    assert np.all((product & np.uint64(0xFFFFFFFF)) >= np.uint64((2**32 - n) % n))
    draws = (product >> np.uint64(32)).astype(int).reshape(resamples, n)
    return np.percentile(np.asarray(values)[draws].mean(axis=1), [2.5, 97.5]).tolist()


random = np.random.default_rng(20261125)
pairs = []
for n, shift, decimals in [(1, 0, 6), (3, 0.2, 6), (6, 2, 6), (9, 0, 0), (13, 0.5, 0), (14, 0.5, 0), (20, 0.3, 6),
                           (30, 0, 6), (30, 0.8, 6), (30, 0.4, 1), (50, 0.3, 6), (51, 0.3, 6), (100, 0.2, 6),
                           (200, 1.2, 6)]:
    x = np.round(random.normal(0, 1, n), decimals)
    y = np.round(random.normal(shift, 1, n), decimals)
    test = stats.wilcoxon(x, y)
    pairs.append({"x": x.tolist(), "y": y.tolist(), "statistic": float(test.statistic), "p": float(test.pvalue)})
samples = []
for n in [1, 2, 5, 12, 30, 101]:
    x = np.round(random.gamma(3, 40, n), 4)
    samples.append({
        "values": x.tolist(), "mean": float(np.mean(x)), "sd": float(np.std(x, ddof=1)) if n > 1 else 0.0,
        "median": float(np.median(x)), "interval": bootstrap(x)})
zs = [0, 1e-3, 0.1, 0.5, 1, 1.959963984540054, 2.5, 2.999, 3, 3.001, 5, 8, 20, 37]
ps = [[0.01, 0.04, 0.03], [0.5, 0.9, 0.2, 0.2], [1e-6, 0.05, 0.025, 0.0125, 0.3]]


def holm(p):
    """Holm's step-down, as statsmodels' multipletests(method='holm') computes it."""
    order = np.argsort(p, kind="stable")
    steps = np.asarray(p)[order] * np.arange(len(p), 0, -1)
    corrected = np.empty(len(p))
    corrected[order] = np.minimum(np.maximum.accumulate(steps), 1)
    return corrected.tolist()


print(json.dumps({
    "made_with": f"SciPy {scipy.__version__}, numpy {np.__version__}", "pairs": pairs, "samples": samples,
    "tails": [{"z": z, "p": float(2 * stats.norm.sf(z))} for z in zs],
    "holm": [{"p": p, "corrected": holm(p)} for p in ps]}))
