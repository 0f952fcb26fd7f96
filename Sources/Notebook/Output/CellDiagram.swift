import Recurrent

/// The cells as drawings of characters.
enum CellDiagram {
  /// The drawing, at most 80 columns wide.
  static func lines(of kind: CellKind) -> [String] {
    switch kind {
    case .srn: simple.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .lstm: longShortTermMemory.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .gru: gatedRecurrentUnit.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static let simple = """
    srn: the simple recurrent network of Elman (1990); one input and one output

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
    The whole hidden state is written anew at each step, so what was read long ago
    fades.
    """

  private static let longShortTermMemory = """
    lstm: long short-term memory of Hochreiter and Schmidhuber (1997) with the
    forget gate of Gers et al. (2000); four inputs and one output

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
    Each of the four inputs has a kernel W, a recurrent kernel U and a bias b of
    its own. With f near 1 and i near 0 the memory cell stays as it is, however
    many steps go by.
    """

  private static let gatedRecurrentUnit = """
    gru: the gated recurrent unit of Cho et al. (2014); three inputs and one output

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
    There is no memory cell beside the hidden state, and what is not kept is
    written: one gate does both.
    """
}
