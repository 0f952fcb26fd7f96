import Tasks
import Testing

@Test(arguments: [(1, 55), (1, 40), (2, 5050), (2, 5000), (3, 2000), (4, 2000), (8, 2000)])
func noQuestionComesTwice(digits: Int, count: Int) throws {
  let questions = try questions(digits: digits, count: count, seed: 7)
  #expect(questions.count == count)
  let pairs = Set(questions.map { [min($0.left, $0.right), max($0.left, $0.right)] })
  #expect(pairs.count == count)
  let limit = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
  #expect(questions.allSatisfy { $0.left < limit && $0.right < limit })
}

@Test func lengthsAreUniform() throws {
  let questions = try questions(digits: 8, count: 8000, seed: 3)
  let long = questions.count { $0.left >= 10_000_000 }
  // An eighth of the numbers have 8 digits, and a tenth of those begin with 0.
  #expect((800...1000).contains(long))
}

@Test func bothOrdersComeInAFullList() throws {
  let questions = try questions(digits: 2, count: 5050, seed: 1)
  let turned = questions.count { $0.left > $0.right }
  #expect((2300...2650).contains(turned))
}

/// Expected values: the documented method with the published Philox 4x32-10, written anew in Python; sums are FNV-1a.
@Test(
  arguments: [
    (3, 1000, 42, "77+65", 0x0546_eea7_4666_c110, 0x4d55_edf4_9305_a23a),
    (1, 55, 7, "8+9", 0x36a0_ba3e_f1ab_aee1, 0xcb65_1c47_99bd_cf91),
    (2, 5050, 7, "43+67", 0x5e34_cbbc_221e_93c1, 0x769c_5dd1_3779_44fa),
    (3, 50_000, 1, "25+192", 0x21cc_59ae_0d7b_2de8, 0x74b1_0c78_c9be_d3fc),
  ] as [(Int, Int, UInt64, String, UInt64, UInt64)])
func questionsAreTheSameEverywhere(
  digits: Int, count: Int, seed: UInt64, first: String, inputs: UInt64, targets: UInt64
) throws {
  let examples = try AdditionExamples(digits: digits, count: count, seed: seed)
  #expect(examples.question(at: 0).text == first)
  #expect(sum(examples.inputs) == inputs)
  #expect(sum(examples.targets) == targets)
}

private func questions(digits: Int, count: Int, seed: UInt64) throws -> [Question] {
  let examples = try AdditionExamples(digits: digits, count: count, seed: seed)
  return (0..<examples.count).map { examples.question(at: $0) }
}

private func sum(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
