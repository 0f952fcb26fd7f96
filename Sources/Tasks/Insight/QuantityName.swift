package import Phrases

/// A gate or a state of a cell, by the name that the engine has for it.
package enum QuantityName: String, Sendable {
  /// Of the LSTM: how much of the candidate is written.
  case inputGate = "input gate"
  /// Of the LSTM: how much of the memory cell is kept.
  case forgetGate = "forget gate"
  /// Of the LSTM: how much of the memory cell is shown.
  case outputGate = "output gate"
  /// Of the GRU: how much of the hidden state is kept.
  case updateGate = "update gate"
  /// Of the GRU: how much of the hidden state the candidate sees.
  case resetGate = "reset gate"
  /// What could be written.
  case candidate
  /// What the LSTM carries on and shows only in part.
  case memoryCell = "memory cell"
  /// What the cell shows to the next step and to the next layer.
  case hiddenState = "hidden state"

  /// The name, as a person reads it.
  package var phrase: Phrase {
    switch self {
    case .inputGate: "input gate"
    case .forgetGate: "forget gate"
    case .outputGate: "output gate"
    case .updateGate: "update gate"
    case .resetGate: "reset gate"
    case .candidate: "candidate"
    case .memoryCell: "memory cell"
    case .hiddenState: "hidden state"
    }
  }

  /// The name if there is little room: `input` for the input gate.
  package var short: Phrase {
    switch self {
    case .inputGate: "input"
    case .forgetGate: "forget"
    case .outputGate: "output"
    case .updateGate: "update"
    case .resetGate: "reset"
    case .candidate: "candidate"
    case .memoryCell: "memory"
    case .hiddenState: "hidden"
    }
  }
}
