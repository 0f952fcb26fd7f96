import Plotting

/// What a command has to say, before it is laid out.
package enum Output: Sendable, Equatable {
  /// A line of text.
  case text(String)
  /// Columns of text.
  case table(TextTable)
  /// A picture.
  case chart(Chart)
}
