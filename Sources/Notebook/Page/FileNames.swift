import CommandLanguage
import Text

extension SessionRecorder.Cell {
  /// The name of the file that the command reads; nil if it reads none.
  var fileName: String? {
    guard let (statement, place) = reading else { return nil }
    switch statement.arguments[place] {
    case .value(let value), .option(_, let value): return value.content.text
    }
  }

  /// Returns the command with another name for the file that it reads. A name that no line can hold changes nothing.
  func naming(_ name: String) -> SessionRecorder.Cell {
    guard let (old, place) = reading, name != fileName, !name.unicodeScalars.contains(where: { $0.isUnprintable })
    else { return self }
    var statement = old
    switch old.arguments[place] {
    case .value(let value): statement.arguments[place] = .value(Value(.word(name), value.range))
    case .option(let option, let value): statement.arguments[place] = .option(option, Value(.word(name), value.range))
    }
    return SessionRecorder.Cell(command: statement.description, output: output, outputs: outputs)
  }

  /// Returns the command with the file that it reads named from outside a folder: those with a path from the root stay
  /// as they are.
  ///
  /// - Parameter folder: empty to change nothing.
  package func namedFromOutside(_ folder: String) -> SessionRecorder.Cell {
    guard !folder.isEmpty, let name = fileName, !name.utf8.starts(with: "/".utf8) else { return self }
    return naming(folder == "/" ? folder + name : folder + "/" + name)
  }

  private var reading: (Statement, place: Int)? {
    guard let statements = try? Parser.parse(command), statements.count == 1, let place = statements[0].placeOfFile
    else { return nil }
    return (statements[0], place)
  }
}
