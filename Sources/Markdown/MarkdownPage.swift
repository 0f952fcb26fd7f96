private import CMark

/// The prose of a page as HTML. What its Markdown holds of HTML is text in it, and a link leads only to where links lead
/// from a page of text.
package enum MarkdownPage {
  /// Returns the HTML of each part of a page. The parts are read as one file: an address that is given at the end of the
  /// last part, as `[1]: https://…`, is that of a link in the first.
  ///
  /// - Parameter parts: Markdown, in the order of the page.
  package static func html(_ parts: [String]) -> [String] {
    let whole = SafeMarkdown(joined(parts)).html.components(separatedBy: separatorHTML)
    if whole.count == parts.count { return whole }
    // A part leaves a block of code open, or holds the mark between parts itself: each is read alone.
    return parts.map { SafeMarkdown($0).html.components(separatedBy: separatorHTML).joined() }
  }

  private static let separator = "unroll-next-part"
  private static let separatorHTML = "<pre><code class=\"language-\(separator)\"></code></pre>\n"

  /// The parts with a block between them that ends every paragraph, list and quotation.
  private static func joined(_ parts: [String]) -> String {
    parts.joined(separator: "\n\n```\(separator)\n```\n\n")
  }
}

extension String {
  /// The text between occurrences of another one.
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = utf8[...]
    while let place = rest.firstRange(of: separator.utf8) {
      parts.append(String(Substring(rest[..<place.lowerBound])))
      rest = rest[place.upperBound...]
    }
    return parts + [String(Substring(rest))]
  }
}
