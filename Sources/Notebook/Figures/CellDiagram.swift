import Phrases
import Recurrent
import Text

/// The cells as drawings of characters, at most 80 columns wide.
enum CellDiagram {
  /// A caption, the drawing with its equations, and what to make of it.
  static func outputs(of kind: CellKind, in language: Language) -> [Output] {
    let (caption, drawing, remark) = parts(of: kind)
    let lines = lines(of: drawing, in: language)
    return [.paragraph(caption, width: width), .line("")] + lines.map { .line($0) } + [.paragraph(remark, width: width)]
  }

  private static let width = 79

  private static func parts(of kind: CellKind) -> (caption: Phrase, drawing: String, remark: Phrase) {
    switch kind {
    case .srn:
      (
        "srn: the simple recurrent network of Elman (1990); one input and one output", simple,
        "The whole hidden state is written anew at each step, so what was read long ago fades."
      )
    case .lstm:
      (
        """
        lstm: long short-term memory of Hochreiter and Schmidhuber (1997) with the forget gate of Gers et al. (2000); \
        four inputs and one output
        """, longShortTermMemory,
        """
        Each of the four inputs has a kernel W, a recurrent kernel U and a bias b of its own. With f near 1 and i near \
        0 the memory cell stays as it is, however many steps go by.
        """
      )
    case .gru:
      (
        "gru: the gated recurrent unit of Cho et al. (2014); three inputs and one output", gatedRecurrentUnit,
        "There is no memory cell beside the hidden state, and what is not kept is written: one gate does both."
      )
    }
  }

  /// The drawing with its labels in a language, each as wide as the English one, or the lines would not meet.
  private static func lines(of drawing: String, in language: Language) -> [String] {
    drawing.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      labels.reduce(String(line)) { line, label in
        let english = label.description
        return line.replacingFirst(english, with: language.text(label).padded(to: displayWidth(english)))
      }
    }
  }

  /// What is written in the drawings, labels before those that they contain.
  private static let labels: [Phrase] =
    [
      "output: hidden state h", "h₋₁, at the next step", "c₋₁, at the next step", "h₋₁, at the", "next step",
      "x, what is read", "output gate o, from 0 to 1:", "forget gate f, from 0 to 1:", "input gate i, from 0 to 1:",
      "update gate z, from 0 to 1:", "reset gate r, from 0 to 1:", "candidate g, from -1 to 1:",
      "how much of the memory is shown", "how much of the past the", "candidate sees; input 3:", "how much is kept",
      "how much is written", "what could be written", "memory cell", "times r", "likewise",
    ] + (1...4).map { "input \($0):" }

  private static let simple = """
                          output: hidden state h
                                    ▲
                                    ├──────────────┐
                                ┌───┴───┐          │
                                │ tanh  │          │ h₋₁, at the next step
                                └───┬───┘          │
                                    │              │
                              xW + h₋₁U + b ◀──────┘
                                    ▲
                                    │
                              x, what is read

    h = tanh(xW + h₋₁U + b)
    """

  private static let longShortTermMemory = """
                            output: hidden state h
                                      ▲
                                      │        output gate o, from 0 to 1:
                                    ┌─┴─┐      how much of the memory is shown
                                    │ × │◀──── σ ◀──── input 4: xW + h₋₁U + b
                                    └─┬─┘
                                      │
                                    ┌─┴──┐
                                    │tanh│
                                    └─┬──┘
      forget gate f, from 0 to 1:     │
      how much is kept         ┌──────┴──────┐
                        ┌───┐  │ memory cell │
      input 3: ──▶ σ ──▶│ × │─▶│      +      │─────┐
      xW + h₋₁U + b     └───┘  │             │     │
                          ▲    └──────┬──────┘     │ c₋₁, at the next step
                          │           │            │
                          └───────────│────────────┘
                                      │        input gate i, from 0 to 1:
                                    ┌─┴─┐      how much is written
                                    │ × │◀──── σ ◀──── input 2: xW + h₋₁U + b
                                    └─┬─┘
                                    ┌─┴──┐
                                    │tanh│     candidate g, from -1 to 1:
                                    └─┬──┘     what could be written
                                      │
                           input 1: xW + h₋₁U + b

    i = σ(xW + h₋₁U + b)    f, o likewise    g = tanh(xW + h₋₁U + b)
    c = f c₋₁ + i g         h = o tanh(c)
    """

  private static let gatedRecurrentUnit = """
                            output: hidden state h
                                      ▲
                                      ├──────────────────────────┐
      update gate z, from 0 to 1:   ┌─┴─┐                        │
      how much is kept              │ + │                        │
                                    └─┬─┘                        │
                          ┌───────────┴──────────┐               │ h₋₁, at the
                        ┌─┴─┐                  ┌─┴─┐             │ next step
      input 2: ──▶ σ ──▶│ × │ z          1 − z │ × │             │
      xW + h₋₁U + b     └─┬─┘                  └─┬─┘             │
                          │                    ┌─┴──┐ candidate g, from -1 to 1:
                          │                    │tanh│ what could be written
                          │                    └─┬──┘            │
                          │                    ┌─┴─┐             │
                          │                    │ + │◀── input 1: xW + b
                          │                    └─┬─┘             │
                          │                    ┌─┴─┐  reset gate r, from 0 to 1:
                          │   h₋₁U + b, times r│ × │  how much of the past the
                          │                    └─┬─┘  candidate sees; input 3:
                          │                      │    r = σ(xW + h₋₁U + b)
                          └──────────────────────┴───────────────┘

    z = σ(xW + h₋₁U + b)    r likewise    g = tanh(xW + b + r (h₋₁U + b))
    h = z h₋₁ + (1 − z) g
    """
}

extension String {
  /// The text with another in place of the first `old`.
  fileprivate func replacingFirst(_ old: String, with text: String) -> String {
    guard let start = indices.first(where: { self[$0...].hasPrefix(old) }) else { return self }
    return String(self[..<start]) + text + String(self[start...].dropFirst(old.count))
  }
}
