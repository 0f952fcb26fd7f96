import Recurrent

/// The weights of a program for PyTorch, whose arrays are those of Keras otherwise arranged.
struct PyTorchWeights {
  private let settings: ProgramSettings
  private var cell: CellOptions { settings.cell }
  private var decodes: Bool { settings.decodes }

  init(_ settings: ProgramSettings) { self.settings = settings }

  /// Makes the network and gives it the weights.
  var text: String {
    let recurrent = settings.namedLayers.filter { $0.plan.role != .dense }.map { "\"\($0.name)\"" }
    let layers = decodes ? "[*network.encoder, *network.decoder]" : "network.encoder"
    return joined([
      """


      def array(name):
          return torch.from_numpy(\(settings.wasTrained ? "arrays[START + name]" : "arrays[name]"))


      """,
      when(cell.kind == .gru, gates),
      "network = Network()",
      """


      def keras_arrays(suffix=""):
          \"""Each parameter with its array in Keras, whose kernels are [inputs, gates x units], not the other way round.\"""
      """,
      "    for layer, name in zip(\(layers), [\(recurrent.joined(separator: ", "))]):",
      cell.kind == .gru ? gruWeights : otherWeights,
      """
          yield network.dense.weight, array("dense/kernel" + suffix).T
          yield network.dense.bias, array("dense/bias" + suffix)


      with torch.no_grad():
          for parameter, weights in keras_arrays():
              parameter.copy_(weights)
      """,
      when(
        cell.kind != .gru,
        """
            for layer in \(layers):
                layer.bias_hh_l0.zero_().requires_grad_(False)  # Keras has one bias
        """),
    ])
  }

  private var gates: String {
    """
    def gates(array):
        \"""Keras' order of gates is z, r, h; PyTorch's is r, z, n.\"""
        z, r, h = array.chunk(3, dim=-1)
        return torch.cat([r, z, h], dim=-1)


    """
  }

  private var gruWeights: String {
    """
            yield layer.weight_ih_l0, gates(array(f"{name}/kernel{suffix}")).T
            yield layer.weight_hh_l0, gates(array(f"{name}/recurrent_kernel{suffix}")).T
            bias = gates(array(f"{name}/bias{suffix}"))  # of the input, and of the hidden state
            yield layer.bias_ih_l0, bias[0]
            yield layer.bias_hh_l0, bias[1]
    """
  }

  /// PyTorch's gates of an LSTM come in Keras' order: i, f, g, o.
  private var otherWeights: String {
    """
            yield layer.weight_ih_l0, array(f"{name}/kernel{suffix}").T
            yield layer.weight_hh_l0, array(f"{name}/recurrent_kernel{suffix}").T
            yield layer.bias_ih_l0, array(f"{name}/bias{suffix}")
    """
  }
}
