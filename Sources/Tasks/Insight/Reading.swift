package import Phrases
package import Recurrent

/// Something that a network can be watched reading, step by step: a question, or the months of a series.
package struct Reading {
  /// What it is called: `3+361`, or `sales`.
  package let name: String
  /// The samples that are read, one after another.
  package let data: SequenceData
  /// What the steps of the layers that read are called.
  package let reads: StepNames
  /// What the steps of the layers that write an answer are called; nil if there are no such layers.
  package var writes: StepNames?
}

/// What the steps of a layer are called.
package struct StepNames: Sendable {
  /// A name for each step: a character, a month.
  package let names: [String]
  /// What the names are, as an axis is titled.
  package let title: Phrase
  /// What a name is, as a column of a table is headed.
  package let noun: Phrase
}

/// Where a task's readings come from.
package enum ReadingSource {
  /// The data are read as they are.
  case data(() -> Reading)
  /// A question is read that somebody types.
  case question((_ text: String) throws(QuestionError) -> Reading)
}
