import CommandLanguage
import Phrases
import Text

/// Values that the head of a session file declares, and that its commands name with `$`:
///
///     <!-- parameters: units=8 epochs=3000 seed=1 -->
///
/// and then `model lstm $units`, `train $epochs`. Whoever runs the file may set other values. A parameter named `seed` is
/// also the seed that the session begins with.
///
/// The head is what stands before the first line that is neither blank nor a comment.
package struct SessionParameters: Sendable, Equatable {
  /// A name and its value.
  private struct Parameter: Sendable, Equatable {
    let name: String
    var value: Value.Content
  }

  private var parameters: [Parameter] = []

  /// No parameters.
  package init() {}

  /// The names, in the order of the file.
  package var names: [String] { parameters.map { $0.name } }

  /// The seed that the session begins with; nil if none is declared.
  var seed: UInt64? {
    guard let value = parameters.first(where: { $0.name == Self.seedName })?.value else { return nil }
    return UInt64(value.text)
  }

  private static let seedName = "seed"

  /// Whether a word of a command names a parameter, if there are any.
  private static let mark = UInt8(ascii: "$")
}

// MARK: reading

extension SessionParameters {
  /// Reads the head of a file.
  ///
  /// - Parameter lines: the file's lines, each with its line end.
  /// - Throws: `SessionError.badParameters`.
  init(head lines: [Substring]) throws(SessionError) {
    for (index, line) in lines.enumerated() {
      guard let comment = Self.comment(SessionDocument.content(line, isFirst: index == 0)) else { return }
      let beginning = "parameters:".utf8
      guard comment.starts(with: beginning) else { continue }
      do throws(ParameterError) {
        try declare(String(Substring(comment.dropFirst(beginning.count))))
      } catch {
        throw .badParameters(error, line: index + 1)
      }
    }
  }

  /// Returns what stands in a line that is a comment, without blanks around it; nothing for a blank line, nil for another.
  static func comment(_ line: Substring.UTF8View) -> Substring.UTF8View? {
    let text = trimmed(line)
    if text.isEmpty { return text }
    guard text.count >= 7, text.starts(with: "<!--".utf8), text.suffix(3).elementsEqual("-->".utf8) else { return nil }
    return trimmed(text.dropFirst(4).dropLast(3))
  }

  private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
    var text = text.drop { BlockLine.isBlank($0) }
    while let last = text.last, BlockLine.isBlank(last) { text.removeLast() }
    return text
  }

  private mutating func declare(_ text: String) throws(ParameterError) {
    for (name, value) in try Self.assignments(text) {
      guard !names.contains(name) else { throw .declaredTwice(name) }
      if name == Self.seedName, UInt64(value.text) == nil { throw .noSeed(value.text) }
      parameters.append(Parameter(name: name, value: value))
    }
  }

  /// Reads `units=8 name='two words'`.
  private static func assignments(_ text: String) throws(ParameterError) -> [(name: String, value: Value.Content)] {
    // As the options of a command, which they are read like.
    guard let statements = try? Parser.parse("parameters " + text), statements.count == 1 else {
      throw .noAssignment(text)
    }
    var result: [(name: String, value: Value.Content)] = []
    for argument in statements[0].arguments {
      guard case .option(let name, let value) = argument else { throw .noAssignment(text) }
      result.append((name: name.text, value: value.content))
    }
    guard !result.isEmpty else { throw .noAssignment(text) }
    return result
  }
}

// MARK: setting

extension SessionParameters {
  /// Gives a parameter another value.
  ///
  /// - Parameter assignment: `units=16`, as a command's option.
  /// - Throws: `ParameterError`, if it is none, or the file declares no such parameter, or one of another type.
  package mutating func set(_ assignment: String) throws(ParameterError) {
    for (name, value) in try Self.assignments(assignment) {
      guard let index = parameters.firstIndex(where: { $0.name == name }) else {
        throw .notDeclared(name, known: names)
      }
      if name == Self.seedName, UInt64(value.text) == nil { throw .noSeed(value.text) }
      if case .number = parameters[index].value {
        guard case .number = value else { throw .noNumber(name, found: value.text) }
      }
      parameters[index].value = value
    }
  }
}

// MARK: using

extension SessionParameters {
  /// Returns a statement with values in place of the names of parameters; lists may name them too. Without parameters `$`
  /// is a character like any other.
  ///
  /// - Throws: a name that the file does not declare.
  func applied(to statement: Statement) throws(Diagnostic) -> Statement {
    guard !parameters.isEmpty else { return statement }
    var result = statement
    for (index, argument) in statement.arguments.enumerated() {
      switch argument {
      case .value(let value): result.arguments[index] = .value(try applied(to: value))
      case .option(let name, let value): result.arguments[index] = .option(name, try applied(to: value))
      }
    }
    return result
  }

  private func applied(to value: Value) throws(Diagnostic) -> Value {
    guard case .word(let word) = value.content, word.utf8.contains(Self.mark) else { return value }
    let parts = word.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    var contents: [Value.Content] = []
    for part in parts {
      contents.append(
        part.first == Self.mark ? try content(of: part.dropFirst(), value.range) : .word(String(Substring(part))))
    }
    if contents.count == 1 { return Value(contents[0], value.range) }
    return Value(.word(contents.map { $0.text }.joined(separator: ",")), value.range)
  }

  private func content(of name: Substring.UTF8View, _ range: SourceRange) throws(Diagnostic) -> Value.Content {
    let name = String(Substring(name))
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      let error = ParameterError.notDeclared(name, known: names)
      throw .failed(message: error.message, hint: error.hint, range)
    }
    return parameter.value
  }
}

/// Why a parameter cannot be declared or set.
public enum ParameterError: Error, Sendable, Equatable {
  /// The text is no `name=value`.
  case noAssignment(String)
  /// The head names it twice.
  case declaredTwice(String)
  /// The file declares others.
  case notDeclared(String, known: [String])
  /// The file declares it as a number.
  case noNumber(String, found: String)
  /// A seed is a whole number.
  case noSeed(String)

  /// What is wrong, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .noAssignment(let text): "expected a parameter and its value, found \(quoted(text.withoutBlanksAround))"
    case .declaredTwice(let name): "the parameter \(quoted(name)) is declared twice"
    case .notDeclared(let name, _): "the file declares no parameter \(quoted(name))"
    case .noNumber(let name, let found): "the parameter \(quoted(name)) is a number, found \(quoted(found))"
    case .noSeed(let text): "the seed is a whole number from 0 on, found \(quoted(text))"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .noAssignment: "write for example units=16, without blanks around the sign"
    case .declaredTwice: "declare it once"
    case .notDeclared(_, let known):
      known.isEmpty
        ? "it can declare some in its first line, such as <!-- parameters: units=8 -->"
        : "it declares \(Phrase(verbatim: known.joined(separator: ", ")))"
    case .noNumber(let name, _): "write for example \(Phrase(verbatim: name))=16"
    case .noSeed: "write for example seed=7"
    }
  }
}

extension String {
  /// The text without blanks before and after it.
  fileprivate var withoutBlanksAround: String { String(drop { $0 == " " }).withoutTrailingBlanks }
}
