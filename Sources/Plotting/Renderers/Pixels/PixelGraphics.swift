import Text

/// How a terminal shows pixels, and the size of its characters.
package struct PixelGraphics: Sendable, Equatable {
  /// The protocols that are known.
  package enum Kind: Sendable, Equatable {
    /// Kitty's graphics protocol.
    case kitty
    /// DEC's Sixel.
    case sixel
  }

  /// The protocol of the terminal.
  package var kind: Kind
  /// Pixels in the width of a character, 2…64.
  package var cellWidth: Int
  /// Pixels in the height of a character, 4…128.
  package var cellHeight: Int

  /// Makes a description; sizes outside their ranges are brought into them.
  package init(_ kind: Kind, cellWidth: Int = 10, cellHeight: Int = 20) {
    self.kind = kind
    self.cellWidth = min(max(cellWidth, 2), 64)
    self.cellHeight = min(max(cellHeight, 4), 128)
  }
}

extension Picture {
  /// The picture as lines of text whose frames, names and numbers are characters; everything else is drawn over them in
  /// pixels.
  ///
  /// Escapes at the end of the last line draw the pixels. They move up to where the picture began and come back, so the
  /// picture must not be higher than the terminal.
  package func lines(_ style: ChartStyle, graphics: PixelGraphics) -> [String] {
    if case .stack(let pictures) = self, pictures.count != 1 {
      return pictures.flatMap { $0.lines(style.stacked, graphics: graphics) }
    }
    var scene = scene(style)
    // A sentence has no marks.
    guard scene.hasMarks else { return lines(style) }
    var lines = underlay(scene, style).lines(colours: style.colours)
    guard let last = lines.indices.last else { return lines }
    // Whole lines, so that pixels meet the text.
    scene.height = Double(lines.count) * Scene.cellHeight
    let raster = Raster(scene, cellWidth: graphics.cellWidth, cellHeight: graphics.cellHeight)
    let up = lines.count > 1 ? "\u{1B}[\(lines.count - 1)A" : ""
    // Saves the cursor, goes to where the picture began, draws, and comes back.
    lines[last] += "\u{1B}7\(up)\r\(raster.escapes(graphics, columns: style.width, rows: lines.count))\u{1B}8"
    return lines
  }

  /// The characters of the picture, in their places.
  private func underlay(_ scene: Scene, _ style: ChartStyle) -> TextCanvas {
    var frameless = style
    frameless.glyphs = .braille
    if case .chart(let chart) = self, let plan = ChartPlan(chart, style: frameless) { return plan.underlay() }
    let rows = wholeNumber(notAbove: scene.height / Scene.cellHeight)
    var canvas = TextCanvas(columns: style.width, rows: rows)
    for case .text(let text, let point, let anchor, _) in scene.shapes {
      let width = displayWidth(text)
      let column = wholeNumber(nearest: point.x / Scene.cellWidth)
      let start = anchor == .start ? column : (anchor == .end ? column - width : column - width / 2)
      canvas.write(text, column: start, row: wholeNumber(notAbove: (point.y - 4.5) / Scene.cellHeight))
    }
    return canvas
  }
}

extension Scene {
  /// Whether there is something to draw in pixels.
  fileprivate var hasMarks: Bool {
    shapes.contains { shape in
      switch shape {
      case .rule, .text, .upwardText: false
      default: true
      }
    }
  }
}

extension Raster {
  /// The escapes that draw the pixels at the cursor, over `columns` × `rows` characters.
  func escapes(_ graphics: PixelGraphics, columns: Int, rows: Int) -> String {
    switch graphics.kind {
    case .kitty: kittyText(columns: columns, rows: rows)
    case .sixel: sixelText
    }
  }

  /// Kitty's protocol: packed pixels in pieces of 4096 letters, under the text; the cursor stays where it is.
  private func kittyText(columns: Int, rows: Int) -> String {
    let data = Array(base64Text(Deflate.zlib(bytes, pixel: 4, row: width * 4)).utf8)
    var text = ""
    for start in stride(from: 0, to: data.count, by: 4096) {
      let end = min(start + 4096, data.count)
      let more = end < data.count ? 1 : 0
      let control =
        start == 0 ? "a=T,f=32,o=z,s=\(width),v=\(height),q=2,C=1,z=-1,c=\(columns),r=\(rows),m=\(more)" : "m=\(more)"
      text += "\u{1B}_G\(control);" + String(decoding: data[start..<end], as: UTF8.self) + "\u{1B}\\"
    }
    return text
  }

  /// Sixel: six rows at a time, colour by colour, in 252 colours; transparent pixels stay as they are.
  private var sixelText: String {
    var text = "\u{1B}P0;1;0q\"1;1;\(width);\(height)"
    var known: Set<Int> = []
    for top in stride(from: 0, to: height, by: 6) {
      var columnsOf: [Int: [UInt8]] = [:]
      for y in top..<min(top + 6, height) {
        for x in 0..<width {
          guard let colour = colour(x: x, y: y) else { continue }
          columnsOf[colour.register, default: [UInt8](repeating: 0, count: width)][x] |= 1 << UInt8(y - top)
        }
      }
      for register in columnsOf.keys.sorted() {
        if known.insert(register).inserted { text += Colour.definition(ofRegister: register) }
        text += "#\(register)" + Self.sixels(columnsOf[register] ?? []) + "$"
      }
      text += "-"
    }
    return text + "\u{1B}\\"
  }

  /// Six rows of one colour; more than three equal columns are written as a count.
  private static func sixels(_ columns: [UInt8]) -> String {
    var bytes: [UInt8] = []
    var index = 0
    let end = (columns.lastIndex { $0 != 0 } ?? -1) + 1
    while index < end {
      var next = index + 1
      while next < end, columns[next] == columns[index] { next += 1 }
      let count = next - index
      if count > 3 { bytes += Array("!\(count)".utf8) }
      bytes += [UInt8](repeating: 63 + columns[index], count: count > 3 ? 1 : count)
      index = next
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Colour {
  /// Strengths of each light.
  private static let steps = (red: 6, green: 7, blue: 6)

  /// The nearest of 252 colours.
  fileprivate var register: Int {
    func level(_ part: UInt8, _ steps: Int) -> Int { (Int(part) * (steps - 1) + 127) / 255 }
    return (level(red, Self.steps.red) * Self.steps.green + level(green, Self.steps.green)) * Self.steps.blue
      + level(blue, Self.steps.blue)
  }

  /// What defines the colour of a register, in per cent.
  fileprivate static func definition(ofRegister register: Int) -> String {
    let blue = register % steps.blue
    let green = register / steps.blue % steps.green
    let red = register / steps.blue / steps.green
    let parts = [(red, steps.red), (green, steps.green), (blue, steps.blue)].map { $0 * 100 / ($1 - 1) }
    return "#\(register);2;" + parts.map(String.init).joined(separator: ";")
  }
}
