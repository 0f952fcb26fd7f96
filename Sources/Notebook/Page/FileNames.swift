import CommandLanguage
import Text

extension SessionRecorder.Cell {
  /// Returns the command with other names for the files that it reads. A name that no line can hold changes nothing.
  ///
  /// - Parameter rename: returns the name to write; nil to leave it as it is.
  func namingFiles(_ rename: (String) -> String?) -> SessionRecorder.Cell {
    guard let renamed = Self.line(command, rename) else { return self }
    var result = SessionRecorder.Cell(
      command: renamed, output: output, outputs: outputs,
      parts: parts.map { part in
        var part = part
        part.command = Self.line(part.command, rename) ?? part.command
        return part
      })
    (result.source, result.block) = (source, block)
    return result
  }

  /// Returns the command with the files that it reads named from outside a folder: those with a path from the root stay
  /// as they are.
  ///
  /// - Parameter folder: empty to change nothing.
  package func namedFromOutside(_ folder: String) -> SessionRecorder.Cell {
    guard !folder.isEmpty else { return self }
    return namingFiles { name in
      guard !name.utf8.starts(with: "/".utf8) else { return nil }
      return folder == "/" ? folder + name : folder + "/" + name
    }
  }

  /// Returns a line with other names of files; nil if none has another.
  private static func line(_ line: String, _ rename: (String) -> String?) -> String? {
    guard var statements = try? Parser.parse(line) else { return nil }
    var isOther = false
    for index in statements.indices {
      guard let place = statements[index].placeOfFile else { continue }
      switch statements[index].arguments[place] {
      case .value(let value):
        guard let name = other(value.content.text, rename) else { continue }
        statements[index].arguments[place] = .value(Value(.word(name), value.range))
      case .option(let option, let value):
        guard let name = other(value.content.text, rename) else { continue }
        statements[index].arguments[place] = .option(option, Value(.word(name), value.range))
      }
      isOther = true
    }
    return isOther ? statements.map { $0.description }.joined(separator: "; ") : nil
  }

  private static func other(_ name: String, _ rename: (String) -> String?) -> String? {
    guard let new = rename(name), new != name, !new.unicodeScalars.contains(where: { $0.isUnprintable }) else {
      return nil
    }
    return new
  }
}
