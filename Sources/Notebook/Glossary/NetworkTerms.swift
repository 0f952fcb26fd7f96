import Phrases

extension Glossary {
  /// The parts of recurrent networks.
  static let networks: [Term] = [
    Term(
      "srn", synonyms: ["simple recurrent network", "simplernn", "elman", "rnn"], "simple recurrent network",
      """
      h = tanh(x W + h₋₁ U + b): the hidden state is made anew in every step from the input and the state \
      before (Elman, 1990). It forgets after some ten steps.
      """,
      see: ["lstm", "gru", "hidden state"]),
    Term(
      "lstm", synonyms: ["long short-term memory"], "long short-term memory",
      """
      A cell whose state is carried on unless its gates change it: what to write, what to forget, what to show \
      (Hochreiter and Schmidhuber, 1997; the forget gate by Gers et al., 2000). "explain lstm" draws it.
      """,
      see: ["gate", "cell state", "explain"]),
    Term(
      "gru", synonyms: ["gated recurrent unit"], "gated recurrent unit",
      """
      Two gates, update and reset, and no cell state of its own (Cho et al., 2014). It has three quarters of \
      an LSTM's weights.
      """,
      see: ["update gate", "reset gate", "lstm"]),
    Term(
      "cell", synonyms: ["cells"], "what computes one step",
      "srn, lstm or gru: how a layer goes from one step to the next.",
      see: ["srn", "lstm", "gru"]),
    Term(
      "units", synonyms: ["unit", "neurons", "neuron", "hidden size", "hidden units"], "the width of a layer",
      "How many numbers the hidden state of a layer has. More units can learn more, and overfit more easily.",
      see: ["hidden state", "overfitting", "sweep"]),
    Term(
      "layer", synonyms: ["layers", "stacked"], "cells one above the other",
      "layers=2 gives the states of the first layer to a second one as its input.",
      see: ["units", "model"]),
    Term(
      "hidden state", synonyms: ["hidden-state", "hidden"], "what a cell hands on",
      """
      The numbers that a layer gives to the next step and to the layer above. All that the network knows of \
      the past is in its states.
      """,
      see: ["cell state", "units", "gates"]),
    Term(
      "cell state", synonyms: ["cell-state", "memory cell"], "the memory of an LSTM",
      """
      c = f c₋₁ + i g: it is carried on where the forget gate is near 1, so that gradients last over many \
      steps.
      """,
      see: ["forget gate", "lstm", "hidden state"]),
    Term(
      "gate", "a value from 0 to 1 that lets something through",
      """
      It is computed from the input and the hidden state by a sigmoid, one for each unit. "gates" draws them \
      step by step.
      """,
      see: ["input gate", "forget gate", "output gate", "gates"]),
    Term(
      "input gate", synonyms: ["input-gate"], "how much of the candidate is written",
      "Near 1 the candidate is added to the cell state, near 0 it is not.",
      see: ["candidate", "cell state"]),
    Term(
      "forget gate", synonyms: ["forget-gate"], "how much of the cell state is kept",
      """
      Near 1 the cell state stays, near 0 it is forgotten. Its bias begins at 1, so that an LSTM remembers at \
      first.
      """,
      see: ["cell state", "bias"]),
    Term(
      "output gate", synonyms: ["output-gate"], "how much of the cell state is shown",
      "h = o tanh(c): near 0 the unit remembers without showing it.",
      see: ["cell state", "hidden state"]),
    Term(
      "candidate", synonyms: ["cell candidate"], "what could be written",
      """
      A new value from the input and the hidden state, by tanh between -1 and 1; a gate decides how much of it \
      counts.
      """,
      see: ["input gate", "update gate"]),
    Term(
      "update gate", synonyms: ["update-gate"], "how much of a GRU's state stays",
      "h = z h₋₁ + (1 − z) g: near 1 the old state stays, near 0 the candidate takes its place.",
      see: ["gru", "candidate"]),
    Term(
      "reset gate", synonyms: ["reset-gate"], "how much of the state the candidate sees",
      "Near 0 a GRU's candidate is made from the input alone, as if the sequence began anew.",
      see: ["gru", "candidate"]),
    Term(
      "kernel", synonyms: ["weights", "weight"], "the weights from the input",
      """
      The matrix W, [inputs, gates × units]. The recurrent kernel U, [units, gates × units], does the same for \
      the hidden state.
      """,
      see: ["bias", "parameters", "explain"]),
    Term(
      "bias", synonyms: ["biases"], "what is added whatever the input",
      "One number for each gate and unit. It begins at 0, that of the forget gate at 1.",
      see: ["kernel", "forget gate"]),
    Term(
      "parameters", synonyms: ["parameter"], "the numbers that training changes",
      "Kernels, recurrent kernels and biases of all layers together. \"model\" lists them.",
      see: ["kernel", "bias", "model"]),
    Term(
      "one-hot", synonyms: ["onehot", "one hot"], "a character as zeros and a one",
      """
      Each character has a column; a text is a matrix with a 1 in the column of its character in each row. \
      "encode" draws it.
      """,
      see: ["encode", "softmax"]),
    Term(
      "softmax", "probabilities that add up to 1",
      """
      The last layer of additions gives each character e to the power of its score, divided by the sum of all. \
      The largest is the answer.
      """,
      see: ["cross-entropy", "one-hot"]),
    Term(
      "sigmoid", synonyms: ["logistic"], "a curve from 0 to 1",
      "1 / (1 + e^(−x)): gates are made with it. Far from 0 it is flat, and the gradient vanishes there.",
      see: ["gate", "tanh"]),
    Term(
      "tanh", "a curve from -1 to 1",
      "The hyperbolic tangent: candidates and states are made with it.",
      see: ["candidate", "sigmoid"]),
    Term(
      "encoder", synonyms: ["decoder", "sequence-to-sequence", "seq2seq", "encoder-decoder"], "encoder and decoder",
      """
      The encoder reads the whole question into its last state; the state is repeated, and the decoder writes \
      the answer from it, a character a step (sequence to sequence, Sutskever et al., 2014).
      """,
      see: ["hidden state", "one-hot"]),
  ]
}
