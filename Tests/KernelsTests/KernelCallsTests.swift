import Foundation
import Testing

@Suite struct KernelCallsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// After a change of a kernel's declaration `write-kernel-calls.sh` writes the calls anew.
  @Test func theCallsAreThoseOfTheKernels() throws {
    let calls = try KernelCalls(folder: Self.root.appendingPathComponent("Sources/Kernels"))
    #expect(calls.files.contains { !$0.kernels.isEmpty })
    let file = Self.root.appendingPathComponent("Sources/Recurrent/KernelSet/KernelCalls.swift")
    let isUpToDate = try String(contentsOf: file, encoding: .utf8) == calls.text
    #expect(isUpToDate, "run Tests/KernelsTests/write-kernel-calls.sh")
  }

  @Test func declarationsAreRead() throws {
    let kernels = KernelCalls.kernels(
      in: """
        /// Adds.
        ///
        /// - Parameter count: how many.
        @inline(never)
        package func add(
          count: Int, _ source: UnsafePointer<Float>,
          into sums: UnsafeMutablePointer<Float>
        ) {
        }

        func hidden(count: Int) {}

        /// How many,
        /// in two lines.
        package func most() -> Int { least(count: 6) }
        """)
    #expect(kernels.map(\.name) == ["add", "most"])
    #expect(kernels.map(\.summary) == [["/// Adds."], ["/// How many,", "/// in two lines."]])
    #expect(kernels.map(\.result) == [nil, "Int"])
    #expect(kernels[0].parameters.map(\.argument) == ["count: count", "source", "into: sums"])
    #expect(kernels[1].parameters.isEmpty)
  }
}
