/// The kernels of one instruction set: each call goes to the build of `Kernels` made for it. What the
/// parameters mean is written at the kernel itself.
///
/// A kernel is listed here with a switch, not as a function value, so that a call is a predicted branch and a
/// direct jump.
package struct KernelSet: Sendable {
  /// Which build is called.
  package let instructionSet: InstructionSet

  package init(_ instructionSet: InstructionSet = .best) {
    self.instructionSet = instructionSet
  }
}
