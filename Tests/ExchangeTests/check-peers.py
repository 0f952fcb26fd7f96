#!/usr/bin/env python3
"""Exports models and runs them where they are to go: ONNX files in onnx' checker and onnxruntime, programs in Keras and
PyTorch. Predictions must be the same, and so must the loss after one epoch.

Usage: check-peers.py [--only WORD] UNROLL
What is not installed is left out, and said so. Exit status: 0 all is well, 1 something is wrong, 77 nothing was checked.
"""
import contextlib
import csv
import importlib.util
import io
import os
import re
import subprocess
import sys
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

# Relative, of forecasts and probabilities; absolute, of scaled predictions and of losses.
FORECASTS = 1e-5
PREDICTIONS = 1e-5
LOSSES = 1e-4

# Of Keras, the fastest for small models first: it compiles nothing. Of those after it only a few cases are run.
BACKENDS = ("torch", "jax", "tensorflow")

SERIES = "load sales"
WINDOW = "load sales window=6 horizon=3 validation=3"
INPUTS = "load prices.csv column=sales inputs=price,visitors test=6"
ADDITION = "load addition digits=2 examples=1000"
CASES = [
    ("lstm", SERIES, "model lstm 8"),
    ("lstm-trained", SERIES, "model lstm 8; train 200"),
    ("lstm-hard", SERIES, "model lstm 5 recurrent_activation=hard_sigmoid; train 5"),
    ("lstm-stacked", SERIES, "model lstm 6 4; train 5"),
    ("gru", SERIES, "model gru 8"),
    ("gru-before", SERIES, "model gru 8 reset_after=no; train 5"),
    ("gru-hard", SERIES, "model gru 5 4 recurrent_activation=hard_sigmoid reset_after=no"),
    ("gru-clipped", SERIES, "optimizer adam rate=0.01 clipnorm=0.05; model gru 8"),
    ("srn", SERIES, "model srn 8"),
    ("srn-stacked", SERIES, "optimizer sgd rate=0.05 momentum=0.9; model srn 5 4 3; train 2"),
    ("window-lstm", WINDOW, "model lstm 8; train 20"),
    ("window-gru", WINDOW, "optimizer rmsprop rate=0.01; model gru 8 5; train 4"),
    ("window-gru-before", WINDOW, "model gru 8 reset_after=no"),
    ("window-srn", WINDOW, "optimizer adam rate=0.01 global_clipnorm=0.1; model srn 8"),
    ("inputs-lstm", INPUTS, "model lstm 6"),
    ("inputs-gru", INPUTS + " window=4", "model gru 6"),
    ("horizon-gru", SERIES + " horizon=3", "model gru 5; train 3"),
    ("dropout-lstm", WINDOW, "model lstm 8 dropout=0.2; train 2"),
    ("cosine-lstm", SERIES, "optimizer adam rate=0.01; model lstm 5; train 1 schedule=cosine over=2"),
    ("cosine-addition", ADDITION, "model lstm 12; train 1 batch=64 shuffle=no schedule=cosine over=2"),
    ("step-window", WINDOW, "optimizer rmsprop rate=0.01; model gru 5; train 1 schedule=step every=1 shuffle=no"),
    ("step-momentum", SERIES, "optimizer sgd rate=0.05 momentum=0.9; model srn 5; train 1 schedule=step every=1"),
    ("batch-lstm", SERIES, "model lstm 8; train 3 stateful=no batch=4 shuffle=no"),
    ("addition-lstm", ADDITION, "model lstm 16"),
    ("addition-lstm-trained", ADDITION, "model lstm 12; train 3 batch=64"),
    ("addition-gru", ADDITION, "model gru 16 8"),
    ("addition-gru-before", ADDITION, "model gru 16 reset_after=no recurrent_activation=hard_sigmoid"),
    ("addition-srn", ADDITION, "optimizer rmsprop; model srn 16"),
]


def has(module):
    return importlib.util.find_spec(module) is not None


def prices():
    """A series with two inputs, all made up."""
    rows = ["month,sales,price,visitors"]
    for month in range(30):
        sales = 200 + 9 * month + (month * 37) % 50
        rows.append(f"{2020 + month // 12}-{month % 12 + 1:02d},{sales},{(month * 7) % 11 + 0.5},{100 + (month * 13) % 29}")
    return "\n".join(rows) + "\n"


class Peers:
    def __init__(self, unroll, folder):
        self.unroll = os.path.abspath(unroll)
        self.folder = folder
        self.checks = 0
        self.problems = 0
        self.models = {case: (data, model) for case, data, model in CASES}
        done = subprocess.run([self.unroll, "-c", "help import"], capture_output=True, text=True)
        self.takes_weights = "weights.safetensors" in done.stdout
        if not self.takes_weights:
            print("check-peers: \"import\" takes no weights: the way back is NOT checked")

    def report(self, case, peer, what, error, limit):
        self.checks += 1
        is_fine = error <= limit  # a NaN is not
        self.problems += not is_fine
        print(f"{case:22} {peer:8} {what:12} {error:9.2e}{'' if is_fine else f'  MORE THAN {limit:g}'}", flush=True)

    def fail(self, case, peer, message):
        self.checks += 1
        self.problems += 1
        print(f"{case:22} {peer:8} {message}", flush=True)

    # What Unroll writes

    def export(self, case, data, model):
        """Exports a model in every way that it can be, and returns the losses of its next two epochs."""
        is_torch = "reset_after=no" not in model and "hard_sigmoid" not in model
        forecasts = "" if "addition" in data else f"; predict file={case}.csv"
        commands = (
            f"{data}; {model}; export {case}.onnx; "
            f"export {case}.py{' pytorch=yes' if is_torch else ''}{forecasts}; train 2{self.options(model)}"
        )
        done = subprocess.run([self.unroll, "-c", commands], cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            self.fail(case, "unroll", done.stdout[-300:] + done.stderr)
            return None
        # The last table's rows: epoch and loss.
        return [float(line.split()[1]) for line in done.stdout.splitlines() if re.match(r" *\d+ +\d", line)][-2:]

    @staticmethod
    def options(model):
        found = re.search(r"train \d+ ([^;]*)", model)
        return " " + found.group(1) if found else ""

    # ONNX

    def onnx(self, case):
        import numpy as np
        import onnx
        import onnxruntime
        from safetensors.numpy import load_file

        path = os.path.join(self.folder, case + ".onnx")
        try:
            onnx.checker.check_model(path, full_check=True)
            session = onnxruntime.InferenceSession(path)
        except Exception as error:
            return self.fail(case, "onnx", f"refused: {error}")
        arrays = load_file(os.path.join(self.folder, case + "-weights.safetensors"))
        if "left" in arrays:
            found, wanted = self.additions(np, session, arrays)
        else:
            found, wanted = self.forecasts(np, session, arrays, case)
        error = np.abs(found - wanted) / np.maximum(np.abs(wanted), 1e-30)
        self.report(case, "onnx", "relative", error.max(), FORECASTS)

    def additions(self, np, session, arrays):
        wanted = arrays["predictions"]
        length = session.get_inputs()[0].shape[1]
        questions = [f"{a}+{b}".ljust(length) for a, b in zip(arrays["left"], arrays["right"])][: len(wanted)]
        characters = np.array([[ord(c) for c in question] for question in questions], dtype="int32")
        answers, probabilities = session.run(["answers", "probabilities"], {"questions": characters})
        texts = ["".join(map(chr, answer)) for answer in answers]
        if texts != ["".join(" +0123456789"[code] for code in codes) for codes in wanted.argmax(axis=2)]:
            return np.array([np.nan]), np.array([1.0])
        return probabilities, wanted

    def forecasts(self, np, session, arrays, case):
        """Forecasts from every value, and those of "predict" for the test part."""
        values = arrays["values"]
        inputs = [arrays[f"input_{place}"] for place in range(1, 10) if f"input_{place}" in arrays]
        shapes = {entry.name: entry.shape for entry in session.get_inputs()}
        if "previous" in shapes:
            found = self.sequence(np, session, shapes, values, inputs)
            origins = range(len(values) - 1)
        else:
            window = shapes["values"][1] - 1
            # Without a window each value is read from a state of zero, the first with a difference of 0.
            origins = range(window if window > 1 else 0, len(values) - 1)
            padded = np.concatenate([values[:1], values])
            feed = {"values": np.stack([padded[o + 1 - window : o + 2] for o in origins])}
            if inputs:
                rows = np.stack(inputs, axis=1)
                feed["inputs"] = np.stack([rows[o - window + 1 : o + 1] for o in origins])
            found = session.run(["forecasts"], feed)[0]
        with open(os.path.join(self.folder, case + ".csv"), encoding="utf-8") as file:
            test = [float(row["predicted"]) for row in csv.DictReader(file)]
        return found[len(origins) - len(test) :, 0], np.array(test)

    @staticmethod
    def sequence(np, session, shapes, values, inputs):
        """Reads the series in two parts, the states carried on."""
        states = {name: np.zeros([1, 1, shape[2]], "float32") for name, shape in shapes.items() if len(shape) == 3}
        states.pop("inputs", None)
        names = ["forecasts"] + ["next_" + name for name in states]
        previous, found = values[0], []
        for part in (slice(0, len(values) // 3), slice(len(values) // 3, len(values) - 1)):
            feed = {"previous": np.array([previous]), "values": values[None, part], **states}
            if inputs:
                feed["inputs"] = np.stack(inputs, axis=1)[None, part]
            forecasts, *after = session.run(names, feed)
            states = dict(zip(states, after))
            previous = values[part][-1]
            found.append(forecasts[0])
        return np.concatenate(found)

    # Programs

    def back(self, case, found):
        """Takes the weights that Keras has trained back, and looks at their error in the test part."""
        import numpy as np

        if "test_rmse" not in found or not self.takes_weights:
            return
        data, model = self.models[case]
        if "stateful=no" in model:  # training said so; a new model carries its state again
            return
        untrained = re.sub(r"; train [^;]*", "", model)
        commands = f"{data}; {untrained}; import weights.safetensors; predict file={case}-back.csv"
        done = subprocess.run([self.unroll, "-c", commands], cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            return self.fail(case, "unroll", done.stdout[-300:] + done.stderr)
        with open(os.path.join(self.folder, case + "-back.csv"), encoding="utf-8") as file:
            test = np.array([float(row["predicted"]) for row in csv.DictReader(file)])
        wanted = found["forecasts"](found["predict"](found["x"]))[-len(test) :, 0]
        self.report(case, "unroll", "way back", (np.abs(test - wanted) / np.abs(wanted)).max(), FORECASTS)

    def program(self, case, peer, file, losses):
        """Runs a program for two epochs, and looks at its predictions and losses."""
        import numpy as np

        path = os.path.join(self.folder, file)
        if not os.path.exists(path):
            return
        with open(path, encoding="utf-8") as text:
            source = re.sub(r"(?m)^EPOCHS = \d+$", "EPOCHS = 2", text.read())
        found = {"__file__": path, "__name__": "__main__"}
        # It writes weights.safetensors into the folder it is started in.
        os.chdir(self.folder)
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(source, file, "exec"), found)
        except Exception as error:
            return self.fail(case, peer, f"{file} failed: {type(error).__name__}: {error}")
        self.report(case, peer, "predictions", float(found["difference"]), PREDICTIONS)
        if peer == "keras":
            self.back(case, found)
        if "dropout" in case:  # each draws for itself what is left out
            return self.report(case, peer, "loss", 0 if np.isfinite(found["losses"]).all() else np.nan, 0)
        # The table at the prompt has six decimals, for additions four.
        rounding = 5e-5 if "addition" in case else 5e-7
        self.report(case, peer, "loss", abs(found["losses"][0] - losses[0]), LOSSES + rounding)
        if "schedule=" in self.models[case][1]:
            self.report(case, peer, "2nd loss", abs(found["losses"][1] - losses[1]), LOSSES + rounding)


def main(arguments):
    only = ""
    if arguments[:1] == ["--only"]:
        only, arguments = arguments[1], arguments[2:]
    if len(arguments) != 1:
        sys.exit(__doc__)
    is_onnx = has("onnx") and has("onnxruntime")
    is_torch = has("torch")
    backends = [name for name in BACKENDS if has(name)]
    is_keras = has("keras") and backends != []
    if not has("safetensors") or not (is_onnx or is_torch or is_keras):
        print("check-peers: neither onnxruntime nor Keras nor PyTorch, with safetensors, is installed: NOTHING was checked")
        return 77
    for name, there in (("onnx and onnxruntime", is_onnx), ("Keras", is_keras), ("PyTorch", is_torch)):
        if not there:
            print(f"check-peers: {name} NOT installed, and not checked")
    if is_keras:
        os.environ.setdefault("KERAS_BACKEND", backends[0])
        print(f"check-peers: Keras on {os.environ['KERAS_BACKEND']}")
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "prices.csv"), "w", encoding="utf-8") as file:
            file.write(prices())
        peers = Peers(arguments[0], folder)
        for case, data, model in CASES:
            if only not in case:
                continue
            losses = peers.export(case, data, model)
            if losses is None:
                continue
            if is_onnx:
                peers.onnx(case)
            if is_keras:
                peers.program(case, "keras", case + ".py", losses)
            if is_torch:
                peers.program(case, "pytorch", case + "-pytorch.py", losses)
    if peers.checks == 0:
        print("check-peers: NOTHING was checked")
        return 77
    print(f"check-peers: {peers.checks} checks, {peers.problems} problems")
    failed = peers.problems > 0
    if is_keras and not only:
        for other in backends:
            if other != os.environ["KERAS_BACKEND"]:
                again = [sys.executable, __file__, "--only", "trained", peers.unroll]
                failed |= subprocess.run(again, env={**os.environ, "KERAS_BACKEND": other}).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
