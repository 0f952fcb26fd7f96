import CommandLanguage
import Testing

/// The diagnostic that `body` throws; fails the test where it throws none.
func diagnostic(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> Diagnostic {
  try #require(throws: Diagnostic.self, sourceLocation: sourceLocation, performing: body)
}

/// The only statement of `line`.
func statement(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Statement {
  let statements = try Parser.parse(line)
  try #require(statements.count == 1, sourceLocation: sourceLocation)
  return try #require(statements.first, sourceLocation: sourceLocation)
}

/// What a line says, without where: `model(lstm, #8, rate=#0.1, 'a b')`.
func shape(_ statements: [Statement]) -> [[String]] {
  statements.map { statement in
    [statement.command.text]
      + statement.arguments.map { argument in
        switch argument {
        case .value(let value): shape(value.content)
        case .option(let name, let value): name.text + "=" + shape(value.content)
        }
      }
  }
}

private func shape(_ content: Value.Content) -> String {
  switch content {
  case .word(let text): text
  case .number(let number): "#" + number.text
  case .text(let text): "'" + text + "'"
  }
}

/// A small generator of fixed seed (SplitMix64), so that a failing test fails again.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
