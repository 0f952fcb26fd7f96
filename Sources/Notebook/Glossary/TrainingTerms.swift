import Phrases

extension Glossary {
  /// What training is about.
  static let training: [Term] = [
    Term(
      "loss", synonyms: ["mse", "cost"], "what training makes smaller",
      """
      For series the mean squared error of the scaled values, for additions the cross-entropy of the \
      characters. It has no unit and says little by itself; compare it with that of the validation part.
      """,
      see: ["validation", "cross-entropy", "train"]),
    Term(
      "cross-entropy", synonyms: ["crossentropy", "entropy"], "the loss of additions",
      """
      Minus the logarithm of the probability that the network gave to the right character, on average. \
      Guessing among 12 characters at random has 2.48; 0 would be certain and right.
      """,
      see: ["loss", "softmax"]),
    Term(
      "epoch", synonyms: ["epochs"], "one pass through the training part",
      "In an epoch the network sees every training sample once. \"train 100\" makes 100 of them.",
      see: ["batch", "train"]),
    Term(
      "checkpoint", synonyms: ["checkpoints", "snapshot", "back in time"], "the state of a training after an epoch",
      """
      The weights and what the optimizer remembers; training goes on from there as if it had never stopped. "at 500" \
      shows the model as it was after epoch 500, "branch" goes on from it.
      """,
      see: ["epoch", "at", "branch"]),
    Term(
      "batch", synonyms: ["batch size", "mini-batch"], "samples a step of the optimizer",
      """
      The gradients of so many samples are averaged before the weights change. Larger batches are faster and \
      change the weights less often.
      """,
      see: ["epoch", "gradient"]),
    Term(
      "gradient", synonyms: ["gradients", "backpropagation", "bptt"], "how the loss changes with each weight",
      """
      Backpropagation through time computes it from the last step back to the first. The optimizer goes \
      against it. truncate= limits how far back it goes.
      """,
      see: ["optimizer", "loss"]),
    Term(
      "adam", "the optimizer that Keras has by default too",
      """
      It divides a running mean of the gradients by the root of that of their squares, so that every weight \
      moves by about the learning rate (Kingma and Ba, 2015).
      """,
      see: ["rate", "optimizer"]),
    Term(
      "rate", synonyms: ["learning rate", "learning_rate", "lr"], "the learning rate",
      """
      How far the optimizer moves the weights in a step. Too small is slow, too large makes the loss jump or \
      diverge. schedule= lets it fall.
      """,
      see: ["adam", "schedule"]),
    Term(
      "schedule", synonyms: ["decay"], "how the learning rate falls",
      """
      schedule=cosine, step or plateau lets the rate fall while a training goes on. Large steps come first, \
      fine ones later.
      """,
      see: ["rate", "train"]),
    Term(
      "validation", synonyms: ["validation part", "val"], "values kept apart from training",
      """
      Training does not learn from them, so their loss shows whether it still gets better on what is new. \
      validation=6 keeps 6 values before the test part.
      """,
      see: ["test part", "overfitting", "patience"]),
    Term(
      "test part", synonyms: ["test", "test-part"], "what the model is judged on",
      "The last values of a series. Nothing is learned from them: not weights, not scales, not when to stop.",
      see: ["validation", "evaluate"]),
    Term(
      "overfitting", synonyms: ["overfit"], "learning the training part by heart",
      """
      The training loss goes on falling while that of the validation part rises. Fewer units, dropout= or \
      stop=best help.
      """,
      see: ["validation", "dropout", "patience"]),
    Term(
      "patience", synonyms: ["early stopping", "early-stopping", "stop"], "when to stop training",
      """
      stop=best keeps the weights of the epoch whose validation loss is lowest; patience=300 ends the training \
      after 300 epochs without a lower one.
      """,
      see: ["validation", "train"]),
    Term(
      "dropout", "leaving inputs out at random",
      """
      In training, each input of a recurrent layer is left out with this probability, and the others are made \
      larger. Predictions use all of them.
      """,
      see: ["overfitting", "model"]),
    Term(
      "stateful", synonyms: ["state"], "the state is carried on",
      """
      The hidden state after one sample is where the next one begins; after an epoch it is reset. Without it \
      every sample begins from zero.
      """,
      see: ["hidden state", "window"]),
    Term(
      "window", synonyms: ["time steps", "timesteps", "lag"], "the steps that the network reads",
      """
      window=12 gives the network the last 12 steps, from a state of zero. Without a window it reads one step \
      and carries its state on.
      """,
      see: ["horizon", "stateful", "load"]),
    Term(
      "horizon", "how many steps are forecast at once",
      "horizon=3 lets the network give three steps at once; \"evaluate\" then has a row for each.",
      see: ["window", "forecast"]),
    Term(
      "difference", synonyms: ["differencing", "stationary"], "the change from the value before",
      """
      A network learns changes more easily than a level that drifts. Unroll forecasts the change and adds it \
      to the last value.
      """,
      see: ["scaling", "data"]),
    Term(
      "scaling", synonyms: ["scale", "normalization", "minmax"], "bringing values to [-1, 1]",
      """
      The least and the greatest change of the training part become -1 and 1. The test part has no say, so \
      nothing of it leaks into training.
      """,
      see: ["difference", "test part"]),
  ]
}
