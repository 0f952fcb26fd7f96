import CommandLanguage
import Glibc
import Phrases
import Recurrent
import Text

/// Refuses networks and batches that the machine has no memory for.
enum MemoryLimit {
  /// - Throws: `Diagnostic` that says what the network would need and what there is.
  static func check(_ architecture: Architecture, at range: SourceRange) throws(Diagnostic) {
    try check(
      architecture.parameterEstimate * bytesPerParameter, needing: "this network", hint: "choose fewer units", range)
  }

  /// - Parameter batch: samples that are trained on together.
  /// - Throws: `Diagnostic` that says what training would need and what there is.
  static func check(_ architecture: Architecture, batch: Int, at range: SourceRange) throws(Diagnostic) {
    let values = architecture.valuesPerSample * Double(batch)
    try check(
      architecture.parameterEstimate * bytesPerParameter + values * 4, needing: "training in batches of \(batch)",
      hint: "choose a smaller batch", range)
  }

  private static func check(
    _ needed: Double, needing what: Phrase, hint: Phrase, _ range: SourceRange
  ) throws(Diagnostic) {
    let available = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    guard needed > available * 0.75 else { return }
    throw .failed(
      message: "\(what) needs about \(gibibytes(needed)) of memory; the machine has \(gibibytes(available))",
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
  /// gradients, its states and outputs and theirs.
  fileprivate var valuesPerSample: Double {
    let perUnit = Double(2 * cell.cell.gateNames.count + 5)
    return layers.filter { $0.role != .repeated && $0.role != .dense }.reduce(0) { sum, layer in
      sum + Double(layer.steps) * Double(layer.units) * perUnit
    }
  }
}
