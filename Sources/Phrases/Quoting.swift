import Text

// How text that is not ours (what was typed, what a file holds) appears in messages.

/// `text` in double quotes, as an `excerpt`: safe for a terminal and short.
package func quoted(_ text: String) -> Phrase { "\"\(text.excerpt)\"" }

/// What may be chosen: `"a"`, `"a" or "b"`, `"a", "b" or "c"`; of more than twelve words the first twelve and `…`.
package func quotedChoices(_ words: [String]) -> Phrase {
  let shown = words.prefix(12).map { quoted($0) }
  guard words.count <= 12 else { return "\(Phrase.list(shown)), …" }
  guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
  return "\(Phrase.list(shown.dropLast())) or \(last)"
}

/// What there is: `"a", "b"`; of more than eight names the first eight and how many more there are.
package func quotedNames(_ names: [String]) -> Phrase {
  let shown = Phrase.list(names.prefix(8).map { quoted($0) })
  return names.count > 8 ? "\(shown) and \(groupedText(names.count - 8)) more" : shown
}
