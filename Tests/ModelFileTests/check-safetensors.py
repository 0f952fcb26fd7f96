"""Checks files of models against the Python package that has defined their format, both ways.

Usage: check-safetensors.py PROGRAM
"""

import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import load_file, save_file

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
failures = 0


def check(condition, message):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", message)


def run(folder, commands, fails=False):
    """What the program answers to commands."""
    result = subprocess.run(
        [PROGRAM, "-c", commands], cwd=folder, capture_output=True, text=True, timeout=120)
    check((result.returncode != 0) == fails, f"{commands}: {result.stdout} {result.stderr}")
    return result.stdout + result.stderr


def metadata(path):
    with safe_open(path, framework="numpy") as file:
        return file.metadata()


def read_by_python(folder):
    """Every array of every cell and task is there, with the names and shapes of Keras."""
    gates = {"srn": 1, "lstm": 4, "gru": 3}
    layers = {"srn": "simple_rnn", "lstm": "lstm", "gru": "gru"}
    for cell, count in gates.items():
        run(folder, f"load sales; model {cell} 5 3; train 3; save {cell}.safetensors; evaluate")
        arrays = load_file(folder / f"{cell}.safetensors")
        name = layers[cell]
        bias = (2, 5 * count) if cell == "gru" else (5 * count,)
        check(arrays[f"{name}/kernel"].shape == (1, 5 * count), f"{cell}: kernel")
        check(arrays[f"{name}/recurrent_kernel"].shape == (5, 5 * count), f"{cell}: recurrent kernel")
        check(arrays[f"{name}/bias"].shape == bias, f"{cell}: bias")
        check(arrays[f"{name}_1/kernel"].shape == (5, 3 * count), f"{cell}: second kernel")
        check(arrays["dense/kernel"].shape == (3, 1) and arrays["dense/bias"].shape == (1,), f"{cell}: dense")
        check(arrays["dense/kernel"].dtype == np.float32, f"{cell}: type")
        check(len(arrays["history/loss"]) == 3 and arrays["history/loss"].dtype == np.float64, f"{cell}: history")
        check(len(arrays["data/values"]) == 36, f"{cell}: data")
        check(metadata(folder / f"{cell}.safetensors")["cell"] == cell, f"{cell}: metadata")
    run(folder, "load addition digits=1; model gru 4; train 2; save sum.safetensors")
    arrays = load_file(folder / "sum.safetensors")
    check(arrays["gru_1/kernel"].shape == (4, 12) and arrays["dense/kernel"].shape == (4, 12), "decoder")


def written_by_python(folder):
    """A file that Python has read and written again is the same model, and a file of weights can be imported."""
    run(folder, "load sales; model lstm 4; train 5; save a.safetensors")
    arrays = load_file(folder / "a.safetensors")
    save_file(arrays, folder / "b.safetensors", metadata=metadata(folder / "a.safetensors"))
    looks = "evaluate; forecast 3; train 5; evaluate"
    check(
        run(folder, f"load a.safetensors; {looks}") == run(folder, f"load b.safetensors; {looks}"),
        "written by Python")
    weights = {f"{place}/{name}": arrays[f"{name}"] for place, name in enumerate(
        ["lstm/kernel", "lstm/recurrent_kernel", "lstm/bias"])}
    weights = {"0/lstm/" + name.split("/")[-1]: array for name, array in weights.items()}
    weights |= {"1/dense/kernel": arrays["dense/kernel"], "1/dense/bias": arrays["dense/bias"]}
    for kind in ["float32", "float64", "float16"]:
        save_file({name: array.astype(kind) for name, array in weights.items()}, folder / "w.safetensors")
        answer = run(folder, "load sales; model lstm 4; import w.safetensors; evaluate")
        check("trained elsewhere" in answer, kind)
    save_file({name: array.astype("int32") for name, array in weights.items()}, folder / "i.safetensors")
    check("no floating-point" in run(folder, "load sales; model lstm 4; import i.safetensors", fails=True), "int32")
    arrays["lstm/kernel"][0, 0] += 1
    save_file(arrays, folder / "c.safetensors", metadata=metadata(folder / "a.safetensors"))
    check("checksum" in run(folder, "load c.safetensors", fails=True), "a changed weight")


def both_refuse(folder):
    """What Python refuses is refused, and what is read here is read there."""
    rng = np.random.default_rng(1)
    run(folder, "load sales; model srn 1; train 1; save small.safetensors")
    whole = (folder / "small.safetensors").read_bytes()
    compared = 0
    for _ in range(150):
        data = bytearray(whole)
        header = 8 + int.from_bytes(whole[:8], "little")
        for _ in range(rng.integers(1, 3)):
            data[rng.integers(0, header)] = rng.integers(0, 256)
        if rng.integers(0, 4) == 0:
            data = data[: rng.integers(0, len(data))]
        (folder / "damaged.safetensors").write_bytes(data)
        result = subprocess.run(
            [PROGRAM, "-c", "load sales; model srn 1; load damaged.safetensors"], cwd=folder, capture_output=True,
            text=True, timeout=60)
        check(result.returncode in (0, 1), f"the program broke: {result.returncode}")
        if result.returncode == 0:
            try:
                load_file(folder / "damaged.safetensors")
                compared += 1
            except SafetensorError as error:
                check(False, f"read here and refused by Python: {error}")


with tempfile.TemporaryDirectory() as name:
    for test in [read_by_python, written_by_python, both_refuse]:
        test(pathlib.Path(name))
if failures:
    sys.exit(f"{failures} checks failed")
print("Files of models are read and written as the Python package safetensors does.")
