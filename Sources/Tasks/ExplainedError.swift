package import Phrases

/// A mistake in what somebody gave us, told so that it can be put right.
package protocol ExplainedError: Error, Sendable {
  /// What was found and where, in one line without a full stop.
  var message: Phrase { get }

  /// What was expected and what to do, in one line without a full stop.
  var hint: Phrase { get }
}

extension ExplainedError {
  /// Message and hint in English, in one line without a full stop.
  var explanation: String { message.description + "; " + hint.description }
}
