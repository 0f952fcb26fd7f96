import Foundation

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
    try run(arguments, input: inputFile, environment, Scratch()) { $0.waitUntilExit() }
  }

  /// Runs it with these lines piped in and interrupts it as Ctrl-C does, once it has answered `text`.
  static func interrupt(after text: String, input: String) throws -> Answer {
    let scratch = try Scratch()
    return try run([], input: scratch.write(input, to: "input"), [:], scratch) { process in
      while process.isRunning, (try? scratch.text("output").contains(text)) != true { usleep(10_000) }
      process.interrupt()
      process.waitUntilExit()
    }
  }

  private static func run(
    _ arguments: [String], input: String, _ environment: [String: String], _ scratch: Scratch,
    until end: (Process) -> Void
  ) throws -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.write("", to: "output")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.write("", to: "error")))
    try process.run()
    end(process)
    return Answer(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try scratch.text("output"), error: try scratch.text("error"))
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
