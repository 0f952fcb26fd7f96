import Recurrent
import TestSupport

/// What a kernel did that the naive reference did not.
struct KernelMismatch: Error, CustomStringConvertible {
  let description: String
}

/// Runs a kernel on every instruction set of the machine and expects of each the bits that the naive reference
/// gives, and that nothing else was written.
///
/// - Parameters:
///   - name: what is tried, for the message of a failure.
///   - arrays: all that the kernel reads or writes. Each is handed over at an odd address, between guard zones.
///   - expected: the arrays afterwards, those that are only read too.
///   - fillers: what lies around the arrays, one after another. A result that takes in NaN shows it; a number that is
///     read, changed and written back differs, which NaN might not.
///   - kernel: calls the kernel; its pointers are in the order of `arrays`.
/// - Throws: `KernelMismatch`, the first.
func check(
  _ name: String, _ arrays: [[Float]], give expected: [[Float]], fillers: [Float] = [.nan, 1.5],
  kernel: (KernelSet, [UnsafeMutablePointer<Float>]) -> Void
) throws {
  let total = arrays.reduce(0) { $0 + $1.count }
  for kernels in KernelSet.variants {
    for filler in fillers {
      let buffers = arrays.enumerated().map { index, array in
        GuardedBuffer(array, offset: (total + 5 * index) % 16, filler: filler, number: index)
      }
      kernel(kernels, buffers.map(\.start))
      for (index, buffer) in buffers.enumerated() {
        let place = "\(name), \(kernels.instructionSet.rawValue), array \(index)"
        if let guardIndex = buffer.firstBrokenGuard {
          throw KernelMismatch(description: "\(place): wrote at \(guardIndex) of \(arrays[index].count)")
        }
        if let difference = firstDifference(buffer.values, expected[index]) {
          throw KernelMismatch(description: "\(place): \(difference)")
        }
      }
    }
  }
}

/// The first element that differs in a bit, in words; any NaN is as good as another.
func firstDifference(_ found: [Float], _ expected: [Float]) -> String? {
  guard found.count == expected.count else { return "\(found.count) elements, not \(expected.count)" }
  for index in found.indices where !sameNumber(found[index], expected[index]) {
    return "\(found[index]) at \(index), not \(expected[index])"
  }
  return nil
}

/// Whether two floats have the same bits or are both NaN.
func sameNumber(_ one: Float, _ other: Float) -> Bool {
  one.bitPattern == other.bitPattern || (one.isNaN && other.isNaN)
}

/// Counts around every width of a tail: one to two and a half vectors.
let tailLengths = 1...40
