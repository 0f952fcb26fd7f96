import Notebook
import Recurrent
import Tasks

/// The program for PyTorch that does what a session does: data, model, training.
struct PyTorchProgram {
  private let settings: ProgramSettings
  private let name: String
  private let weights: String
  private var cell: CellOptions { settings.cell }
  private var decodes: Bool { settings.decodes }

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
      head, joined([program.constants, PythonText.reading(settings, weights: weights)]), program.data, network,
      PyTorchWeights(settings).text, predicting, program.comparison, training, program.report,
    ]
    return PythonText.tidied(parts.joined(separator: "\n\n"))
  }

  private var head: String {
    joined([
      PythonText.head(
        settings, library: "PyTorch", run: ["pip install torch numpy safetensors", "python \(name)"],
        weights: weights),
      """
      import os

      import numpy as np
      import torch
      from safetensors.numpy import load_file
      from torch import nn
      """,
    ])
  }

  // MARK: the network

  private var type: String {
    switch cell.kind {
    case .srn: "RNN"
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }

  /// The layers of a role, as they are made.
  private func layers(_ role: LayerPlan.Role) -> String {
    settings.namedLayers.filter { $0.plan.role == role }.map {
      "nn.\(type)(\($0.plan.inputs), \($0.plan.units), batch_first=True)"
    }.joined(separator: ", ")
  }

  private var network: String {
    let dense = settings.namedLayers.last?.plan
    return joined([
      "# 2. The model, with Unroll's weights in the place of its own.",
      when(cell.dropout > 0, dropout),
      "class Network(nn.Module):",
      "    def __init__(self):",
      "        super().__init__()",
      "        self.encoder = nn.ModuleList([\(layers(.encoder))])",
      when(decodes, "        self.decoder = nn.ModuleList([\(layers(.decoder))])"),
      "        self.dense = nn.Linear(\(dense?.inputs ?? 1), \(dense?.units ?? 1))",
      "",
      decodes ? decodingForward : seriesForward,
    ])
  }

  private var dropout: String {
    """
    def drop(x, training):
        \"""Leaves out inputs while the network trains, each at all steps or at none, as Keras' dropout= does.\"""
        return nn.functional.dropout1d(x.transpose(1, 2), \(cell.dropout), training).transpose(1, 2)


    """
  }

  private var input: String { cell.dropout > 0 ? "drop(x, self.training)" : "x" }

  private var seriesForward: String {
    """

        def forward(self, x, states=None):
            \"""[batch, steps, features] -> [batch, horizon], and the state of each layer.\"""
            states = list(states or [None] * len(self.encoder))
            for depth, layer in enumerate(self.encoder):
                x, states[depth] = layer(\(input), states[depth])
            return self.dense(x[:, -1]), states
    """
  }

  private var decodingForward: String {
    """

        def forward(self, x):
            \"""[batch, characters, alphabet] -> scores of the answer's characters, [batch, characters, alphabet].\"""
            for layer in self.encoder:
                x, _ = layer(\(input))
            x = x[:, -1:].expand(-1, DIGITS + 1, -1)  # Keras' RepeatVector
            for layer in self.decoder:
                x, _ = layer(\(input))
            return self.dense(x)
    """
  }

  // MARK: predicting

  private var predicting: String {
    if decodes {
      return """

        def predict(samples):
            \"""Returns the probabilities of the answers' characters.\"""
            network.eval()
            with torch.no_grad():
                return torch.softmax(network(torch.from_numpy(samples.copy())), dim=-1).numpy()

        """
    }
    guard settings.isStateful else {
      return """

        def predict(samples):
            network.eval()
            with torch.no_grad():
                return network(torch.from_numpy(samples))[0].numpy()

        """
    }
    return """

      def predict(samples):
          \"""Reads one sample after the other, the state carried on.\"""
          network.eval()
          predictions, states = [], None
          with torch.no_grad():
              for sample in torch.from_numpy(samples):
                  prediction, states = network(sample[None], states)
                  predictions.append(prediction[0].numpy())
          return np.stack(predictions)

      """
  }

  // MARK: training

  private var training: String {
    joined([
      "# 4. Training: the loss of an epoch is the mean over its samples, each as it was before its step.",
      PythonText.remarks(settings), PyTorchOptimizer(settings).text, PyTorchOptimizer(settings).memory,
      PyTorchOptimizer(settings).schedule,
      """


      def step(loss):
          optimizer.zero_grad()
          loss.backward()
      """,
      PyTorchOptimizer(settings).clipping,
      """
          optimizer.step()


      """,
      settings.isStateful ? statefulTraining : batchTraining,
      """
      print(f"loss of the first epoch: {losses[0]:.6f}, of the last: {losses[-1]:.6f}")
      """,
    ])
  }

  /// Sets the learning rate of an epoch, if it changes.
  private var rate: String { when(settings.schedule != nil, "    set_learning_rate(epoch)\n") }

  private var statefulTraining: String {
    let detach =
      cell.kind == .lstm
      ? "states = [(h.detach(), c.detach()) for h, c in states]" : "states = [h.detach() for h in states]"
    return """
      inputs, targets = torch.from_numpy(x_train), torch.from_numpy(y_train)
      losses = []
      for epoch in range(EPOCHS):
      \(rate)\
          network.train()
          total, states = 0.0, None  # the state is carried on from sample to sample, and no gradient with it
          for sample, target in zip(inputs, targets):
              prediction, states = network(sample[None], states)
              \(detach)
              loss = nn.functional.mse_loss(prediction[0], target)
              step(loss)
              total += loss.item()
          losses.append(total / len(inputs))
      """
  }

  private var batchTraining: String {
    let loss =
      decodes
      ? "nn.functional.cross_entropy(network(inputs[batch]).transpose(1, 2), targets[batch])"
      : "nn.functional.mse_loss(network(inputs[batch])[0], targets[batch])"
    let targets = decodes ? "torch.from_numpy(np.argmax(y_train, axis=2))" : "torch.from_numpy(y_train)"
    let order =
      settings.shuffles
      ? """
          # The first epoch takes the samples in Unroll's order, to end with Unroll's loss.
          order = torch.from_numpy(\(PythonText.array(settings, "order"))) if epoch == 0 else torch.randperm(len(inputs))
      """ : "    order = torch.arange(len(inputs))"
    return joined([
      """
      inputs, targets = torch.from_numpy(x_train\(decodes ? ".copy()" : "")), \(targets)
      losses = []
      for epoch in range(EPOCHS):
      \(rate)\
          network.train()
          total = 0.0
      """,
      order,
      """
          for batch in order.split(\(settings.batch)):
              loss = \(loss)
              step(loss)
              total += loss.item() * len(batch)
          losses.append(total / len(inputs))
      """,
    ])
  }
}
