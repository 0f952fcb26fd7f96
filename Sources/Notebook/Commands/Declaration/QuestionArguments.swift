import CommandLanguage
import Tasks

/// A question, as several commands take it.
let questionParameter = Parameter("QUESTION", "a question such as 3+361", .written())

extension Arguments {
  /// Makes one value of a question that was typed with blanks, `3 + 361`.
  mutating func joinQuestions() { joinValues(at: Question.isPlus) }
}

extension Value {
  /// Reads a question that was typed.
  ///
  /// - Throws: a caret under the character that is no part of a question.
  func question<Result>(_ read: (_ text: String) throws(QuestionError) -> Result) throws(Diagnostic) -> Result {
    do throws(QuestionError) {
      return try read(content.text)
    } catch {
      let start = range.lowerBound + (isQuoted ? 1 : 0)
      let place = min(start + error.offset, max(start, range.upperBound - 1))
      throw Diagnostic(error, at: SourceRange(place..<place + 1))
    }
  }

  /// Reads a question with numbers of at most `digits` digits.
  ///
  /// - Throws: as above.
  func question(digits: Int) throws(Diagnostic) -> Question {
    try question { (text) throws(QuestionError) in try Question(parsing: text, digits: digits) }
  }
}
