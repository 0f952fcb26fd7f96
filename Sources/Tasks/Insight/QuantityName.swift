package import Phrases

/// A gate or a state of a cell, by the name that the engine has for it.
package enum QuantityName: String, Sendable {
  case inputGate = "input gate"
  case forgetGate = "forget gate"
  case outputGate = "output gate"
  case updateGate = "update gate"
  case resetGate = "reset gate"
  case candidate
  case memoryCell = "memory cell"
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
