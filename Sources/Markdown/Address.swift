/// The address of a link.
struct Address {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Where a link may lead besides places without a scheme.
  private static let schemes: Set<String> = ["http", "https", "mailto"]

  /// Whether it leads to the web, to a mailbox, or to a place near the page. Browsers take blanks and control characters out
  /// of a scheme (WHATWG, *URL*, 4.4): an address with any of them before its first `:` is none of these.
  var isHarmless: Bool {
    guard let colon = text.unicodeScalars.firstIndex(of: ":") else { return true }
    let scheme = text.unicodeScalars[..<colon]
    // A colon in a path, a query or a fragment begins no scheme.
    if scheme.contains(where: { "/?#".unicodeScalars.contains($0) }) {
      return scheme.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    }
    return Self.schemes.contains(String(scheme).lowercased())
  }
}
