/// A question of the addition task, `12+345`, and its answer.
///
/// With numbers of at most `digits` digits a question has 2 · digits + 1 characters for the network, and an answer
/// digits + 1. As in Keras' example `addition_rnn`, a question is filled up with blanks on the right and then reversed
/// as a whole (`12+345 ` becomes ` 543+21`); an answer is filled up on the right and never reversed.
public struct Question: Sendable, Hashable {
  /// The number before the `+`.
  public let left: UInt32

  /// The number after the `+`.
  public let right: UInt32

  /// The most digits of a number that the task knows.
  package static let largestDigits = 8

  /// A question of two numbers, each below 10⁸.
  public init(_ left: UInt32, _ right: UInt32) {
    self.left = left
    self.right = right
  }

  /// Their sum.
  public var answer: UInt64 { UInt64(left) + UInt64(right) }

  /// As a person reads it: `12+345`.
  public var text: String { "\(left)+\(right)" }

  /// The answer as a person reads it: `357`.
  public var answerText: String { String(answer) }

  /// The characters of a question for the network.
  package static func inputLength(digits: Int) -> Int { 2 * digits + 1 }

  /// The characters of an answer for the network.
  package static func targetLength(digits: Int) -> Int { digits + 1 }

  /// The codes the network reads, filled up and reversed, `[2 · digits + 1]`; more if a number has more digits.
  package func inputCodes(digits: Int) -> [UInt8] {
    var codes: [UInt8] = []
    appendInputCodes(to: &codes, digits: digits)
    return codes
  }

  /// The codes the network should answer, filled up, `[digits + 1]`; more if the answer has more digits.
  package func targetCodes(digits: Int) -> [UInt8] {
    var codes: [UInt8] = []
    appendTargetCodes(to: &codes, digits: digits)
    return codes
  }

  /// The question whose codes a network reads: the inverse of `inputCodes`. Blanks say nothing, wherever they are.
  package init(inputCodes codes: some BidirectionalCollection<UInt8>) {
    var numbers: (UInt32, UInt32) = (0, 0)
    for code in codes.reversed() where code != CodingTable.blank {
      if code == CodingTable.plus {
        numbers = (numbers.1, 0)
      } else {
        numbers.1 = numbers.1 &* 10 &+ UInt32(code) &- 2
      }
    }
    self.init(numbers.0, numbers.1)
  }
}

extension Question {
  /// Reversed, the question is: blanks, then the right number from its last digit to its first, `+`, and the left
  /// number likewise.
  func appendInputCodes(to codes: inout [UInt8], digits: Int) {
    let used = Question.digitCount(left) + 1 + Question.digitCount(right)
    let blanks = max(0, Question.inputLength(digits: digits) - used)
    codes.append(contentsOf: repeatElement(CodingTable.blank, count: blanks))
    Question.appendDigitsFromLast(UInt64(right), to: &codes)
    codes.append(CodingTable.plus)
    Question.appendDigitsFromLast(UInt64(left), to: &codes)
  }

  func appendTargetCodes(to codes: inout [UInt8], digits: Int) {
    let start = codes.count
    Question.appendDigitsFromLast(answer, to: &codes)
    codes[start...].reverse()
    let blanks = max(0, Question.targetLength(digits: digits) - (codes.count - start))
    codes.append(contentsOf: repeatElement(CodingTable.blank, count: blanks))
  }

  private static func digitCount(_ number: UInt32) -> Int {
    var count = 1
    var rest = number / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }

  private static func appendDigitsFromLast(_ number: UInt64, to codes: inout [UInt8]) {
    var rest = number
    repeat {
      codes.append(CodingTable.code(ofDigit: UInt32(rest % 10)))
      rest /= 10
    } while rest > 0
  }
}
