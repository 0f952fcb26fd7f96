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
    machine.memory = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    machine.rowSplitter = .csv
    return machine
  }
}
