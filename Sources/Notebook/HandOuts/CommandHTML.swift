import Phrases
import Plotting
import Text

/// Writes commands and their answers as HTML.
package struct CommandHTML {
  /// The colours of the pictures so far.
  package private(set) var colours: AdaptiveColours
  /// The language of the page.
  let language: Language
  private let setsFramesApart: Bool
  /// The frames that were set apart.
  private(set) var earlierFrames: [EarlierFrames] = []

  /// Pictures after earlier epochs, which nobody sees without the script. A page that runs holds them packed.
  struct EarlierFrames {
    /// The number of the command.
    let command: Int
    /// What stands before its last picture.
    let html: String
  }

  /// - Parameters:
  ///   - language: the language of the page.
  ///   - colours: what the names of the colours of pictures begin with; others than those of the page have other names.
  ///   - setsFramesApart: whether pictures after earlier epochs are kept in `earlierFrames` and not written.
  package init(language: Language, colours: String = "k", setsFramesApart: Bool = false) {
    self.language = language
    self.colours = AdaptiveColours(prefix: colours)
    self.setsFramesApart = setsFramesApart
  }

  /// Returns a command and its answer.
  mutating func html(_ command: HandOut.Command) -> String {
    let label = language.text("Command \(command.number)")
    var html = """
      <div class="cell" id="command-\(command.number)">
      <div class="input"><a class="number" href="#command-\(command.number)" aria-label="\(HTMLText.escaped(label))">\
      [\(command.number)]</a><pre><code>\(HTMLText.escaped(command.text))</code></pre></div>

      """
    if !command.answers.isEmpty { html += output(of: command) }
    return html + "</div>\n"
  }

  /// Returns the answer of a command alone.
  package mutating func output(of command: HandOut.Command) -> String {
    let tag = HandOut.tag(command.language)
    let lang = command.language == language ? "" : " lang=\"\(tag)\""
    var html = "<div class=\"output\(command.failed ? " mistake" : "")\"\(lang)>\n"
    var lines: [String] = []
    var pictures = 0
    func text() -> String {
      defer { lines = [] }
      if lines.isEmpty { return "" }
      let flows = lines.allSatisfy { CommandHTML.isSentence($0) } ? " class=\"flows\"" : ""
      return scrolling(command, "<pre\(flows)>\(HTMLText.escaped(lines.joined(separator: "\n")))</pre>")
    }
    for answer in command.answers {
      switch answer.output {
      case .table(let table)?:
        html += text() + scrolling(command, self.table(table.translated(command.language.heading)))
      case .picture(let picture, let options)?:
        pictures += 1
        html += text() + figure(picture, options, answer.lines, of: command, pictures)
      case .paragraph(let phrase, _)?:
        let sentences = command.language.text(phrase).escapedForTerminal
        html += text() + "<p class=\"said\">\(HTMLText.escaped(sentences))</p>\n"
      case nil where command.failed:
        // The line that tells what is wrong is a sentence; those above it point to a place.
        lines += answer.lines.dropLast()
        html += text() + "<p class=\"said\">\(HTMLText.escaped(answer.lines.last ?? ""))</p>\n"
      case .text?, .entry?, nil: lines += answer.lines
      }
    }
    return html + text() + "</div>\n"
  }

  /// Whether nothing in a line stands where it stands to be below something else, so that a narrow window may break it.
  private static func isSentence(_ line: String) -> Bool {
    let bytes = line.utf8
    return bytes.first != 0x20 && !zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
      && !line.unicodeScalars.contains { 0x2500...0x28FF ~= $0.value }
  }

  /// A box that can be moved sideways where what it holds is wider than the window.
  private func scrolling(_ command: HandOut.Command, _ html: String) -> String {
    let label = HTMLText.escaped(language.text("Output of command \(command.number)"))
    return "<div class=\"scroll\" role=\"group\" aria-label=\"\(label)\">\(html)</div>\n"
  }

  // MARK: tables

  private func table(_ table: TextTable) -> String {
    let titles = table.columns.map { $0.title }
    var html = "<table class=\"answer\">\n"
    if table.hasHead, titles.contains(where: { !$0.isEmpty }) {
      // A column may have no title, and a heading without words is none.
      let cells = zip(table.columns, titles).map { column, title in
        title.isEmpty ? cell(title, "td", column) : cell(title, "th scope=\"col\"", column)
      }
      html += "<thead><tr>\(cells.joined())</tr></thead>\n"
    }
    html += "<tbody>\n"
    for row in table.rows {
      let cells = table.columns.enumerated().map { index, column in
        cell(index < row.count ? row[index] : "", "td", column)
      }
      html += "<tr>\(cells.joined())</tr>\n"
    }
    return html + "</tbody></table>"
  }

  private func cell(_ text: String, _ tag: String, _ column: TextTable.Column) -> String {
    let name = tag.prefix { $0 != " " }
    // Most hold numbers, which stand at the right.
    let side = column.alignment == .left ? " class=\"left\"" : ""
    return "<\(tag)\(side)>\(HTMLText.escaped(text))</\(name)>"
  }

  // MARK: pictures

  private mutating func figure(
    _ picture: Picture, _ options: PictureOptions, _ lines: [String], of command: HandOut.Command, _ number: Int
  ) -> String {
    let style = options.applied(to: ChartStyle())
    let prefix = "p\(command.number)-\(number)-"
    let svg =
      command.frames.isEmpty
      ? colours.svg(picture, style, in: command.language, prefix: prefix) : frames(of: command, style, prefix: prefix)
    let summary = HTMLText.escaped(language.text("The picture as text"))
    return """
      <figure\(command.frames.isEmpty ? "" : " class=\"frames\"")>
      \(scrolling(command, svg))\(command.frames.isEmpty ? "" : slider(for: command))\
      <details class="text-picture"><summary>\(summary)</summary>
      \(scrolling(command, "<pre>\(HTMLText.escaped(lines.joined(separator: "\n")))</pre>"))\
      </details>
      </figure>

      """
  }
}

// MARK: earlier epochs

extension CommandHTML {
  /// The pictures after several epochs. Only the last one is shown without the script.
  private mutating func frames(of command: HandOut.Command, _ style: ChartStyle, prefix: String) -> String {
    var pictures: [String] = []
    for (index, frame) in command.frames.enumerated() {
      pictures.append(colours.svg(frame.picture, style, in: command.language, prefix: "\(prefix)\(index)-"))
    }
    var divisions: [String] = []
    for (index, svg) in SharedShapes.shared(pictures, prefix: prefix).enumerated() {
      let frame = command.frames[index]
      let isLast = index == command.frames.count - 1
      let label = HTMLText.escaped(self.label(of: frame))
      divisions.append("<div class=\"frame\" data-label=\"\(label)\"\(isLast ? "" : " hidden")>\(svg)</div>\n")
    }
    guard setsFramesApart, let last = divisions.popLast() else { return divisions.joined() }
    earlierFrames.append(EarlierFrames(command: command.number, html: divisions.joined()))
    return last
  }

  /// A slider over the epochs, which the script shows.
  private func slider(for command: HandOut.Command) -> String {
    let name = "epoch-\(command.number)"
    let most = command.frames.count - 1
    let label = HTMLText.escaped(language.text("Epoch"))
    let text = command.frames.last.map { HTMLText.escaped(self.label(of: $0)) } ?? ""
    return """
      <p class="slider" hidden><label for="\(name)">\(label)</label> <input type="range" id="\(name)" min="0" \
      max="\(most)" value="\(most)" step="1" aria-valuetext="\(text)"> <span class="shown">\(text)</span></p>

      """
  }

  private func label(of frame: HandOut.Frame) -> String { language.text("after epoch \(groupedText(frame.epoch))") }
}

extension HandOut {
  /// The tag of a language, as pages name it: Chinese with its script, whose fonts differ.
  static func tag(_ language: Language) -> String {
    switch language {
    case .english: "en"
    case .traditionalChinese: "zh-Hant-TW"
    }
  }
}
