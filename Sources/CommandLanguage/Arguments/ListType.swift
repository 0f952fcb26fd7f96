import Phrases

// Lists: `units=4,8,16`.

extension ArgumentType {
  /// One or more values with commas between, each with its place in the line, none of them twice.
  package static func list<Element: Hashable & SendableMetatype>(
    of element: ArgumentType<Element>
  ) -> ArgumentType where Meaning == [Element] {
    list(of: element) { $0 }
  }

  /// Numbers as they were written, with commas between; `0.1` and `1e-1` are the same one.
  package static func list(of element: ArgumentType<NumberLiteral>) -> ArgumentType where Meaning == [NumberLiteral] {
    list(of: element) { $0.value }
  }

  /// - Parameter key: equal for values that are the same.
  private static func list<Element, Key: Hashable & SendableMetatype>(
    of element: ArgumentType<Element>, key: @escaping @Sendable (Element) -> Key
  ) -> ArgumentType where Meaning == [Element] {
    ArgumentType(kind: .list(element.kind)) { (value, expectation) throws(Diagnostic) in
      var elements: [Element] = []
      var keys: Set<Key> = []
      for part in try value.parts(ofOption: expectation.option) {
        let read = try element.read(part, expectation)
        guard keys.insert(key(read)).inserted else { throw .listedTwice(element.write(read), part.range) }
        elements.append(read)
      }
      return elements
    } write: { elements in
      elements.map { element.write($0) }.joined(separator: ",")
    }
  }
}

extension Value {
  /// The parts of a list. Text in quotes is a single part, since its characters are not at the columns of the line.
  ///
  /// - Parameter name: the option's name, for errors.
  fileprivate func parts(ofOption name: String) throws(Diagnostic) -> [Value] {
    if case .text = content { return [self] }
    var parts: [Value] = []
    var texts: Set<String> = []
    var column = range.lowerBound
    for piece in content.text.split(separator: ",", omittingEmptySubsequences: false) {
      let place = SourceRange(column..<column + piece.count)
      column += piece.count + 1
      let text = String(piece)
      if text.isEmpty {
        throw .failed(message: "expected a value here", hint: "write \(name)=A,B,C, without blanks", range)
      }
      guard texts.insert(text).inserted else { throw .listedTwice(text, place) }
      parts.append(Value(NumberLiteral(text).map { .number($0) } ?? .word(text), place))
    }
    return parts
  }
}

extension Diagnostic {
  fileprivate static func listedTwice(_ text: String, _ range: SourceRange) -> Diagnostic {
    .failed(message: "\(text) is listed twice", hint: "list it once", range)
  }
}
