import Foundation
import Glibc
import TestSupport

/// The library that is loaded before the program and lets chosen system calls fail (`Preload/failing-calls.c`). It is
/// compiled when a test first needs it; without a C compiler those tests are skipped.
enum Shim {
  /// What happens at the chosen call.
  enum Event: CaseIterable, CustomStringConvertible, Sendable {
    case full, broken, interrupted, short, readOnly, killed, torn

    var description: String {
      switch self {
      case .full: "ENOSPC"
      case .broken: "EIO"
      case .interrupted: "EINTR"
      case .short: "short"
      case .readOnly: "EROFS"
      case .killed: "kill"
      case .torn: "torn"
      }
    }

    /// Whether the process ends there.
    var kills: Bool { self == .killed || self == .torn }

    /// Those after which the program goes on.
    static let errors: [Event] = [.full, .broken, .interrupted, .short]
  }

  /// The compiled library; nil if there is no compiler.
  static let library: String? = {
    let source = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Preload/failing-calls.c").path
    guard let folder = try? Folder() else { return nil }
    kept = folder
    let library = folder.path("failing-calls.so")
    for compiler in ["cc", "clang", "gcc"] {
      let words = ["/usr/bin/env", compiler, "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"]
      if run(words) == 0 { return library }
    }
    return nil
  }()

  static var isThere: Bool { library != nil }

  nonisolated(unsafe) private static var kept: Folder?

  /// The environment in which the `number`-th writing call on files below `folder` meets an event.
  ///
  /// - Parameters:
  ///   - calls: which calls count, such as `mkdir`; all that write unless given.
  ///   - forEver: whether every later call meets it, too.
  static func environment(
    _ event: Event, at number: Int, below folder: String, calls: String = "all", forEver: Bool = false, log: String
  ) -> [String: String] {
    [
      "UNROLL_SHIM": library ?? "", "UNROLL_FAIL": "\(event) \(number) \(forEver ? 1 : 0) \(calls)",
      "UNROLL_FAIL_BELOW": folder, "UNROLL_FAIL_LOG": log,
    ]
  }

  /// The environment of a process that takes itself for process `number`, as the first of a container would.
  static func environment(processNumber number: Int) -> [String: String] {
    ["UNROLL_SHIM": library ?? "", "UNROLL_PROCESS": String(number)]
  }

  private static func run(_ words: [String]) -> Int32 {
    var process: pid_t = 0
    var status: Int32 = 0
    let path = ["PATH": Campaign.variable("PATH") ?? "/usr/bin:/bin"]
    let nowhere = ChildProcess.Streams.files(input: "/dev/null", output: "/dev/null", error: "/dev/null")
    guard Launch.spawn(&process, words, path, nowhere) == 0 else { return -1 }
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return -1 } }
    return status
  }
}
