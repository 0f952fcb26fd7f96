import CommandLanguage
import Text

/// The name with another ending in place of its last one, as the value of an option.
///
/// - Parameter standard: stands for an empty name.
func suggestedFileName(for name: String, ending: String, otherwise standard: String = "picture") -> String {
  var stem = name[...]
  if let dot = name.lastIndex(of: "."), dot > name.startIndex, !name[dot...].contains("/") { stem = name[..<dot] }
  let result = (stem.isEmpty ? standard : String(stem)) + ending
  return Lexer.written(result.escapedForTerminal, inOption: true)
}
