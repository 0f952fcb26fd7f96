/// The names of keys, as `EditingKeys` has them, and what libedit calls these keys.
enum KeyName {
  /// The characters that a key gives, as libedit's `bind` takes them: `Ctrl-X Ctrl-E` is `^X^E`.
  static func sequence(of name: String) -> String {
    name.split(separator: " ").map { sequence(ofOne: String($0)) }.joined()
  }

  /// The character that stands for a key which sends a sequence.
  static func sequence(of key: NamedKey) -> String { "\\" + String(key.rawValue, radix: 8) }

  private static func sequence(ofOne name: String) -> String {
    if let key = NamedKey(name: name) { return sequence(of: key) }
    switch name {
    case "Return": return "^M"
    case "Tab": return "^I"
    case "Backspace": return "\\177"
    case "Alt-Backspace": return "\\e\\177"
    default: break
    }
    let letter = String(name.dropFirst(name.hasPrefix("Alt-") ? 4 : 5))
    return name.hasPrefix("Alt-") ? "\\e" + letter.lowercased() : "^" + letter
  }
}

extension NamedKey {
  /// The key of a name, such as `PageUp`; nil if it is none that sends a sequence.
  init?(name: String) {
    switch name {
    case "Up": self = .up
    case "Down": self = .down
    case "Left": self = .left
    case "Right": self = .right
    case "Home": self = .home
    case "End": self = .end
    case "Delete": self = .delete
    case "PageUp": self = .pageUp
    case "PageDown": self = .pageDown
    case "Ctrl-Left": self = .wordLeft
    case "Ctrl-Right": self = .wordRight
    case "Ctrl-Delete": self = .deleteWordRight
    default: return nil
    }
  }
}
