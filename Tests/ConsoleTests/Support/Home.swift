import Console
import Foundation
import Notebook
import Phrases
import Storage
import Terminal
import TestSupport

/// A person's folders for one test, deleted with it.
final class Home {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "unroll-home-\(UUID().uuidString)"
    for name in ["state/unroll/sessions", "config/unroll"] {
      try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    try data.write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  /// The journals and kept trainings.
  var journals: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path("state/unroll/sessions"))) ?? []).sorted()
  }

  /// The folders as the next program finds them after this one has ended: nobody holds the journals any more.
  func afterTheProgramEnded() throws -> Home {
    let next = try Home()
    for name in journals {
      let renamed = name.replacing("\(ProcessInfo.processInfo.processIdentifier)", with: "1")
      try FileManager.default.copyItem(
        atPath: path("state/unroll/sessions/" + name), toPath: next.path("state/unroll/sessions/" + renamed))
    }
    return next
  }

  /// Where the prompt looks.
  var folders: UserFolders {
    let variables = [
      "XDG_STATE_HOME": path("state"), "XDG_CONFIG_HOME": path("config"), "XDG_DATA_HOME": path("data"),
    ]
    return UserFolders { variables[$0] }
  }

  /// Opens the program at a terminal and lets the person there do all they want.
  ///
  /// - Returns: the exit status.
  @discardableResult
  func open(
    _ terminal: ScriptedTerminal, file: String? = nil, commands: String? = nil, colour: ColourChoice = .never,
    language: Language = .english
  ) -> Int32 {
    Program(at: terminal, colour: colour, folders).open(file: file, commands: commands, in: language)
  }
}

/// A terminal after somebody has typed lines at the prompt of a program of their own.
func prompt(_ lines: String..., size: WindowSize = WindowSize(), language: Language = .english) throws
  -> ScriptedTerminal
{
  let terminal = ScriptedTerminal(lines.map { .line($0) }, size: size)
  try Home().open(terminal, language: language)
  return terminal
}

extension String {
  /// Whether all these texts stand in it, one after another.
  func shows(_ texts: String...) -> Bool {
    var rest = self[...]
    for text in texts {
      guard let range = rest.firstRange(of: text) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
