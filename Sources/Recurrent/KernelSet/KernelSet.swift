/// The kernels of one instruction set: each call goes to the build of `Kernels` made for it.
///
/// The calls themselves are in `KernelCalls.swift`, written from the kernels' declarations; what the parameters mean is
/// documented there, in `Sources/Kernels`.
package struct KernelSet: Sendable {
  /// Which build is called.
  package let instructionSet: InstructionSet
  /// Whether the optimizer's roots are better found without the CPU's divider.
  package let slowDivider: Bool

  /// The kernels of an instruction set that the machine has, unless told otherwise of the widest.
  package init(_ instructionSet: InstructionSet = .best, slowDivider: Bool = InstructionSet.dividesSlowly) {
    self.instructionSet = instructionSet
    self.slowDivider = slowDivider
  }

  /// Floats in a vector of virtual lanes, and so networks that are trained side by side.
  package static let laneCount = 16
}
