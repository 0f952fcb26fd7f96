import Notebook
import Recurrent
import Tasks

/// The program for Keras 3 that does what a session does: data, model, training.
struct KerasProgram {
  private let settings: ProgramSettings
  private let name: String
  private let weights: String

  /// - Parameters:
  ///   - name: of the program.
  ///   - weights: the name of the file with weights and data.
  init(_ settings: ProgramSettings, name: String, weights: String) {
    (self.settings, self.name, self.weights) = (settings, name, weights)
  }

  /// The program.
  var text: String {
    let program = settings.taskProgram
    let parts = [
      head, joined([program.constants, PythonText.reading(settings, weights: weights)]), program.data, model,
      predicting,
      program.comparison, training, program.report, saving,
    ]
    return PythonText.tidied(parts.joined(separator: "\n\n"))
  }

  private var head: String {
    joined([
      PythonText.head(
        settings, library: "Keras",
        run: ["pip install keras jax safetensors", "KERAS_BACKEND=jax python \(name)"], weights: weights),
      """
      import os

      import keras
      import numpy as np
      from safetensors.numpy import load_file, save_file
      """,
    ])
  }

  // MARK: the model

  private var model: String {
    joined([
      "# 2. The model, with Unroll's weights in the place of its own.",
      usesHardSigmoid
        ? """


        def hard_sigmoid(x):
            \"""Keras 2's; that of Keras 3 has another slope.\"""
            return keras.ops.clip(0.2 * x + 0.5, 0, 1)


        """ : "",
      settings.isStateful ? carryingModel : sequentialModel,
      """
      for layer in model.layers:
          for variable in layer.trainable_variables:
              variable.assign(\(PythonText.array(settings, "{layer.name}/{variable.name}")))
      model.compile(
          optimizer=\(optimizer),
      """,
      settings.architecture.head == .softmax
        ? "    loss=\"categorical_crossentropy\",\n    metrics=[\"accuracy\"]," : "    loss=\"mse\",",
      ")",
      when(!settings.memories.isEmpty, memory),
    ])
  }

  /// Gives the optimizer what it remembers. Its variables are the steps, the learning rate, and some for each weight.
  private var memory: String {
    PythonText.goingOn(
      settings,
      [
        "model.optimizer.build(model.trainable_variables)",
        "iterations, _, *memory = model.optimizer.variables  # what the optimizer remembers",
        "iterations.assign(arrays[\"iterations\"][0])",
        "weights = [f\"{layer.name}/{v.name}\" for layer in model.layers for v in layer.trainable_variables]",
        "kinds = [\(settings.memories.map { "\"\($0)\"" }.joined(separator: ", "))]",
        "for variable, name in zip(memory, [f\"{weight}/{kind}\" for weight in weights for kind in kinds]):",
        "    variable.assign(arrays[name])",
      ])
  }

  private var sequentialModel: String {
    joined(["model = keras.Sequential(", "    ["] + layers.map { "        \($0)," } + ["    ]", ")"])
  }

  /// States are inputs and outputs. `stateful=True` would hide them, but of the backends of Keras 3.15 only TensorFlow
  /// trains with it: JAX' `fit` and `predict` forget the states, PyTorch's `fit` fails.
  private var carryingModel: String {
    let layers = settings.namedLayers.filter { $0.plan.role == .encoder }.map { recurrent($0.plan, named: $0.name) }
    let width = settings.architecture.features
    return joined([
      """
      # The state is carried on by hand, as an input and an output. With TensorFlow, stateful=True does it within fit.
      value = inputs = keras.layers.Input((STEPS, \(width)))
      states, next_states = [], []
      for layer in [
      """,
      layers.map { "    \($0)," }.joined(separator: "\n"),
      """
      ]:
          state = [keras.layers.Input((layer.units,)) for _ in range(\(stateCount))]\(stateRemark)
          value, *next_state = layer(value, initial_state=state)
          states += state
          next_states += next_state
      outputs = \(dense(named: "dense"))(value)
      model = keras.Model([inputs, *states], outputs)
      stepper = keras.Model([inputs, *states], [outputs, *next_states])  # the same layers, with their states
      zeros = [np.zeros((1, state.shape[1]), dtype="float32") for state in states]
      """,
    ])
  }

  private var stateCount: Int { settings.cell.kind == .lstm ? 2 : 1 }
  private var stateRemark: String { settings.cell.kind == .lstm ? "  # hidden state, memory cell" : "" }

  private var usesHardSigmoid: Bool { settings.cell.hardSigmoid && settings.cell.kind != .srn }

  private var layers: [String] {
    let architecture = settings.architecture
    let input =
      architecture.readsSymbols
      ? "keras.layers.Input((2 * DIGITS + 1, len(ALPHABET)))"
      : "keras.layers.Input((STEPS, \(architecture.features)))"
    var lines = [input]
    for (name, plan, _) in settings.namedLayers {
      if plan.role == .decoder, !lines.contains(where: { $0.hasPrefix("keras.layers.RepeatVector") }) {
        lines.append("keras.layers.RepeatVector(DIGITS + 1)")
      }
      lines.append(plan.role == .dense ? dense(named: name) : recurrent(plan, named: name))
    }
    return lines
  }

  private func dense(named name: String) -> String {
    settings.architecture.head == .softmax
      ? "keras.layers.Dense(len(ALPHABET), activation=\"softmax\", name=\"\(name)\")"
      : "keras.layers.Dense(HORIZON, name=\"\(name)\")"
  }

  private func recurrent(_ plan: LayerPlan, named name: String) -> String {
    let cell = settings.cell
    let type =
      switch cell.kind {
      case .srn: "SimpleRNN"
      case .lstm: "LSTM"
      case .gru: "GRU"
      }
    var arguments = [String(plan.units)]
    if plan.returnsSequences { arguments.append("return_sequences=True") }
    if settings.isStateful { arguments.append("return_state=True") }
    if usesHardSigmoid { arguments.append("recurrent_activation=hard_sigmoid") }
    if cell.kind == .gru, !cell.resetAfter { arguments.append("reset_after=False") }
    if cell.dropout > 0 { arguments.append("dropout=\(cell.dropout)") }
    arguments.append("name=\"\(name)\"")
    return "keras.layers.\(type)(\(arguments.joined(separator: ", ")))"
  }

  private var optimizer: String {
    let optimizer = settings.optimizer
    var arguments = ["learning_rate=\(optimizer.learningRate)"]
    let type: String
    switch optimizer.rule {
    case .adam(let beta1, let beta2, let epsilon):
      type = "Adam"
      if beta1 != OptimizerDefaults.beta1 { arguments.append("beta_1=\(beta1)") }
      if beta2 != OptimizerDefaults.beta2 { arguments.append("beta_2=\(beta2)") }
      if epsilon != OptimizerDefaults.epsilon { arguments.append("epsilon=\(epsilon)") }
    case .rmsprop(let rho, let epsilon):
      type = "RMSprop"
      if rho != OptimizerDefaults.rho { arguments.append("rho=\(rho)") }
      if epsilon != OptimizerDefaults.epsilon { arguments.append("epsilon=\(epsilon)") }
    case .sgd(let momentum):
      type = "SGD"
      if momentum != OptimizerDefaults.momentum { arguments.append("momentum=\(momentum)") }
    }
    switch optimizer.clipping {
    case .none: break
    case .perArray(let norm): arguments.append("clipnorm=\(norm)")
    case .global(let norm): arguments.append("global_clipnorm=\(norm)")
    }
    return "keras.optimizers.\(type)(\(arguments.joined(separator: ", ")))"
  }

  // MARK: predicting and training

  private var predicting: String {
    guard settings.isStateful else {
      return """

        def predict(samples):
            return model.predict(samples, verbose=0)

        """
    }
    return """

      def predict(samples):
          \"""Reads one sample after the other, the state carried on.\"""
          predictions, state = [], zeros
          for sample in samples:
              prediction, *state = stepper.predict_on_batch([sample[None], *state])
              predictions.append(prediction[0])
          return np.stack(predictions)

      """
  }

  private var training: String {
    let validation = settings.task.series == nil ? "\n            validation_data=(x_validation, y_validation)," : ""
    let text =
      settings.isStateful ? statefulTraining : settings.shuffles ? shuffled(validation) : inOrder
    return joined([
      "# 4. Training: the loss of an epoch is the mean over its samples, each as it was before its step.",
      PythonText.remarks(settings), settings.schedule?.function ?? "", text,
      """
      print(f"loss of the first epoch: {losses[0]:.6f}, of the last: {losses[-1]:.6f}")
      """,
    ])
  }

  private var statefulTraining: String {
    """
    losses = []
    for epoch in range(EPOCHS):
    \(when(settings.schedule != nil, "    model.optimizer.learning_rate = learning_rate(epoch)\n"))\
        total, state = 0.0, zeros
        for sample, target in zip(x_train, y_train):
            _, *next_state = stepper.predict_on_batch([sample[None], *state])
            total += float(model.train_on_batch([sample[None], *state], target[None]))
            state = next_state
        losses.append(total / len(x_train))
    """
  }

  private func shuffled(_ validation: String) -> String {
    """
    # The first epoch takes the samples in Unroll's order, to end with Unroll's loss; the others in orders of Keras' own.
    order = \(PythonText.array(settings, "order"))
    first = model.fit(x_train[order], y_train[order], batch_size=\(settings.batch), shuffle=False, verbose=0)
    losses = first.history["loss"]
    if EPOCHS > 1:
        rest = model.fit(
            x_train,
            y_train,
            batch_size=\(settings.batch),
            initial_epoch=1,
            epochs=EPOCHS,\(validation)\(when(settings.schedule != nil, "\n            \(callbacks)"))
            verbose=2,
        )
        losses += rest.history["loss"]
    """
  }

  private var inOrder: String {
    guard settings.schedule != nil else {
      return """
        history = model.fit(x_train, y_train, batch_size=\(settings.batch), epochs=EPOCHS, shuffle=False, verbose=2)
        losses = history.history["loss"]
        """
    }
    return """
      history = model.fit(
          x_train,
          y_train,
          batch_size=\(settings.batch),
          epochs=EPOCHS,
          shuffle=False,
          \(callbacks)
          verbose=2,
      )
      losses = history.history["loss"]
      """
  }

  private var callbacks: String { "callbacks=[keras.callbacks.LearningRateScheduler(learning_rate)]," }

  /// Writes the weights for the way back.
  private var saving: String {
    """
    # 5. The way back: "import weights.safetensors" at Unroll's prompt takes these weights.
    weights = {
        f"{layer.name}/{variable.name}": np.ascontiguousarray(keras.ops.convert_to_numpy(variable))
        for layer in model.layers
        for variable in layer.trainable_variables
    }
    save_file(weights, "weights.safetensors")
    """
  }
}
