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
        answer.question.text, answer.question.answerText, answer.guess,
        language.text(answer.isRight ? "right" : "wrong"),
      ]
    }
    return table
  }
}
