import TestSupport
import Foundation
import Glibc

/// The program, as it was built beside the tests.
enum Program {
  /// What it answered.
  struct Answer {
    let status: Int32
    let output: String
    let error: String
  }

  /// The built program; the tests' own executable lies beside it.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("unroll").path
  }()

  /// Runs it to its end; neither its input nor its output is a terminal.
  ///
  /// - Parameters:
  ///   - input: what is piped in.
  ///   - environment: added to that of the tests.
  static func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Answer {
    try run(all: arguments, input: input, environment: environment)
  }

  static func run(
    all arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Answer {
    let scratch = try Scratch()
    return try run(all: arguments, inputFile: scratch.write(input, to: "input"), environment: environment)
  }

  /// - Parameter inputFile: a file whose bytes are piped in.
  static func run(
    all arguments: [String], inputFile: String, environment: [String: String] = [:]
  ) throws -> Answer {
    try run(arguments, input: inputFile, environment, Scratch()) { _ in }
  }

  /// Runs it to its end and looks at its memory all the time. The system's own account of a process starts with the memory
  /// of the one that started it.
  ///
  /// - Returns: what it answered, and the most bytes that it had at once.
  static func measured(_ arguments: String...) throws -> (answer: Answer, peakMemory: Int) {
    let scratch = try Scratch()
    var peak = 0
    let answer = try run(arguments, input: scratch.write("", to: "input"), [:], scratch) { process in
      while !hasEnded(process) {
        peak = max(peak, ProcessMemory.peak(of: process))
        usleep(500)
      }
    }
    return (answer: answer, peakMemory: peak)
  }

  /// Runs it with these lines piped in and interrupts it as Ctrl-C does, once it has answered `text`.
  static func interrupt(after text: String, input: String) throws -> Answer {
    let scratch = try Scratch()
    return try run([], input: scratch.write(input, to: "input"), [:], scratch) { process in
      _ = State.comes { hasEnded(process) || (try? scratch.text("output").contains(text)) == true }
      Glibc.kill(process, SIGINT)
    }
  }

  /// Runs it with these lines piped in and kills it once `isTime` says so.
  static func kill(
    _ arguments: [String] = [], input: String = "", environment: [String: String] = [:], with signal: Int32 = SIGKILL,
    when isTime: () -> Bool
  ) throws -> Answer {
    let scratch = try Scratch()
    return try run(arguments, input: scratch.write(input, to: "input"), environment, scratch) { process in
      _ = State.comes { hasEnded(process) || isTime() }
      Glibc.kill(process, signal)
    }
  }

  /// Why the program could not be started.
  private struct Failure: Error {
    let number: Int32
  }

  /// Runs it until its end.
  private static func run(
    _ arguments: [String], input: String, _ environment: [String: String], _ scratch: Scratch,
    meanwhile: (pid_t) -> Void
  ) throws -> Answer {
    // In English, whoever runs the tests.
    let variables = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
      .merging(environment) { $1 }.map { "\($0)=\($1)" }
    var process: pid_t = 0
    let number = ChildProcess.start(
      &process, [path] + arguments, environment: variables,
      .files(input: input, output: scratch.path("output"), error: scratch.path("error")))
    guard number == 0 else { throw Failure(number: number) }
    meanwhile(process)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(number: errno) }
    }
    let signal = status & 0x7F
    return Answer(
      status: signal == 0 ? (status >> 8) & 0xFF : -signal, output: try scratch.text("output"),
      error: try scratch.text("error"))
  }

  /// Whether a process has ended and only waits for `waitpid`.
  private static func hasEnded(_ process: pid_t) -> Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_signo != 0
  }
}

/// A folder for the files of one test, taken away with it.
final class Scratch {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("unroll-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Writes a file and gives its path.
  func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws -> String {
    try data.write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }
}
