import Glibc
import Notebook
import Recurrent

extension Machine {
  /// The machine that the program runs on.
  package static var local: Machine {
    var machine = Machine()
    machine.memory = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    return machine
  }

  /// The same, with trainings that pressing Ctrl-C twice leaves at once.
  package static var abandonable: Machine {
    var machine = local
    machine.train = { (training, model, observer) throws(TrainingError) in
      try training.runAbandonably(model, observer: observer, shouldAbandon: Interrupts.shouldAbandon)
    }
    return machine
  }
}
