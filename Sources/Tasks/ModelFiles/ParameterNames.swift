package import Recurrent

extension Architecture {
  /// The names of `parameters`, as Keras names the layers of a new model and their weights: `lstm/kernel`,
  /// `lstm/recurrent_kernel`, `lstm/bias`, `lstm_1/kernel` …, `dense/bias`.
  package var parameterNames: [String] {
    var names: [String] = []
    var recurrent: [Int] = []
    let layers = layers
    for plan in parameters {
      let isDense = layers[plan.layer].role == .dense
      if !isDense, recurrent.last != plan.layer { recurrent.append(plan.layer) }
      let number = recurrent.count - 1
      let layer = isDense ? "dense" : cell.kind.layerName + (number == 0 ? "" : "_\(number)")
      names.append("\(layer)/\(plan.role.rawValue)")
    }
    return names
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
