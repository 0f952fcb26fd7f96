import Phrases

/// A gate or a state of a cell, by its name.
enum QuantityName: String {
  case inputGate = "input gate"
  case forgetGate = "forget gate"
  case outputGate = "output gate"
  case updateGate = "update gate"
  case resetGate = "reset gate"
  case candidate
  case memoryCell = "memory cell"
  case hiddenState = "hidden state"

  /// The name.
  var phrase: Phrase {
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

  /// Where there is little room: `input` for the input gate.
  var short: Phrase {
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
