import CommandLanguage

/// What the parts of a text are that is being typed, for colours: by the same tokens and declarations as a command is
/// run.
package struct LinePart: Sendable, Equatable {
  /// What a part is.
  package enum Kind: Sendable {
    /// A word that a command has, whole or shortened.
    case command
    /// What no command and no option is called, however it goes on.
    case unknown
    /// The name of an option with its `=`.
    case option
    case number
    case quoted
    /// A comment, or what is pasted and not run.
    case comment
  }

  /// Scalars of the text.
  package let range: Range<Int>
  /// What they are.
  package let kind: Kind

  /// Returns the parts of a text that are worth a colour, in their order.
  package static func parts(of text: String) -> [LinePart] {
    let rows = TypedRows(text)
    var parts: [LinePart] = []
    var end = 0
    for line in rows.lines {
      if rows.isSession, end < line.range.lowerBound {
        parts.append(LinePart(range: end..<line.range.lowerBound, kind: .comment))
      }
      end = line.range.upperBound
      parts += LineColouring(rows.inOneRow(line), at: line.range.lowerBound).parts
    }
    let count = text.unicodeScalars.count
    if rows.isSession, end < count { parts.append(LinePart(range: end..<count, kind: .comment)) }
    return parts
  }
}

/// Finds the parts of one line.
private struct LineColouring {
  private(set) var parts: [LinePart] = []
  /// The scalar at which each column begins, and the end.
  private var starts: [Int] = []
  private var command: Command?

  /// - Parameters:
  ///   - line: a line that may be unfinished.
  ///   - offset: where it begins in the text.
  init(_ line: String, at offset: Int) {
    var place = offset
    for character in line {
      starts.append(place)
      place += character.unicodeScalars.count
    }
    starts.append(place)
    let (tokens, ending) = Lexer.tokens(ofUnfinished: line) {
      CommandTable.placeOfText($0, $1, shortened: true)
    }
    var isCommand = true
    for (index, token) in tokens.enumerated() {
      let isLast = index == tokens.count - 1 && token.range.upperBound == starts.count - 1
      if isCommand {
        // The rest is for the shell.
        if case .word(let word) = token.kind, word.unicodeScalars.first == "!" {
          add(.command, token.range.lowerBound, token.range.lowerBound + 1)
          return
        }
        addCommand(token, mayGoOn: isLast)
      } else {
        addArgument(token)
      }
      isCommand = token.kind == .separator
    }
    switch ending {
    case .nothing, .mistake: break
    case .comment(let column): add(.comment, column, starts.count - 1)
    case .openText(let column): add(.quoted, column, starts.count - 1)
    }
  }

  private mutating func add(_ kind: LinePart.Kind, _ token: Token) {
    add(kind, token.range.lowerBound, token.range.upperBound)
  }

  private mutating func add(_ kind: LinePart.Kind, _ start: Int, _ end: Int) {
    guard start < end, end < starts.count else { return }
    parts.append(LinePart(range: starts[start]..<starts[end], kind: kind))
  }

  private mutating func addCommand(_ token: Token, mayGoOn: Bool) {
    command = nil
    guard case .word(var word) = token.kind else {
      if token.kind != .separator { addArgument(token) }
      return
    }
    if word.unicodeScalars.first == "?" { word.unicodeScalars.removeFirst() }
    if word.isEmpty { return add(.command, token) }
    do throws(Diagnostic) {
      command = try CommandTable.command(Name(word, token.range), shortened: true)
      add(.command, token)
    } catch {
      let begins = CommandTable.names.contains { $0.unicodeScalars.starts(with: word.unicodeScalars) }
      if !(begins && mayGoOn) { add(.unknown, token) }
    }
  }

  private mutating func addArgument(_ token: Token) {
    switch token.kind {
    case .number: add(.number, token)
    case .text: add(.quoted, token)
    case .optionName(let name):
      guard let command else { return add(.option, token) }
      let isKnown = command.options.contains { $0.name.unicodeScalars.starts(with: name.unicodeScalars) }
      add(isKnown ? .option : .unknown, token)
    case .word, .separator: break
    }
  }
}
