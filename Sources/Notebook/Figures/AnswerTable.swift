import Phrases
import Tasks
import Text

/// Questions with the right answers and those of a model.
struct AnswerTable {
  let answers: GradedAnswers
  let language: Language

  var table: TextTable {
    var table = TextTable(columns: [
      .init("question", alignment: .right), .init("answer", alignment: .right), .init("guess", alignment: .right),
      .init(""),
    ])
    table.rows = answers.answers.map { answer in
      [
        answer.question.text, answer.question.answerText, language.text(.answer(answer.guess)),
        language.text(answer.isRight ? "right" : "wrong"),
      ]
    }
    return table
  }
}

extension Phrase {
  /// What a model answered; a blank answer in words, since nobody could see it.
  static func answer(_ text: String) -> Phrase {
    text.allSatisfy { $0 == " " } ? "blank" : Phrase(verbatim: text)
  }
}
