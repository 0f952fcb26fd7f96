/// Reads HTML as strictly as it needs to be to tell whether text has become markup: every element is one that pages are made
/// of, is closed where it should be, and carries no attribute that runs anything.
package struct HTMLCheck {
  /// What is wrong, in the order of the page.
  package private(set) var problems: [String] = []
  /// The names of all elements, in order.
  package private(set) var elements: [String] = []
  /// The addresses that links lead to.
  package private(set) var links: [String] = []

  private static let empty: Set<String> = ["meta", "br", "hr", "input", "img"]
  private static let known: Set<String> = [
    "html", "head", "body", "meta", "title", "style", "script", "header", "main", "footer", "nav", "section", "h1",
    "h2",
    "h3", "h4", "h5", "h6", "p", "div", "span", "pre", "code", "a", "em", "strong", "del", "ul", "ol", "li",
    "blockquote", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "figure", "details", "summary", "button",
    "input", "label", "output", "svg", "desc", "defs", "pattern", "path", "rect", "circle", "text", "g", "use",
    "linearGradient", "stop",
  ]
  private static let attributes: Set<String> = [
    "lang", "charset", "http-equiv", "content", "name", "id", "class", "href", "title", "role", "tabindex", "hidden",
    "type", "start", "scope", "xmlns", "width", "height", "viewBox", "font-family", "font-size", "font-weight", "fill",
    "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray", "paint-order", "d", "x", "y",
    "cx", "cy", "r", "text-anchor", "transform", "patternUnits", "min", "max", "value", "step", "for",
    "offset", "stop-color",
  ]

  private var open: [String] = []
  private var ids: Set<String> = []
  private var rest: Substring.UTF8View

  /// Reads a page, or a piece of one.
  package init(_ html: String) {
    rest = Substring(html).utf8
    while let next = rest.firstIndex(of: UInt8(ascii: "<")) {
      checkText(Substring(rest[..<next]))
      rest = rest[next...]
      readTag()
    }
    checkText(Substring(rest))
    if !open.isEmpty { problems.append("never closed: \(open)") }
  }

  private mutating func checkText(_ text: Substring) {
    for scalar in text.unicodeScalars
    where scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F {
      problems.append("control character \(scalar.value)")
    }
    if text.utf8.contains(UInt8(ascii: ">")) { problems.append("a bare > in \(text.prefix(60))") }
  }

  private mutating func readTag() {
    if skip(from: "<!DOCTYPE html>", to: ">") || skip(from: "<!-- exported by Unroll: ", to: "-->")
      || skip(from: "<!-- drawn by Unroll -->", to: "-->")
    {
      return
    }
    guard let end = endOfTag() else {
      problems.append("a bare < in \(Substring(rest.prefix(60)))")
      rest = rest.dropFirst()
      return
    }
    let tag = String(Substring(rest[rest.index(after: rest.startIndex)..<end]))
    rest = rest[rest.index(after: end)...]
    if tag.hasPrefix("/") { close(String(tag.dropFirst())) } else { open(tag) }
  }

  private mutating func skip(from start: String, to end: String) -> Bool {
    guard rest.starts(with: start.utf8) else { return false }
    while !rest.starts(with: end.utf8), !rest.isEmpty { rest = rest.dropFirst() }
    rest = rest.dropFirst(end.utf8.count)
    return true
  }

  /// The `>` of the tag that begins here, outside of quotes.
  private func endOfTag() -> Substring.UTF8View.Index? {
    var isQuoted = false
    for index in rest.indices {
      if rest[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if rest[index] == UInt8(ascii: ">"), !isQuoted { return index }
    }
    return nil
  }

  private mutating func close(_ name: String) {
    guard open.last == name else {
      problems.append("</\(name)> closes \(open.last ?? "nothing")")
      return
    }
    open.removeLast()
  }

  private mutating func open(_ tag: String) {
    let isClosed = tag.hasSuffix("/")
    let name = String(tag.prefix { $0 != " " && $0 != "/" })
    if !Self.known.contains(name) { problems.append("<\(tag.prefix(60))>") }
    elements.append(name)
    let known = links.count
    readAttributes(tag.dropFirst(name.count))
    if name == "use" {
      // It draws a shape of the same page, and leads nowhere.
      if !links.dropFirst(known).allSatisfy({ $0.hasPrefix("#") }) { problems.append("<\(tag.prefix(60))>") }
      links.removeSubrange(known...)
    }
    if name == "style" || name == "script" {
      // What stands in these is checked by the policy that names its digest.
      _ = skip(from: "", to: "</\(name)>")
      return
    }
    if !isClosed, !Self.empty.contains(name) { open.append(name) }
  }

  private mutating func readAttributes(_ text: Substring) {
    var text = text.drop { $0 == " " || $0 == "\n" }
    while let first = text.first, first != "/" {
      let name = text.prefix { $0 != "=" && $0 != " " && $0 != "\n" && $0 != "/" }
      text = text[name.endIndex...]
      var value = Substring("")
      if text.hasPrefix("=\"") {
        text = text.dropFirst(2)
        value = text.prefix { $0 != "\"" }
        text = text[value.endIndex...].dropFirst()
      }
      check(String(name), String(value))
      text = text.drop { $0 == " " || $0 == "\n" }
    }
  }

  private mutating func check(_ name: String, _ value: String) {
    if !Self.attributes.contains(name), !name.hasPrefix("aria-"), !name.hasPrefix("data-") {
      problems.append("the attribute \(name)=\"\(value.prefix(40))\"")
    }
    if name == "href" { links.append(value) }
    if name == "id", !ids.insert(value).inserted { problems.append("the id \(value) twice") }
  }
}
