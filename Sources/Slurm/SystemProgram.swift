#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Storage

/// A program of the system that is run for what it prints. It reads nothing, and keys typed at the terminal are no signals
/// for it: Ctrl-C never stops it half-way.
package enum SystemProgram {
  /// What a program left.
  package struct Ending: Equatable {
    /// Its exit status, or 128 and the signal that ended it.
    package let status: Int32
    /// What it printed.
    package let output: String
    /// What it complained of.
    package let complaints: String
  }

  /// Why there is no ending.
  package enum Failure: Error, Equatable {
    /// There is no such program.
    case missing
    /// It ran longer than it may and was killed.
    case tookTooLong
    /// The system refused.
    case system(SystemError)
  }

  /// More than any program prints that is run here.
  private static let mostBytes = 64 << 20

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - words: the program, which is searched for as a shell does, and its arguments.
  ///   - environment: `NAME=value`.
  ///   - seconds: how long it may take.
  package static func run(_ words: [String], environment: [String], seconds: Double) throws(Failure) -> Ending {
    let (output, complaints) = (try Channel(), try Channel())
    var process: pid_t = 0
    let error = start(&process, words, environment, output, complaints)
    output.closeWriting()
    complaints.closeWriting()
    guard error == 0 else { throw error == ENOENT ? .missing : .system(SystemError(error)) }
    let isWhole = drain([output, complaints], seconds)
    if !isWhole { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard isWhole else { throw .tookTooLong }
    let signal = status & 0x7F
    return Ending(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: output.text, complaints: complaints.text)
  }

  private static func start(
    _ process: inout pid_t, _ words: [String], _ environment: [String], _ output: Channel, _ complaints: Channel
  ) -> Int32 {
    #if canImport(Glibc)
      var (files, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #else
      var (files, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?)
    #endif
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&files, output.writing, 1)
    posix_spawn_file_actions_adddup2(&files, complaints.writing, 2)
    // A group of its own, away from the terminal's; and none of this program's own ways with signals.
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&usual)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var arguments = words.map { strdup($0) } + [nil]
    var settings = environment.map { strdup($0) } + [nil]
    defer { for word in arguments + settings { free(word) } }
    return posix_spawnp(&process, words[0], &files, &attributes, &arguments, &settings)
  }

  /// Reads all channels to their ends.
  ///
  /// - Returns: false if that takes longer than it may, or is more than anybody prints.
  private static func drain(_ channels: [Channel], _ seconds: Double) -> Bool {
    let watch = Stopwatch()
    while true {
      let open = channels.filter { !$0.isAtEnd }
      guard !open.isEmpty else { return true }
      let left = seconds - watch.seconds
      guard left > 0, channels.allSatisfy({ $0.count <= mostBytes }) else { return false }
      var waiting = open.map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
      guard poll(&waiting, nfds_t(waiting.count), Int32(min(left * 1000 + 1, 60_000))) > 0 else { continue }
      for (channel, state) in zip(open, waiting) where state.revents != 0 { channel.read() }
    }
  }
}

/// A pipe that a program writes into.
private final class Channel {
  let reading: Int32
  private(set) var writing: Int32
  private(set) var isAtEnd = false
  private var bytes: [UInt8] = []

  init() throws(SystemProgram.Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(SystemError(errno)) }
    (reading, writing) = (ends[0], ends[1])
    // Neither end is for other programs that are started meanwhile.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    closeWriting()
    close(reading)
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  var count: Int { bytes.count }

  /// What was written. Words that are not UTF-8 are shown as well as they can be.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func read() {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    #if canImport(Glibc)
      let count = Glibc.read(reading, &block, block.count)
    #else
      let count = Darwin.read(reading, &block, block.count)
    #endif
    if count > 0 {
      bytes += block[..<count]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }
}
