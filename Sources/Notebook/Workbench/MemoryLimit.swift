import CommandLanguage
import Phrases
import Recurrent
import Text

/// Networks and batches that the machine has no memory for are refused before anything is made.
extension Machine {
  /// Checks a network.
  ///
  /// - Throws: `Diagnostic` that says what the network would need and what there is.
  func checkMemory(_ architecture: Architecture, at range: SourceRange) throws(Diagnostic) {
    try check(
      architecture.parameterEstimate * Self.bytesPerParameter, needing: "this network", hint: "choose fewer units",
      range)
  }

  /// Checks training with a network.
  ///
  /// - Parameter batch: samples that are trained on together.
  /// - Throws: `Diagnostic` that says what training would need and what there is.
  func checkMemory(_ architecture: Architecture, batch: Int, at range: SourceRange) throws(Diagnostic) {
    let values = architecture.valuesPerSample * Double(batch)
    try check(
      architecture.parameterEstimate * Self.bytesPerParameter + values * 4, needing: "training in batches of \(batch)",
      hint: "choose a smaller batch", range)
  }

  private func check(
    _ needed: Double, needing what: Phrase, hint: Phrase, _ range: SourceRange
  ) throws(Diagnostic) {
    guard let memory, needed > memory * 0.75 else { return }
    throw .failed(
      message: "\(what) needs about \(Self.gibibytes(needed)) of memory; the machine has \(Self.gibibytes(memory))",
      hint: hint, range)
  }

  /// Weights, gradients, two moments, a copy to go back to, a transpose, and the values kept for `undo`.
  private static let bytesPerParameter = 36.0

  private static func gibibytes(_ bytes: Double) -> String { decimalText(bytes / 0x1p30, places: 1) + " GiB" }
}

extension Architecture {
  /// About how many parameters there are, without overflow however many units.
  fileprivate var parameterEstimate: Double {
    let gates = Double(cell.cell.gateNames.count)
    return layers.reduce(0) { sum, layer in
      sum + Double(layer.units) * Double(layer.inputs + layer.units) * gates
    }
  }

  /// About how many values a step of training keeps for each sample: of every recurrent step its gates and their
  /// gradients, its states and outputs and theirs; with dropout its inputs and what they are multiplied with.
  fileprivate var valuesPerSample: Double {
    let perUnit = Double(2 * cell.cell.gateNames.count + 5)
    return layers.filter { $0.role != .repeated && $0.role != .dense }.reduce(0) { sum, layer in
      sum + Double(layer.steps) * Double(layer.units) * perUnit
        + (cell.dropout > 0 ? Double(layer.steps + 1) * Double(layer.inputs) : 0)
    }
  }
}
