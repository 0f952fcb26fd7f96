import Recurrent
import Tasks
import Testing

@Suite struct ImportanceTests {
  /// Against one prediction at a time.
  @Test func differencesOfProbabilities() throws {
    let question = Question(3, 36)
    let architecture = AdditionNetwork.architecture(cell: CellOptions(.gru), units: [6], digits: 2)
    let checkpoint = Checkpoint(architecture, seed: 5)
    let importance = try Importance(checkpoint, question, digits: 2)
    #expect(importance.characters == ["␣", "6", "3", "+", "3"])
    func probabilities(_ codes: [UInt8]) throws -> [Float] {
      let data = SequenceData(
        count: 1, inputs: .symbols(codes), targets: .symbols(question.targetCodes(digits: 2)))
      return try Predictor(checkpoint).predict(data)
    }
    let codes = question.inputCodes(digits: 2)
    let whole = try probabilities(codes)
    for place in 0..<3 {
      let row = whole[place * 12..<place * 12 + 12]
      let best = row.firstIndex(of: row.max() ?? 0) ?? 0
      for character in codes.indices {
        var blanked = codes
        blanked[character] = CodingTable.blank
        let change = Double(whole[best]) - Double(try probabilities(blanked)[best])
        #expect(abs(importance.losses[place][character] - change) < 1e-6)
      }
    }
    // A blank that is blanked out moves nothing.
    #expect(importance.losses.allSatisfy { $0[0] == 0 })
  }

  @Test func aModelForOtherNumbers() {
    let architecture = AdditionNetwork.architecture(cell: CellOptions(.srn), units: [3], digits: 3)
    #expect(throws: TrainingError.dataDoesNotFit) {
      try Importance(Checkpoint(architecture), Question(3, 36), digits: 2)
    }
  }
}
