#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook
import Tasks

extension Machine {
  /// For how many seconds a person waits for something that is done on the side.
  private static let mostPatience = 5.0

  /// The machine that the program runs on.
  package static var local: Machine {
    var machine = Machine()
    machine.memory = MemoryBound.ofThisProcess
    machine.textDecoders = .system
    machine.startWaiting = {
      let watch = Stopwatch()
      return { watch.seconds > mostPatience }
    }
    machine.startClock = {
      let watch = Stopwatch()
      return { watch.seconds }
    }
    return machine
  }
}
