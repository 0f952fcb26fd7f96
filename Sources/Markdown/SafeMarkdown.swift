private import CMark

/// Markdown as a tree, in which nothing is left that a browser could act on.
struct SafeMarkdown {
  private let html_: String

  /// The HTML.
  var html: String { html_ }

  /// Reads Markdown.
  init(_ text: String) {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else {
      html_ = ""
      return
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else {
      html_ = ""
      return
    }
    defer { cmark_node_free(root) }
    SafeTree(root).makeSafe()
    guard let written = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else {
      html_ = ""
      return
    }
    defer { cmark_get_default_mem_allocator().pointee.free(written) }
    html_ = SafeMarkdown.withAlignmentAsClass(String(cString: written))
  }

  /// The cells of tables with a class in place of `align`, which HTML has no longer. Text cannot hold these tags: its `<` is
  /// written `&lt;`.
  private static func withAlignmentAsClass(_ html: String) -> String {
    guard html.contains(" align=\"") else { return html }
    var html = html
    for tag in ["th", "td"] {
      for side in ["left", "center", "right"] {
        html = html.replacing("<\(tag) align=\"\(side)\">", with: "<\(tag) class=\"\(side)\">")
      }
    }
    return html
  }
}

/// Replaces what is no plain text in a tree.
private struct SafeTree {
  private let root: OpaquePointer

  init(_ root: OpaquePointer) { self.root = root }

  /// HTML becomes text, a link to anywhere else than the web, a mailbox or a place nearby becomes its text, a picture
  /// becomes its alternative text, and headings follow each other without gaps below that of the page.
  func makeSafe() {
    var level = 1
    for node in nodes {
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_HTML_BLOCK {
        replaceBlock(node)
      } else if type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_CUSTOM_INLINE {
        replace(node, by: text(node))
      } else if type == CMARK_NODE_IMAGE {
        unwrap(node)
      } else if type == CMARK_NODE_LINK {
        if !Address(cmark_node_get_url(node).map { String(cString: $0) } ?? "").isHarmless { unwrap(node) }
      } else if type == CMARK_NODE_SOFTBREAK {
        if joinsChinese(node) { remove(node) }
      } else if type == CMARK_NODE_HEADING {
        level = min(max(Int(cmark_node_get_heading_level(node)), 2), level + 1)
        cmark_node_set_heading_level(node, Int32(level))
      }
    }
  }

  /// All nodes in the order of the text.
  private var nodes: [OpaquePointer] {
    var nodes: [OpaquePointer] = []
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return nodes }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { nodes.append(node) }
    }
  }

  private func text(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  /// Puts a block of code in the place of a block of HTML. Comments are not for readers.
  private func replaceBlock(_ node: OpaquePointer) {
    let literal = text(node)
    if !Comment.isOnlyComments(literal), let code = cmark_node_new(CMARK_NODE_CODE_BLOCK) {
      cmark_node_set_literal(code, literal)
      if cmark_node_insert_before(node, code) == 0 { cmark_node_free(code) }
    }
    remove(node)
  }

  private func remove(_ node: OpaquePointer) {
    cmark_node_unlink(node)
    cmark_node_free(node)
  }

  /// Whether a line ends and the next one begins with a Chinese character or sign, between which no blank stands.
  private func joinsChinese(_ node: OpaquePointer) -> Bool {
    var (before, after) = (cmark_node_previous(node), cmark_node_next(node))
    while let inner = before.flatMap({ cmark_node_last_child($0) }) { before = inner }
    while let inner = after.flatMap({ cmark_node_first_child($0) }) { after = inner }
    guard let last = before.flatMap({ text($0).unicodeScalars.last }),
      let first = after.flatMap({ text($0).unicodeScalars.first })
    else { return false }
    return last.isChinese && first.isChinese
  }

  /// Puts text in the place of a node within a line.
  private func replace(_ node: OpaquePointer, by literal: String) {
    if !Comment.isOnlyComments(literal), let plain = cmark_node_new(CMARK_NODE_TEXT) {
      cmark_node_set_literal(plain, literal)
      if cmark_node_insert_before(node, plain) == 0 { cmark_node_free(plain) }
    }
    cmark_node_unlink(node)
    cmark_node_free(node)
  }

  /// Puts what a node holds in its place. The node stays in memory as long as the list of nodes may name its children.
  private func unwrap(_ node: OpaquePointer) {
    while let child = cmark_node_first_child(node) {
      guard cmark_node_insert_before(node, child) != 0 else { break }
    }
    cmark_node_unlink(node)
    cmark_node_free(node)
  }
}

extension Unicode.Scalar {
  /// Whether this is a Chinese character, or a sign of punctuation as wide as one.
  fileprivate var isChinese: Bool {
    switch value {
    case 0x3000...0x303F, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
