import Recurrent
import Tasks

/// An addition model as a graph that reads the characters of questions and answers with characters.
struct AdditionGraph {
  private let network: RecurrentNodes
  private let digits: Int

  init(_ model: Model, _ examples: AdditionExamples) {
    network = RecurrentNodes(model.checkpoint)
    digits = examples.digits
  }

  /// The graph. Characters are their Unicode numbers; a graph of ONNX cannot take a text apart.
  var graph: GraphBuilder {
    let (questionLength, answerLength) = (Question.inputLength(digits: digits), Question.targetLength(digits: digits))
    var graph = GraphBuilder(
      name: "addition",
      description: """
        Answers additions: "12+345" filled up with blanks on the right to \(questionLength) characters, as Unicode numbers.
        """)
    let questions = graph.input(
      "questions", .int32, ["batch", .count(questionLength)],
      "characters of the questions, each blank (32), + (43) or a digit (48 to 57)")
    let alphabet = graph.constant("alphabet", CodingTable.alphabet.map { Int32($0.unicodeScalars.first?.value ?? 0) })
    let encoded = network.addEncoder(oneHot(questions, alphabet, &graph), wholeSequence: false, to: &graph)
    let scores = network.addDense(network.addDecoder(encoded, to: &graph), to: &graph)
    let softmax = graph.node("Softmax", [scores], [("axis", .int(-1))])
    let probabilities = graph.transpose(softmax, [1, 0, 2], named: "probabilities")
    let codes = graph.node("ArgMax", [probabilities], [("axis", .int(2)), ("keepdims", .int(0))])
    graph.node("Gather", [alphabet, codes], named: "answers")
    graph.output(
      "answers", .int32, ["batch", .count(answerLength)], "the characters of the answers, filled up with blanks")
    graph.output(
      "probabilities", .float, ["batch", .count(answerLength), .count(CodingTable.size)],
      "of each character of the alphabet: blank, +, 0 to 9")
    return graph
  }

  /// The questions from their last character to their first, a row of zeros with one 1 for each.
  ///
  /// - Returns: `[steps, batch, 12]`
  private func oneHot(_ questions: String, _ alphabet: String, _ graph: inout GraphBuilder) -> String {
    let reversed = graph.slice(questions, axis: 1, from: -1, to: nil, step: -1)
    let isCharacter = graph.node("Equal", [graph.unsqueeze(reversed, axes: [2]), alphabet])
    return graph.transpose(graph.cast(isCharacter, to: .float), [1, 0, 2])
  }
}
