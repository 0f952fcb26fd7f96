import Tasks

/// The parts of a program that have to do with the additions.
struct AdditionProgram: TaskProgram {
  private let settings: ProgramSettings
  private let examples: AdditionExamples

  init(_ settings: ProgramSettings, _ examples: AdditionExamples) {
    (self.settings, self.examples) = (settings, examples)
  }

  /// The numbers at the head of the program.
  var constants: String {
    """
    EPOCHS = \(settings.epochs)
    DIGITS = \(examples.digits)  # that a number has at most
    ALPHABET = "\(String(CodingTable.alphabet))"
    """
  }

  /// Reads the questions and makes samples of them.
  var data: String {
    """
    # 1. The data, as in Keras' example addition_rnn: questions are filled up with blanks and reversed, answers filled up;
    # the last tenth is for validation.
    questions = [f"{a}+{b}" for a, b in zip(arrays["left"], arrays["right"])]
    answers = [str(a + b) for a, b in zip(arrays["left"], arrays["right"])]


    def codes(texts, length):
        \"""Returns the number of each character, [texts, length].\"""
        return np.array([[ALPHABET.index(character) for character in text.ljust(length)] for text in texts])


    one_hot = np.eye(len(ALPHABET), dtype="float32")
    x = one_hot[codes(questions, 2 * DIGITS + 1)[:, ::-1]]  # [samples, characters, alphabet]
    y = one_hot[codes(answers, DIGITS + 1)]
    train = len(x) - len(x) // 10
    x_train, y_train, x_validation, y_validation = x[:train], y[:train], x[train:], y[train:]


    def exact(predictions):
        \"""Returns the part of the validation questions whose answer is right in every character.\"""
        return np.mean(np.all(np.argmax(predictions, axis=2) == np.argmax(y_validation, axis=2), axis=1))
    """
  }

  /// Compares with what Unroll predicted.
  var comparison: String {
    """
    # 3. Before training: the probabilities are Unroll's.
    \(PythonText.difference(settings, "predict(x[: len(arrays[\"predictions\"])])"))
    """
  }

  /// Says how well it adds after training.
  var report: String { "print(f\"exact answers after training: {exact(predict(x_validation)):.4f}\")" }
}
