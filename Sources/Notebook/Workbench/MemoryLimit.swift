import CommandLanguage
import Glibc
import Plotting
import Recurrent

/// Refuses networks that the machine has no memory for.
enum MemoryLimit {
  /// - Throws: `Diagnostic` that says what the network would need and what there is.
  static func check(_ architecture: Architecture, at range: SourceRange) throws(Diagnostic) {
    let needed = architecture.parameterEstimate * bytesPerParameter
    let available = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    guard needed > available * 0.75 else { return }
    throw .failed(
      message: "this network needs about \(gibibytes(needed)) of memory; the machine has \(gibibytes(available))",
      hint: "choose fewer units", range)
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
}
