private import Recurrent

/// Makes up questions, no two of them the same, `b+a` counting as `a+b`.
///
/// As in Keras' example `addition_rnn`: a number's length is drawn uniformly from 1 … digits, then each of its digits
/// from 0 … 9, so that short numbers are common; a question already there is drawn again.
///
/// When 4,096 draws in a row give fewer than 256 new questions, that search has become slow, and all further questions
/// are drawn uniformly from the pairs that are left: with up to 3 digits from a list of them, left number at most the
/// right, in ascending order, each then turned round or not; with more digits by drawing both numbers uniformly below
/// 10^digits until the pair is new, which with at most 2 million of 50 million pairs is soon.
struct QuestionGenerator {
  private let digits: Int
  private let count: Int
  private var random: RandomStream
  private var questions: [Question] = []
  private var seen: Set<UInt64> = []

  private init(digits: Int, count: Int, seed: UInt64) {
    self.digits = digits
    self.count = count
    random = RandomStream(seed: seed, purpose: .data)
    questions.reserveCapacity(count)
    seen.reserveCapacity(count)
  }

  /// The questions in the order they were drawn.
  ///
  /// - Precondition: there are at least `count` questions of 1 ≤ `digits` ≤ 8 digits, and `count` ≤ 2 million.
  static func questions(digits: Int, count: Int, seed: UInt64) -> [Question] {
    var generator = QuestionGenerator(digits: digits, count: count, seed: seed)
    generator.drawByDigits()
    if generator.questions.count < count {
      if digits <= 3 { generator.drawFromList() } else { generator.drawUniformly() }
    }
    return generator.questions
  }

  /// How many questions there are: n(n + 1) ÷ 2 pairs of n = 10^digits numbers; the largest number there is where they
  /// are more, as from 5 digits on in a browser.
  static func available(digits: Int) -> Int {
    let numbers = UInt64(numbers(digits: digits))
    return Int(clamping: numbers * (numbers + 1) / 2)
  }

  private static func numbers(digits: Int) -> Int {
    (0..<digits).reduce(1) { product, _ in product * 10 }
  }

  private mutating func drawByDigits() {
    var draws = 0
    var before = 0
    while questions.count < count {
      let left = number()
      take(Question(left, number()))
      draws += 1
      if draws.isMultiple(of: 4096) {
        if questions.count - before < 256 { return }
        before = questions.count
      }
    }
  }

  private mutating func number() -> UInt32 {
    let length = 1 + random.below(UInt32(digits))
    var number: UInt32 = 0
    for _ in 0..<length { number = number * 10 + random.below(10) }
    return number
  }

  private mutating func drawFromList() {
    let numbers = UInt32(QuestionGenerator.numbers(digits: digits))
    var left: [Question] = []
    for low in 0..<numbers {
      for high in low..<numbers where !seen.contains(QuestionGenerator.key(low, high)) {
        left.append(Question(low, high))
      }
    }
    var first = 0
    while questions.count < count, first < left.count {
      left.swapAt(first, first + Int(random.below(UInt32(left.count - first))))
      let question = left[first]
      take(random.below(2) == 0 ? question : Question(question.right, question.left))
      first += 1
    }
  }

  private mutating func drawUniformly() {
    let numbers = UInt32(QuestionGenerator.numbers(digits: digits))
    while questions.count < count {
      let left = random.below(numbers)
      take(Question(left, random.below(numbers)))
    }
  }

  private mutating func take(_ question: Question) {
    let low = min(question.left, question.right)
    let high = max(question.left, question.right)
    if seen.insert(QuestionGenerator.key(low, high)).inserted { questions.append(question) }
  }

  private static func key(_ low: UInt32, _ high: UInt32) -> UInt64 {
    UInt64(low) << 32 | UInt64(high)
  }
}
