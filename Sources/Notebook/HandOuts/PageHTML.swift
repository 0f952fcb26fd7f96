import Phrases
import Plotting
import Text

extension HandOut {
  /// The session as a page: one file, which loads nothing and lets nothing in it run but its own script.
  ///
  /// - Parameters:
  ///   - markdown: makes HTML of prose.
  ///   - live: makes the page run; nil for one to read.
  ///   - name: of the file.
  package func page(_ markdown: MarkdownReader, live: LivePage? = nil, name: String = "") -> String {
    let rendered = markdown([title] + prose).map { HTMLText.cleaned($0) }
    var commands = CommandHTML(language: language, setsFramesApart: live != nil)
    var body = ""
    var next = 1
    for part in parts {
      switch part {
      case .prose:
        body += "<div class=\"prose\">\n\(next < rendered.count ? rendered[next] : "")</div>\n"
        next += 1
      case .command(let command): body += commands.html(command)
      }
    }
    let about: Phrase = "Made with Unroll. Type the commands at its prompt, and you see the same output."
    let main = """
      <header>
      <h1>\(heading(rendered.first ?? ""))</h1>
      \(self.commands.isEmpty ? "" : copyButton)</header>
      <main>
      \(body)</main>
      <footer><p>\(HTMLText.escaped(language.text(about)))</p></footer>

      """
    let frame = PageFrame(
      self, style: PageStyle.page + (live?.parts.style ?? ""), script: PageScript.page(live: live?.parts.script),
      runs: live != nil)
    let data = live?.data(self, name: name, frames: commands.earlierFrames) ?? ""
    return frame.html(main + data, colours: commands.colours)
  }

  /// A button, which the script shows; without the script it would do nothing.
  private var copyButton: String {
    let done = HTMLText.escaped(language.text("Copied"))
    let label = HTMLText.escaped(language.text("Copy the commands"))
    return "<p class=\"tools\"><button type=\"button\" id=\"copy\" data-done=\"\(done)\" hidden>\(label)</button>"
      + "<span role=\"status\" id=\"status\"></span></p>\n"
  }

  /// What stands in the heading of the page: the title's HTML without the marks of its paragraph, or its text if it is more
  /// than a line of text.
  func heading(_ rendered: String) -> String {
    let (start, end) = ("<p>", "</p>\n")
    guard rendered.hasPrefix(start), rendered.hasSuffix(end) else { return HTMLText.escaped(title) }
    let inner = String(rendered.dropFirst(start.count).dropLast(end.count))
    return inner.utf8.contains(UInt8(ascii: "\n")) ? HTMLText.escaped(title) : inner
  }
}

/// What stands around the content of a page: its head, with a policy that lets nothing run and nothing load.
struct PageFrame {
  private let handOut: HandOut
  private let style: String
  private let script: String
  private let runs: Bool

  /// - Parameters:
  ///   - style: CSS.
  ///   - script: JavaScript.
  ///   - runs: whether the page runs an engine in a thread of its own, both of which stand in it.
  init(_ handOut: HandOut, style: String, script: String, runs: Bool = false) {
    self.handOut = handOut
    self.style = style
    self.script = script
    self.runs = runs
  }

  /// The whole page.
  ///
  /// - Parameters:
  ///   - body: what stands in its body, before the script.
  ///   - colours: those of its pictures.
  func html(_ body: String, colours: AdaptiveColours) -> String {
    let style = style + PageStyle.colours(colours)
    return """
      <!DOCTYPE html>
      <!-- \(HandOutSeal.open) -->
      <html lang="\(HandOut.tag(handOut.language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \(source(style)); \
      script-src \(source(script))\(runs ? Self.engineSources : ""); img-src data:; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Unroll">
      <title>\(HTMLText.escaped(handOut.plainTitle))</title>
      <style>\(style)</style>
      </head>
      <body>
      \(body)<script>\(script)</script>
      </body>
      </html>

      """
  }

  /// WebAssembly may be compiled, and threads may run what the page itself has made. Nothing comes from elsewhere.
  private static let engineSources = " 'wasm-unsafe-eval'; worker-src blob:"

  /// How the policy names a text that stands in the page.
  private func source(_ text: String) -> String { "'sha256-\(base64Text(SHA256.digest(Array(text.utf8))))'" }
}

extension HandOut {
  /// The title without the marks of Markdown.
  var plainTitle: String { String(title.filter { $0 != "`" && $0 != "*" }) }
}
