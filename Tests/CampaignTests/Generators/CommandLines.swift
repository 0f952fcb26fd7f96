/// Random lines of the command language: right ones, and all that is nearly right.
///
/// What is right is small, so that thousands run in a second; what is large is out of every range. Nothing writes a
/// file, for the lines run in session files.
struct CommandLines {
  var random: SeededRandom

  init(_ random: SeededRandom) { self.random = random }

  /// Commands, and what may stand after them; each `<…>` is replaced.
  private static let forms = [
    "load sales <test>", "load addition digits=<2> examples=<60>", "load <file> <test> <column>", "data <40>", "data",
    "seed <n>", "seed", "model <cell> <u>", "model <cell> <u> <u>", "model gru <u> reset_after=<yes>",
    "model lstm <u> recurrent_activation=<activation>", "model", "optimizer <rule> rate=<rate>", "optimizer",
    "optimizer adam beta1=<rate> beta2=<rate> epsilon=<rate>", "optimizer sgd momentum=<rate> clipnorm=<rate>",
    "train <9>", "train <9> batch=<40> shuffle=<yes>", "train <9> stateful=<yes> truncate=<9>", "train <3> watch=<yes>",
    "evaluate", "compare <cell> <cell> units=<u> train=<3> repeat=<2>",
    "compare <cell> units=<u>,<u> train=<2> repeat=<2> rate=<rate>", "compare <cell> layers=<2> train=<2> repeat=<2>",
    "sweep units=<u>,<u> cells=<cell>,<cell> train=<2> repeat=<2>", "sweep rate=<rate>,<rate> train=<2> repeat=<2>",
    "sweep digits=<2> train=<2> repeat=<2>", "runs", "runs best last=<9>", "runs show <9>",
    "runs cell=<cell> units=<u>",
    "runs export <file>", "runs clear", "predict", "forecast <40>", "ask <question>", "sample <9>", "plot <picture>",
    "plot <picture> width=<90> height=<30> style=<style>", "plot weights layer=<2>", "plot one-hot <text>",
    "plot file=<file>", "gates", "gates <question> unit=<9> layer=<2>", "gates as=<as> from=<9>",
    "gates <question> width=<90> height=<30>", "explain step <9> of <question> unit=<9>", "explain step <40>",
    "explain <cell>", "importance <question> as=<as>", "encode <text>", "encode <text> <9>", "decode <9> <9> <9>",
    "decode <n>", "table", "history", "undo", "redo", "reset", "save <file>", "graphics <graphics>",
    "at <9>", "at <3>", "at end", "at", "branch", "models", "use <3>", "plot forecast at=<9>,<9>,<3>",
    "language <language>", "recover", "help <command>", "tour", "?<command>", "<command> ?",
  ]

  private static let commands = [
    "load", "data", "seed", "model", "optimizer", "train", "evaluate", "compare", "sweep", "runs", "predict",
    "forecast",
    "ask", "sample", "plot", "gates", "explain", "importance", "encode", "decode", "table", "history", "undo", "redo",
    "reset", "save", "recover", "at", "branch", "models", "use", "graphics", "language", "help", "tour", "quit",
    "modle", "tarin", "",
  ]

  /// A line: mostly a form, sometimes several, sometimes with changes in it.
  mutating func next() -> String {
    // A mistake or `reset` may have taken the data away.
    if random.oneIn(8) { return beginning().joined(separator: "; ") }
    var line = form()
    while random.oneIn(6) { line += random.pick(";", "; ", " ; ") + form() }
    if random.oneIn(8) { line += random.pick(" # a comment", "#", " #\u{202E}", ";", " ;;") }
    if random.oneIn(5) { line = spoiled(line) }
    return line
  }

  /// A right beginning, so that the commands after it have data and a network.
  mutating func beginning() -> [String] {
    [
      random.pick("load sales", "load addition digits=2 examples=40", "load sales test=6", "load addition digits=1"),
      "model \(random.pick("srn", "lstm", "gru")) \(random.number(1...9))", "train 1",
    ]
  }

  private mutating func form() -> String {
    var line = ""
    for (index, part) in random.pick(from: Self.forms).split(separator: "<").enumerated() {
      guard index > 0 || part.utf8.isEmpty, let close = part.firstIndex(of: ">") else {
        line += part
        continue
      }
      line += value(String(part[..<close])) + part[part.index(after: close)...]
    }
    return line
  }

  private mutating func value(_ kind: String) -> String {
    if random.oneIn(40) { return Odd.text(&random) }
    if let most = Int(kind) { return Odd.number(&random, upTo: most) }
    switch kind {
    case "u": return Odd.number(&random, upTo: 9)
    case "n": return random.oneIn(2) ? String(random.next()) : Odd.number(&random, upTo: 1_000_000)
    case "rate": return random.pick("0.1", "1e-3", "0", "1", "1e30", "-1", "0.999", random.pick(from: Odd.numbers))
    case "test": return "test=" + Odd.number(&random, upTo: 20)
    case "column": return "column=" + random.pick("x", "sales", "'a b'", Odd.text(&random))
    case "file":
      return random.pick("a.csv", "b.svg", "'c d.csv'", "../x.csv", "/etc/passwd", Odd.text(&random) + ".csv")
    case "cell": return random.pick("srn", "lstm", "gru", "lstm", "rnn")
    case "yes": return random.pick("yes", "no", "y", "maybe")
    case "activation": return random.pick("sigmoid", "hard_sigmoid", "relu")
    case "rule": return random.pick("adam", "rmsprop", "sgd", "adm")
    case "question": return random.pick("3+4", "12+9", "' 1+2'", "9+", "+", "99999+1", "1+1+1", Odd.text(&random))
    case "picture":
      return random.pick("forecast", "data", "loss", "accuracy", "error", "rmse", "exact", "runs", "weights", "lsos")
    case "style": return random.pick("braille", "ascii", "x")
    case "as": return random.pick("picture", "numbers", "x")
    case "text": return random.pick("' 163+3'", "\"1+2\"", "''", "'1", "1+1", "'" + Odd.text(&random) + "'")
    case "graphics": return random.pick("auto", "off", "on")
    case "language": return random.pick("en", "zh-TW", "zh", "de")
    default: return random.pick(from: Self.commands)
    }
  }

  /// The line with a few characters changed. No digit is put in: a long training is no test of the parser.
  private mutating func spoiled(_ line: String) -> String {
    var scalars = Array(line.unicodeScalars)
    for _ in 0...random.below(3) {
      let place = random.below(scalars.count + 1)
      switch random.below(4) {
      case 0: scalars.insert(contentsOf: random.pick(from: Odd.texts).unicodeScalars, at: place)
      case 1: if place < scalars.count, !isDigit(scalars[place]) { scalars.remove(at: place) }
      case 2: if place < scalars.count { scalars[place] = random.pick("x", " ", "=", ",", "'", "\"", "\\", "-") }
      default: scalars.removeSubrange(min(scalars.count, max(place, 3))...)
      }
    }
    // One line stays one.
    return String(String.UnicodeScalarView(scalars.filter { $0 != "\n" && $0 != "\r" }))
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
