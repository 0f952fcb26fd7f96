import Notebook

/// The text of a session file with one block of these lines.
package func session(_ lines: String...) -> String {
  "# Test\n\n```unroll\n" + lines.map { $0 + "\n" }.joined() + "```\n"
}

/// The document of a text.
package func document(_ text: String) throws -> SessionDocument { try SessionDocument(Array(text.utf8)) }
