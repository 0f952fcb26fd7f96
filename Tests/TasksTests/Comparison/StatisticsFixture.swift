import Foundation

/// Generated samples and what SciPy and numpy make of them; `Fixtures/make_statistics.py` wrote them.
struct StatisticsFixture: Decodable {
  struct Pair: Decodable {
    let x, y: [Double]
    let statistic, p: Double
  }

  struct Sample: Decodable {
    let values, interval: [Double]
    let mean, sd, median: Double
  }

  struct Tail: Decodable {
    let z, p: Double
  }

  struct Holm: Decodable {
    let p, corrected: [Double]
  }

  let pairs: [Pair]
  let samples: [Sample]
  let tails: [Tail]
  let holm: [Holm]

  static func load(file: StaticString = #filePath) throws -> StatisticsFixture {
    let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/statistics.json"))
    return try JSONDecoder().decode(StatisticsFixture.self, from: data)
  }
}

/// Whether two numbers agree to more than six digits.
func agree(_ value: Double, _ expected: Double) -> Bool {
  abs(value - expected) <= 1e-9 * max(abs(expected), 1e-300)
}
