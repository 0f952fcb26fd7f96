package import Recurrent

extension Architecture {
  /// The layers with weights and their places, named as Keras names those of a new model: `lstm`, `lstm_1`, `dense`.
  package var namedLayers: [(name: String, plan: LayerPlan, index: Int)] {
    var count = 0
    return layers.enumerated().compactMap { index, plan in
      switch plan.role {
      case .repeated: return nil
      case .dense: return (name: "dense", plan: plan, index: index)
      case .encoder, .decoder:
        count += 1
        return (name: cell.kind.layerName + (count == 1 ? "" : "_\(count - 1)"), plan: plan, index: index)
      }
    }
  }

  /// The names of `parameters`, as Keras names layers and their weights: `lstm/kernel`, `lstm/recurrent_kernel`,
  /// `lstm/bias`, `lstm_1/kernel` …, `dense/bias`.
  package var parameterNames: [String] {
    let layers = namedLayers
    return parameters.map { plan in
      let layer = layers.first { $0.index == plan.layer }
      return "\(layer?.name ?? "")/\(plan.role.rawValue)"
    }
  }
}

extension ParameterPlan {
  /// The shape that the array has in Keras: a bias with one row is no matrix.
  package var shape: [Int] { role == .bias && rows == 1 ? [columns] : [rows, columns] }
}

extension CellKind {
  /// What Keras calls a layer of this cell.
  package var layerName: String {
    switch self {
    case .srn: "simple_rnn"
    case .lstm: "lstm"
    case .gru: "gru"
    }
  }
}
