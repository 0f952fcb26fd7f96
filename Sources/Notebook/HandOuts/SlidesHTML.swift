import Phrases

extension HandOut {
  /// The session as slides: one for the title, then a command a slide with the prose before it. They are one file, which
  /// loads nothing; without its script they stand one below the other, and so they are printed, one a page.
  ///
  /// - Parameter markdown: makes HTML of prose.
  package func slides(_ markdown: MarkdownReader) -> String {
    let handOut = splitAtHeadings
    let rendered = markdown([title] + handOut.prose).map { HTMLText.cleaned($0) }
    var commands = CommandHTML(language: language)
    var slides = ["<h1>\(heading(rendered.first ?? ""))</h1>\n"]
    var (next, waiting) = (1, "")
    for part in handOut.parts {
      switch part {
      case .prose(let text):
        let html = next < rendered.count ? rendered[next] : ""
        next += 1
        // What stands before the first command tells what the session is about.
        if slides.count == 1, waiting.isEmpty, !HandOut.beginsWithHeading(text) {
          slides[0] += "<div class=\"prose\">\n\(html)</div>\n"
        } else {
          waiting += "<div class=\"prose\">\n\(html)</div>\n"
        }
      case .command(let command):
        slides.append(waiting + commands.html(command))
        waiting = ""
      }
    }
    if !waiting.isEmpty { slides.append(waiting) }
    return PageFrame(self, style: PageStyle.slides, script: PageScript.slides).html(
      main(slides) + controls(slides.count), colours: commands.colours)
  }

  /// The session with a part of prose for each heading and what follows it.
  private var splitAtHeadings: HandOut {
    var result = self
    result.parts = parts.flatMap { part -> [Part] in
      guard case .prose(let text) = part else { return [part] }
      var pieces: [[Substring]] = [[]]
      var fence: String?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if let open = fence {
          if BlockLine.closes(line.utf8, fence: open) { fence = nil }
        } else if line.hasPrefix("```") || line.hasPrefix("~~~"), let mark = line.first {
          fence = String(line.prefix { $0 == mark })
        } else if HandOut.beginsWithHeading(String(line)), pieces != [[]] {
          pieces.append([])
        }
        pieces[pieces.count - 1].append(line)
      }
      return pieces.map { .prose($0.joined(separator: "\n")) }
    }
    return result
  }

  /// Whether Markdown begins with a heading: one to six `#`, and a blank.
  private static func beginsWithHeading(_ text: String) -> Bool {
    let rest = text.drop { $0 == "#" }
    return rest.first == " " && (1...6).contains(text.utf8.count - rest.utf8.count)
  }

  private func main(_ slides: [String]) -> String {
    let sections = slides.enumerated().map { index, html in
      let label = HTMLText.escaped(language.text("Slide \(index + 1) of \(slides.count)"))
      return "<section class=\"slide\" aria-label=\"\(label)\" tabindex=\"-1\">\n\(html)</section>\n"
    }
    return "<main>\n\(sections.joined())</main>\n"
  }

  /// Buttons, which the script shows.
  private func controls(_ count: Int) -> String {
    let (back, forth) = (language.text("Previous slide"), language.text("Next slide"))
    let label = language.text("Slides")
    return """
      <nav aria-label="\(HTMLText.escaped(label))" hidden>
      <button type="button" id="back" aria-label="\(HTMLText.escaped(back))">←</button>
      <span id="place" role="status"></span>
      <button type="button" id="forth" aria-label="\(HTMLText.escaped(forth))">→</button>
      </nav>

      """
  }
}
