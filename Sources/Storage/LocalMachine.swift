#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook
import Tasks

extension Machine {
  /// The machine that the program runs on.
  package static var local: Machine {
    var machine = Machine()
    machine.memory = MemoryBound.ofThisProcess
    machine.rowSplitter = .csv
    return machine
  }
}
