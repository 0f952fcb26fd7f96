import Notebook
import Phrases
import Text

/// What a command on a page came to.
package struct LiveAnswer {
  /// Its place among the commands, from 0.
  package let index: Int
  /// The command as it stands on the page now: a training that was stopped has the number of its epochs.
  package let command: String
  /// The lines of its output as a session file records them.
  package let lines: [String]
  /// Its output as HTML.
  package let html: String
  /// The colours of the pictures of all commands so far.
  package let colours: LiveColours
  /// Whether it answered with a mistake.
  package let failed: Bool
  /// Whether the file records the same output; nil if the file has no such command.
  package let isAsRecorded: Bool?
  /// How it differs from what is recorded, as `diff -u` prints it.
  package let difference: [String]

  /// As the script of the page reads it.
  package var json: String {
    JSONObject.text([
      ("index", String(index)), ("command", JSONText.quoted(command)), ("lines", JSONObject.array(lines)),
      ("html", JSONText.quoted(html)), ("light", JSONText.quoted(colours.light)),
      ("dark", JSONText.quoted(colours.dark)), ("failed", failed ? "true" : "false"),
      ("same", isAsRecorded.map { $0 ? "true" : "false" } ?? "null"), ("difference", JSONObject.array(difference)),
    ])
  }
}

/// Objects of JSON.
enum JSONObject {
  /// An object of members whose values are JSON.
  static func text(_ members: [(String, String)]) -> String {
    "{" + members.map { member in JSONText.quoted(member.0) + ":" + member.1 }.joined(separator: ",") + "}"
  }

  /// A picture and its colours.
  static func picture(_ html: String, _ colours: LiveColours) -> String {
    text([
      ("html", JSONText.quoted(html)), ("light", JSONText.quoted(colours.light)),
      ("dark", JSONText.quoted(colours.dark)),
    ])
  }

  /// An array of strings.
  static func array(_ texts: [String]) -> String {
    "[" + texts.map { JSONText.quoted($0) }.joined(separator: ",") + "]"
  }
}
