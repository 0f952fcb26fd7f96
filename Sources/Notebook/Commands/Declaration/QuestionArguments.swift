import CommandLanguage
import Tasks

/// A question, as several commands take it.
let questionParameter = Parameter("QUESTION", "a question such as 3+361", .written())

extension Question {
  /// A question that was typed.
  ///
  /// - Throws: a caret under the character that is no part of a question.
  init(_ value: Value, digits: Int) throws(Diagnostic) {
    do throws(QuestionError) {
      try self.init(parsing: value.content.text, digits: digits)
    } catch {
      let start = value.range.lowerBound + (value.isQuoted ? 1 : 0)
      let place = min(start + error.offset, max(start, value.range.upperBound - 1))
      throw Diagnostic(error, at: SourceRange(place..<place + 1))
    }
  }
}

extension Value {
  /// Whether it was written in quotes, so that its first character stands one column further.
  var isQuoted: Bool {
    if case .text = content { return true }
    return false
  }
}
