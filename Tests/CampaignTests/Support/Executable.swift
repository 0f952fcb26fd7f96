import Foundation
import Glibc
import TestSupport

/// The built program as the campaign runs it: from outside, under limits.
///
/// It is the one beside the tests, or the one that `UNROLL_PROGRAM` names: an installed one, or one that was built with
/// a sanitizer.
enum Executable {
  static let path: String = {
    if let named = Campaign.variable("UNROLL_PROGRAM") { return named }
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("unroll").path
  }()

  /// What a process may use at most. The system enforces it, so that an overloaded machine changes nothing.
  struct Limits {
    /// Processor time in seconds: what takes longer hangs.
    var processorSeconds = 120
    /// Address space in MiB.
    var addressSpace = 6_144
    /// The largest file that it may write, in kB; nil for no limit.
    var fileSize: Int?
  }

  /// What a process came to.
  struct Ended {
    /// The exit status, or the signal as a negative number.
    let status: Int32
    let output: [UInt8]
    let error: [UInt8]
    /// The most memory that it ever used, in bytes.
    let peakMemory: Int

    var text: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: error, as: UTF8.self) }
  }

  /// A process that could not be started or waited for, or that neither worked nor ended.
  enum Failure: Error {
    case system(Int32)
    case stuck
  }

  /// Runs the program to its end. Nothing is a terminal.
  ///
  /// - Parameters:
  ///   - folder: where it runs, and where `home` stands for its own files.
  ///   - emulator: words before the program, such as `qemu-x86_64`.
  static func run(
    _ arguments: [String], in folder: Folder, input: String = "", environment: [String: String] = [:],
    limits: Limits = Limits(), emulator: [String] = []
  ) throws -> Ended {
    let scratch = try Folder()
    let inputPath = try scratch.write(input, to: "input")
    var process: pid_t = 0
    let words = Launch.words(emulator + [path] + arguments, in: folder.path, limits)
    let number = Launch.spawn(
      &process, words, Launch.variables(home: folder, environment),
      .files(input: inputPath, output: scratch.path("output"), error: scratch.path("error")))
    guard number == 0 else { throw Failure.system(number) }
    var peakMemory = 0
    let status = try wait(for: process, &peakMemory)
    return Ended(
      status: status, output: scratch.bytes("output") ?? [], error: scratch.bytes("error") ?? [],
      peakMemory: peakMemory)
  }

  /// Runs commands as `-c` does.
  static func commands(
    _ commands: String, in folder: Folder, environment: [String: String] = [:], limits: Limits = Limits()
  ) throws -> Ended {
    try run(["-c", commands], in: folder, environment: environment, limits: limits)
  }

  /// Waits until the process has ended. One that sleeps for ten minutes is killed: it waits for what never comes.
  private static func wait(for process: pid_t, _ peakMemory: inout Int) throws -> Int32 {
    var status: Int32 = 0
    for _ in 0..<600_000 {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F) }
      guard ended == 0 || errno == EINTR else { throw Failure.system(errno) }
      peakMemory = max(peakMemory, ProcessMemory.peak(of: process))
      usleep(1_000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    throw Failure.stuck
  }
}
