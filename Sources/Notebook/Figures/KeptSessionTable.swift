import Phrases
import Text

/// The list of `recover`: a row a session.
struct KeptSessionTable {
  let entries: [KeptSessions.Entry]

  /// Commands that are enough to know a session by.
  private static let fewCommands = 4

  var outputs: [Output] {
    guard !entries.isEmpty else { return [.text("no session is kept")] }
    var table = TextTable(columns: [
      .init("", alignment: .right), .init("last command"), .init("ended", holdsWords: true),
      .init("commands", alignment: .right), .init("size", alignment: .right), .init("begins with"),
    ])
    table.rows = zip(1..., entries).map { number, entry in
      [
        String(number), entry.time, entry.wasLeft ? "left" : "lost",
        groupedText(entry.commands.count), size(entry.bytes), beginning(entry.commands),
      ]
    }
    let last = entries.count
    return [
      .table(table),
      .text("\"recover \(last)\" brings number \(last) back, \"recover \(last) drop\" deletes it"),
    ]
  }

  private func beginning(_ commands: [String]) -> String {
    commands.prefix(Self.fewCommands).joined(separator: "; ") + (commands.count > Self.fewCommands ? "; …" : "")
  }

  private func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\(groupedText((bytes + 500) / 1000)) kB"
    default: "\(groupedText((bytes + 500_000) / 1_000_000)) MB"
    }
  }
}
