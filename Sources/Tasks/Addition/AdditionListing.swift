internal import Phrases
private import Recurrent
private import Text

extension AdditionExamples {
  /// `addition: 50,000 questions of up to 3 digits; 45,000 to train on, 5,000 to validate`
  var summary: Phrase {
    let (learned, judged) = (groupedText(trainingRange.count), groupedText(validationRange.count))
    return """
      addition: \(groupedText(count)) questions of up to \(Counted.digits(digits)); \
      \(learned) to train on, \(judged) to validate
      """
  }

  /// Questions with their answers, and the characters that the network reads and writes.
  func listing(rows: Int) -> DataListing {
    var table = TextTable(columns: [
      .init("question"), .init("answer", alignment: .right), .init("the network reads"), .init("and writes"),
    ])
    for index in 0..<min(rows, count) {
      let question = question(at: index)
      let reads = CodingTable.text(of: inputCodes(at: index))
      let writes = CodingTable.text(of: targetCodes(at: index))
      table.rows.append([question.text, question.answerText, "'\(reads)'", "'\(writes)'"])
    }
    return DataListing(
      table: table,
      remark: count > rows
        ? "\(groupedText(rows)) of \(groupedText(count)) questions; \"data ROWS\" shows more" : nil)
  }
}

extension Question {
  /// The question as the only sample, with a name for each character that is read and written.
  func reading(digits: Int) -> Reading {
    Reading(
      name: text, data: AdditionNetwork.data(self, digits: digits),
      reads: StepNames(
        names: CodingTable.names(of: inputCodes(digits: digits)), title: "characters as the network reads them",
        noun: "reads"),
      writes: StepNames(
        names: CodingTable.names(of: targetCodes(digits: digits)), title: "characters of the right answer",
        noun: "should write"))
  }
}
