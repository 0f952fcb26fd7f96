import Phrases

extension HandOut {
  /// The commands alone, a line each, as they can be pasted at the prompt; the title and the prose between them are
  /// comments.
  package var commandList: String {
    let start = (language == .english ? [] : [String(SessionDocument.firstLine(of: language).dropLast())]) + head
    var text = "# \(HandOutSeal.open)\n" + start.map { comment($0) }.joined() + comment("# " + title) + "\n"
    var isAfterCommand = false
    for part in parts {
      switch part {
      case .prose(let prose):
        text += (isAfterCommand ? "\n" : "") + comment(prose) + "\n"
        isAfterCommand = false
      case .command(let command):
        text += command.text + "\n"
        isAfterCommand = true
      }
    }
    return text
  }

  private func comment(_ prose: String) -> String {
    prose.split(separator: "\n", omittingEmptySubsequences: false)
      .map { ($0.isEmpty ? "#" : "# \(HTMLText.cleaned(String($0)))") + "\n" }.joined()
  }
}
