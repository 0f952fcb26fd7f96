import Glibc
import Testing

/// Random inputs that are tried in this process: thousands in a second.
///
/// A trap ends the tests; `CrashNote` then says which input it was. What hangs is found by its processor time, so that
/// an overloaded machine changes nothing.
enum Inputs {
  /// Inputs of one parser in every run of the tests, and in the long part.
  static let (short, long) = (20_000, 10_000_000)
  /// Seconds of processor time that an input may take.
  private static let mostSeconds = 10
  /// After so many faults the others are of the same kind.
  private static let mostFaults = 5

  /// Tries inputs one after another, each with random numbers of its own.
  ///
  /// - Parameters:
  ///   - name: the test's name, which determines the random numbers.
  ///   - numbers: which inputs.
  ///   - complaint: makes an input, tries it, and returns what is wrong; nil if nothing is.
  static func each(
    _ name: String, _ numbers: Range<Int> = Campaign.numbers(short, long: long),
    place: SourceLocation = #_sourceLocation, complaint: (inout SeededRandom) throws -> String?
  ) rethrows {
    let note = CrashNote(name)
    defer { note.clear() }
    var faults = 0
    for number in numbers {
      note.write(number)
      var random = SeededRandom(name, number)
      let start = processorSeconds
      var wrong = try complaint(&random)
      if processorSeconds - start > mostSeconds { wrong = "it took more than \(mostSeconds) s" }
      guard let wrong else { continue }
      Issue.record("\(name) \(number), seed \(Campaign.seed): \(wrong)", sourceLocation: place)
      faults += 1
      if faults == mostFaults { return }
    }
  }

  /// Whole seconds of processor time of this thread.
  private static var processorSeconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec
  }
}

/// Which input is tried at the moment, for the message of a process that breaks.
///
/// A handler of a signal may only look at memory that is there already, so that the notes stand in a table.
struct CrashNote {
  private static let (mostNotes, length) = (64, 96)
  nonisolated(unsafe) private static let table: UnsafeMutablePointer<CChar> = {
    let table = UnsafeMutablePointer<CChar>.allocate(capacity: mostNotes * length)
    table.initialize(repeating: 0, count: mostNotes * length)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        CrashNote.show()
        // Returning repeats what broke, now with what the runtime makes of it: it shows where that was.
        sigaction(number, CrashNote.usual + Int(number), nil)
      }
      action.sa_flags = SA_ONSTACK
      sigaction(number, &action, usual + Int(number))
    }
    return table
  }()
  /// What the signals did before, by their numbers.
  nonisolated(unsafe) private static let usual: UnsafeMutablePointer<sigaction> = {
    let usual = UnsafeMutablePointer<sigaction>.allocate(capacity: 32)
    usual.initialize(repeating: sigaction(), count: 32)
    return usual
  }()
  nonisolated(unsafe) private static var taken = 0

  private let note: UnsafeMutablePointer<CChar>
  private let name: String

  init(_ name: String) {
    self.name = name
    let place = CampaignLock.whileHeld {
      Self.taken += 1
      return (Self.taken - 1) % Self.mostNotes
    }
    note = Self.table + place * Self.length
  }

  /// Notes the input that is tried next.
  func write(_ number: Int) {
    var place = 0
    for byte in "\(name) \(number), seed \(Campaign.seed)\n".utf8.prefix(Self.length - 1) {
      note[place] = CChar(bitPattern: byte)
      place += 1
    }
    note[place] = 0
  }

  /// Nothing is tried any more.
  func clear() { note[0] = 0 }

  private static func show() {
    for place in 0..<mostNotes where table[place * length] != 0 {
      let note = table + place * length
      _ = Glibc.write(2, note, strlen(note))
    }
  }
}
