/// A piece of a line, as the lexer cuts it.
package struct Token: Sendable, Hashable {
  /// What a token is.
  package enum Kind: Sendable, Hashable {
    case word(String)
    case number(NumberLiteral)
    /// Quoted text, without its quotes and with doubled quotes made single.
    case text(String)
    /// `name=`, without the sign; its value is the next token, if that is joined.
    case optionName(String)
    /// `;`
    case separator
  }

  /// What it is.
  package let kind: Kind
  /// Where it stands.
  package let range: SourceRange
  /// Whether it follows the token before it without a blank or `;` between them; never so for `;`.
  package let isJoined: Bool
}
