/// What one epoch showed.
public struct EpochRecord: Sendable, Equatable {
  /// Which epoch, counted from 1.
  public let epoch: Int
  /// Mean training loss.
  public let loss: Double
  /// The part of training characters that were right; 0 if the network reads numbers.
  public let accuracy: Double
  /// How the validation part went; nil if the task is judged after training alone.
  public let validation: Validation?

  /// The loss by which epochs are compared: of the validation part, or of the training part if there is none.
  var judgedLoss: Double { validation?.loss ?? loss }

  /// - Parameter epoch: counted from 1.
  package init(epoch: Int, loss: Double, accuracy: Double, validation: Validation?) {
    self.epoch = epoch
    self.loss = loss
    self.accuracy = accuracy
    self.validation = validation
  }

  /// How the validation part went.
  public struct Validation: Sendable, Equatable {
    /// Mean loss.
    public let loss: Double
    /// How the answers were; nil if the network answers with values.
    public let answers: Answers?

    /// - Parameters:
    ///   - loss: mean loss.
    ///   - answers: nil if the network answers with values.
    package init(loss: Double, answers: Answers? = nil) {
      self.loss = loss
      self.answers = answers
    }
  }

  /// How the answers of the validation part were, character by character.
  public struct Answers: Sendable, Equatable {
    /// The part of the characters that are right.
    public let accuracy: Double
    /// The part of the answers that are right in every character.
    public let exact: Double
    /// How many of 10 examples drawn afresh are right, the class's measure.
    public let ofTen: Int

    /// - Parameters:
    ///   - accuracy: the part of the characters that are right.
    ///   - exact: the part of the answers that are right in every character.
    ///   - ofTen: how many of 10 examples drawn afresh are right.
    package init(accuracy: Double, exact: Double, ofTen: Int) {
      self.accuracy = accuracy
      self.exact = exact
      self.ofTen = ofTen
    }
  }
}
