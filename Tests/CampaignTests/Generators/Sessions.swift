/// Random session files: prose and blocks that Markdown allows, nearly allows, or does not.
enum Sessions {
  /// A file; the commands in it are short and right, or odd.
  static func bytes(_ random: inout SeededRandom) -> [UInt8] {
    var lines: [String] = []
    if random.oneIn(4) {
      lines.append(random.pick("<!-- language: zh-TW -->", "<!-- language: xx -->", "<!--", "\u{FEFF}# A"))
    }
    for _ in 0...random.below(5) { lines += random.oneIn(2) ? prose(&random) : block(&random) }
    let end = random.pick("\n", "\n", "\n", "\r\n")
    let bytes = Array((lines.joined(separator: end) + (random.oneIn(4) ? "" : end)).utf8)
    return random.oneIn(3) ? Mutation.changed(bytes, with: Array("```unroll\n> seed 3\n".utf8), &random) : bytes
  }

  /// A well-formed file of these commands, without output.
  static func file(of commands: [String], language: String? = nil) -> String {
    let first = language.map { "<!-- language: \($0) -->\n" } ?? ""
    return first + "# Campaign\n\n````````unroll\n" + commands.map { "> \($0)\n" }.joined() + "````````\n"
  }

  private static func prose(_ random: inout SeededRandom) -> [String] {
    (0...random.below(4)).map { _ in
      random.pick(
        "# " + Odd.text(&random), "A paragraph, with `code` and *stress*.", "", "    indented", "| a | b |",
        "> a quotation",
        "```", "~~~python", "```unroll x", Odd.text(&random), "---", "\\> seed", "![picture](p.svg)")
    }
  }

  private static func block(_ random: inout SeededRandom) -> [String] {
    let fence = random.pick("```", "````", "~~~", "`````", "``")
    let indent = random.pick("", "", "", " ", "   ", "    ", "\t")
    var lines = [fence + random.pick("unroll", "unroll", "unroll", " unroll ", "Unroll", "unroll:", "")]
    for _ in 0..<random.below(6) {
      lines.append(random.pick("> ", "> ", "> ", ">", ">  ") + command(&random))
      for _ in 0..<random.below(3) {
        lines.append(random.pick("seed 3", "", "\\> x", "\\\\> x", "\\```", "error: no", "  ", Odd.text(&random)))
      }
    }
    lines.append(random.oneIn(8) ? "" : fence + random.pick("", "", " ", "`", "x"))
    return lines.map { indent + $0 }
  }

  private static func command(_ random: inout SeededRandom) -> String {
    random.pick(
      "seed \(random.below(100))", "seed", "load sales", "model srn 2", "train 1", "evaluate", "table", "history",
      "undo",
      "redo", "encode ' 1+2'", "modle", "load x.csv", "save x.md", "quit", "tour", "language zh-TW", Odd.text(&random))
  }
}
