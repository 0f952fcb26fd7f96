import Recurrent

extension KernelSet {
  /// Every way in which this machine can compute: each instruction set, and with the widest both ways to find roots.
  package static let variants =
    InstructionSet.available.map { KernelSet($0, slowDivider: false) } + [KernelSet(.best, slowDivider: true)]
}
