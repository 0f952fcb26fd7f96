import Foundation

/// The table of golden hashes beside this file: a line each, the hash of what commands print, then the commands.
///
/// `UNROLL_CAMPAIGN=record swift test -c release --filter GoldenHashesTests` writes it anew, where output was changed on
/// purpose. The lines that introduce data are left out of the hashes: their words change more often than all numbers.
enum GoldenHashes {
  struct Row: Sendable {
    let hash: String
    let commands: String
  }

  private static let path = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent()
    .appendingPathComponent("golden-hashes.txt").path

  /// What is hashed of an output.
  static func hash(of output: String) -> String {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    return Hash.text(Array(lines.filter { !isIntroduction($0) }.joined(separator: "\n").utf8))
  }

  private static func isIntroduction(_ line: Substring) -> Bool {
    line.hasPrefix("sales: ") || line.hasPrefix("addition: ") || line.hasPrefix("addition：")
  }

  static func rows() throws -> [Row] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      Row(hash: String(line.prefix(16)), commands: String(line.dropFirst(18)))
    }
  }

  static func record(_ rows: [Row]) throws {
    let text = rows.map { "\($0.hash)  \($0.commands)\n" }.joined()
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// What the table holds: every task, cell, rule and picture, with sizes around those at which the kernels change.
  ///
  /// Trained numbers are looked at with four digits in the gates, so that a last bit that differs anywhere in a training
  /// is seen sooner or later.
  static let commands: [String] =
    ["srn", "lstm", "gru"].flatMap { series($0) + addition($0) + pictures($0) } + others

  private static func series(_ cell: String) -> [String] {
    let look = "gates unit=1 as=numbers"
    var lines = [1, 2, 3, 4, 7, 8, 12, 15, 16, 17, 24, 31, 33, 40, 48, 64].map {
      "model \(cell) \($0); train 12; \(look)"
    }
    lines += [
      "adam rate=0.01", "rmsprop", "sgd momentum=0.9", "sgd rate=0.1 clipnorm=1", "adam global_clipnorm=0.5",
    ].map { "optimizer \($0); model \(cell) 9; train 15; \(look)" }
    lines += ["batch=4 stateful=no", "batch=5 shuffle=yes stateful=no", "truncate=3", "batch=24 stateful=no"].map {
      "model \(cell) 10 6; train 10 \($0); \(look) layer=2"
    }
    lines += ["gates", "gates unit=2", "gates as=numbers from=2", "explain \(cell)", "model"].map {
      "model \(cell) 5; train 5; \($0)"
    }
    lines += ["model \(cell) 4 4 4; train 10; \(look) layer=3; plot weights"]
    return lines.map { "load sales; " + $0 }
  }

  private static func addition(_ cell: String) -> [String] {
    var lines = [1, 5, 16, 20, 33].map {
      "load addition digits=2 examples=120; model \(cell) \($0); train 2; sample 4; ask 3+36; gates 3+36 unit=1 as=numbers"
    }
    lines += [1, 7, 16, 32, 100].map {
      "load addition digits=2 examples=90; model \(cell) 12; train 2 batch=\($0); gates 3+4 unit=2 as=numbers"
    }
    lines += [
      "gates 3+4", "gates 3+4 as=numbers", "explain step 2 of 3+4 unit=2", "importance 3+4",
      "importance 3+4 as=numbers",
    ].map { "load addition digits=1 examples=50; model \(cell) 8; train 3; \($0)" }
    lines += [0, 2, 9_223_372_036_854_775_807].map {
      "seed \($0); load addition digits=3 examples=60; model \(cell) 8; train 2; gates 1+2 unit=1 as=numbers; history"
    }
    return lines
  }

  private static func pictures(_ cell: String) -> [String] {
    [
      "", " loss", " accuracy", " error", " weights", " data", " weights layer=2 width=40 height=9",
      " loss style=ascii",
    ].map { "load addition digits=1 examples=50; model \(cell) 6; train 4; plot\($0)" }
  }

  private static let others: [String] =
    [
      "load sales; model gru 7 reset_after=no; train 10; gates as=numbers",
      "load sales; model lstm 7 recurrent_activation=hard_sigmoid; train 10; gates as=numbers",
      "load sales; model lstm 3; undo; redo; model", "load sales; plot data",
      "language zh-TW; load addition digits=1 examples=50; model gru 4; train 5; ask 3+4; plot loss",
      "decode 3 1 4", "decode 11 10 1", "table", "explain lstm", "explain gru", "explain srn",
    ]
    + [1, 2, 3].flatMap { digits in
      ["data 3", "plot data", "model lstm 3; undo; redo; model"].map {
        "load addition digits=\(digits) examples=50; \($0)"
      }
    }
    + ["' 163+3'", "'12'", "'1+2'", "'999+999'", "'0'"].flatMap { ["encode \($0)", "plot one-hot \($0)"] }
}
