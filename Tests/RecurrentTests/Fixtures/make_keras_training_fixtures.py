"""Reference values for dropout, schedules of the learning rate and early stopping, computed by Keras.

    python -m venv k && k/bin/pip install tensorflow-cpu==2.21.0 keras==3.15.1
    k/bin/python make_keras_training_fixtures.py OUTPUT_FOLDER [SEED]

Arrays are written as in make_keras_fixtures.py. Masks are given to Keras' cells, whose own random numbers are others than
the engine's; what the cells do with them is Keras' own code, with training=True.
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf

LAYERS = {"srn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
P = 0.4


def plain(a):
    a = np.asarray(a, dtype=np.float32)
    return [plain(x) for x in a] if a.ndim else float("%.9g" % a)


def named(model):
    return [(f"{i}.{v.name}", v) for i, layer in enumerate(model.layers) for v in layer.trainable_variables]


def randomise(model, rng):
    for layer in model.layers:
        layer.set_weights([rng.normal(0, 0.4, w.shape).astype(np.float32) for w in layer.get_weights()])


def dropout(kind, layer, rng):
    """Two layers that read windows: prediction with and without dropout, loss, gradients, three steps of Adam."""
    m = keras.Sequential([keras.layers.Input((5, 3)), layer(4, dropout=P, return_sequences=True), layer(3, dropout=P),
                          keras.layers.Dense(2)])
    randomise(m, rng)
    masks = [((rng.random((6, n)) >= P) / (1 - P)).astype("f4") for n in (3, 4)]
    for l, mask in zip(m.layers, masks):
        l.cell._create_dropout_mask = lambda step_input, rate, mask=mask: tf.constant(mask)
    x, y = rng.normal(size=(6, 5, 3)).astype("f4"), rng.normal(size=(6, 2)).astype("f4")
    out = {"model": {"cell": kind, "units": [4, 3], "time": 5, "features": 3, "head": "dense(2)", "dropout": P,
                     "loss": "mean squared error"},
           "weights": {n: plain(v) for n, v in named(m)}, "x": plain(x), "y": plain(y), "masks": [plain(k) for k in masks],
           "prediction_without": plain(m(x, training=False))}
    names, variables = zip(*named(m))
    optimizer = keras.optimizers.Adam(0.01)
    losses = []
    for step in range(3):
        with tf.GradientTape() as tape:
            p = m(x, training=True)
            loss = tf.reduce_mean(tf.square(y - p))
        grads = tape.gradient(loss, [v.value for v in variables])
        if step == 0:
            out.update(prediction=plain(p), loss=plain(loss), gradients={n: plain(g) for n, g in zip(names, grads)})
        optimizer.apply(grads, list(variables))
        losses.append(plain(loss))
    out["adam"] = {"learning_rate": 0.01, "losses": losses, "weights_after": {n: plain(v) for n, v in named(m)}}
    return out


def rates(callback, losses, start):
    """The rate of every epoch under Keras' ReduceLROnPlateau, told these losses."""
    m = keras.Sequential([keras.layers.Input((1,)), keras.layers.Dense(1)])
    m.compile(loss="mse", optimizer=keras.optimizers.Adam(start))
    callback.set_model(m)
    callback.on_train_begin()
    found = []
    for epoch, loss in enumerate(losses):
        found.append(plain(m.optimizer.learning_rate))
        callback.on_epoch_end(epoch, {"val_loss": loss})
    return found


def stopping(losses, patience):
    """Keras' EarlyStopping, told these losses: the epochs, counted from 1, that are best and last, after the patience."""
    m = keras.Sequential([keras.layers.Input((1,)), keras.layers.Dense(1)])
    m.compile(loss="mse")
    callback = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True)
    callback.set_model(m)
    callback.on_train_begin()
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        if m.stop_training:
            break
    return patience, callback.best_epoch + 1, epoch + 1


def main(folder, seed):
    rng = np.random.default_rng(seed)
    keras.utils.set_random_seed(seed)
    os.makedirs(folder, exist_ok=True)
    for kind, layer in LAYERS.items():
        json.dump(dropout(kind, layer, rng), open(f"{folder}/dropout-{kind}.json", "w"))
    # Losses that fall, stay and rise, some of them by less than min_delta.
    losses = [float("%.6g" % v) for v in 0.5 * np.exp(-np.arange(80) / 8) + 0.05 * rng.random(80)]
    losses[30:36] = [losses[29] - 1e-5 * k for k in range(6)]
    cosine = keras.optimizers.schedules.CosineDecay(0.01, 80)
    step = keras.optimizers.schedules.ExponentialDecay(0.01, 8, 0.5, staircase=True)
    out = {"rate": 0.01, "losses": losses,
           "cosine": [plain(cosine(e)) for e in range(80)], "step": [plain(step(e)) for e in range(80)],
           "plateau": rates(keras.callbacks.ReduceLROnPlateau(monitor="val_loss"), losses, 0.01),
           "plateau_half_5": rates(keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=5), losses, 0.01),
           "stopping": dict(zip(("patience", "best", "last"),
                                zip(*(stopping(losses, p) for p in (1, 2, 3, 5, 8, 12, 20, 100)))))}
    # The stateful network of make_keras_fixtures.py for six epochs, the rate from a cosine.
    m = keras.Sequential([keras.layers.Input(batch_shape=(1, 1, 1)), keras.layers.LSTM(4, stateful=True), keras.layers.Dense(1)])
    randomise(m, rng)
    start = {n: plain(v) for n, v in named(m)}
    xs, ys = rng.uniform(-1, 1, (6, 1)).astype("f4"), rng.uniform(-1, 1, (6, 1)).astype("f4")
    m.compile(loss="mse", optimizer=keras.optimizers.Adam(0.01))
    decay = keras.optimizers.schedules.CosineDecay(0.01, 6)
    epochs = []
    for epoch in range(6):
        m.optimizer.learning_rate = float(decay(epoch))
        h = m.fit(xs.reshape(-1, 1, 1), ys, epochs=1, batch_size=1, shuffle=False, verbose=0)
        m.layers[0].reset_states()
        epochs.append(plain(h.history["loss"][0]))
    out["trained"] = {"weights": start, "x": plain(xs), "y": plain(ys), "epoch_mean_loss": epochs,
                      "weights_after": {n: plain(v) for n, v in named(m)}}
    json.dump(out, open(f"{folder}/schedules.json", "w"))


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1)
