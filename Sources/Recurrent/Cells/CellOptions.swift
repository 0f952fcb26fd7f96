/// Which cell, with Keras' options.
public struct CellOptions: Equatable, Hashable, Sendable {
  /// The cell.
  public var kind: CellKind
  /// Gates with Keras 2's hard sigmoid, max(0, min(1, 0.2 x + 0.5)), instead of the logistic function.
  public var hardSigmoid: Bool
  /// GRU: whether the reset gate works after the recurrent product (Keras' default) or before it.
  public var resetAfter: Bool
  /// The probability with which each input of a layer is left out while the network trains, at least 0 and below 1.
  public var dropout: Double

  /// A cell with Keras' defaults.
  public init(_ kind: CellKind, hardSigmoid: Bool = false, resetAfter: Bool = true, dropout: Double = 0) {
    self.kind = kind
    self.hardSigmoid = hardSigmoid
    self.resetAfter = resetAfter
    self.dropout = dropout
  }

  /// Whether gates, candidate and inputs are those of Keras' defaults.
  var isPlain: Bool { !hardSigmoid && (resetAfter || kind != .gru) && dropout == 0 }

  /// The cell itself.
  package var cell: RecurrentCell {
    switch kind {
    case .srn: .simpleRNN(SimpleRNNCell())
    case .lstm: .lstm(LSTMCell(hardSigmoid: hardSigmoid))
    case .gru: .gru(GRUCell(hardSigmoid: hardSigmoid, resetAfter: resetAfter))
    }
  }
}

/// The cells there are.
public enum CellKind: String, CaseIterable, Sendable {
  /// The simple recurrent network, Elman (1990).
  case srn
  /// Long short-term memory, Hochreiter and Schmidhuber (1997), Gers et al. (2000).
  case lstm
  /// The gated recurrent unit, Cho et al. (2014).
  case gru
}
