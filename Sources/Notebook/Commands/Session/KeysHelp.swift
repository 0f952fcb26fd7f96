import Phrases

/// `help keys`: the keys of the prompt, from the same list by which the prompt binds them.
enum KeysHelp {
  /// The word after `help`.
  static let word = "keys"

  /// The keys with what they do.
  static var outputs: [Output] {
    let heads = EditingKeys.all.map { "  " + Phrase.list($0.names.map { Phrase(verbatim: $0) }).description }
    let width = heads.map { $0.utf8.count }.max() ?? 0
    return [.text("Keys while a line is typed"), .line("")]
      + zip(heads, EditingKeys.all).map { head, keys in .entry(keys.meaning, head: head, indent: width + 2) }
      + [.line(""), .entry("With \"bind -v\" in ~/.editrc the keys are vi's; those with names and Tab are as here.")]
  }
}
