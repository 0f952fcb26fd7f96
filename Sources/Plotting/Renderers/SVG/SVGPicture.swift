import Text

extension Picture {
  /// The picture as an SVG document with the layout of text in this style: a cell is 10 units wide and 20 high. The same
  /// picture gives the same bytes.
  ///
  /// - Parameters:
  ///   - paper: what it is drawn on.
  ///   - words: the language of its description, which people hear who cannot see it.
  ///   - prefix: what the names of its parts begin with, so that a page can hold several pictures.
  package func svg(
    _ style: ChartStyle, paper: Paper = .light, words: PictureWords = .english, prefix: String = ""
  ) -> String {
    let scene = scene(style.onPaper, Scene.Target(paper: paper, isWhole: true))
    return SVGWriter.document(
      scene, title: title, description: description(words), language: words.languageTag, prefix: prefix)
  }

  /// The title of the document.
  private var title: String {
    switch self {
    case .chart(let chart): chart.title
    case .heatMaps(let maps): maps.title
    case .stack(let pictures): pictures.first?.title ?? ""
    }
  }
}

extension ChartStyle {
  /// The style with a size that a drawing can have.
  var onPaper: ChartStyle {
    var style = self
    style.width = min(max(width, 1), 1000)
    style.height = min(max(height, 1), 1000)
    return style
  }
}

/// Writes scenes as SVG.
struct SVGWriter {
  /// A whole document. The comment in its second line tells that Unroll drew it.
  ///
  /// - Parameters:
  ///   - description: what the picture shows, in words.
  ///   - language: the tag of the language of its texts.
  ///   - prefix: what the names of its parts begin with.
  static func document(
    _ scene: Scene, title: String, description: String, language: String, prefix: String = ""
  ) -> String {
    let (width, height) = (number(scene.width), number(scene.height))
    let title = title.isEmpty ? description : title
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"\(prefix)title \(prefix)desc\" lang=\"\(language)\""
        + " font-family=\"\(fonts(language))\" font-size=\"13\">",
      "<!-- drawn by Unroll -->",
      "<title id=\"\(prefix)title\">\(title.escapedForXML)</title>",
      "<desc id=\"\(prefix)desc\">\(description.escapedForXML)</desc>",
    ]
    let writer = SVGWriter(paper: scene.paper, prefix: prefix)
    lines += writer.patterns(scene)
    lines.append("<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(scene.paper.ground.hexText)\"/>")
    lines += scene.shapes.map(writer.element)
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  /// The families of the texts. Chinese characters have the forms that the language writes.
  private static func fonts(_ language: String) -> String {
    let chinese = "'Noto Sans CJK TC', 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei'"
    let latin = "'DejaVu Sans', 'Noto Sans', Arial"
    return (language.hasPrefix("zh") ? "\(chinese), \(latin)" : "\(latin), \(chinese)") + ", sans-serif"
  }

  /// What it is drawn on.
  let paper: Paper
  /// What the names of its parts begin with.
  let prefix: String

  // MARK: shapes

  /// The element of a shape.
  private func element(_ shape: Scene.Shape) -> String {
    switch shape {
    case .rule(let a, let b, let colour, let isDashed):
      let dashes = isDashed ? " stroke-dasharray=\"5 4\"" : ""
      return "<path class=\"rule\" d=\"M\(Self.pair(a))L\(Self.pair(b))\" stroke=\"\(colour.hexText)\"\(dashes)/>"
    case .line(let points, let colour, let dashes):
      return "<path class=\"mark\" d=\"M\(points.map(Self.pair).joined(separator: "L"))\" fill=\"none\""
        + " stroke=\"\(colour.hexText)\" stroke-width=\"1.75\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
        + Self.dashArray(dashes) + "/>"
    case .area(let points, let colour):
      return "<path class=\"mark\" d=\"M\(points.map(Self.pair).joined(separator: "L"))Z\" fill=\"\(colour.hexText)\"/>"
    case .dots(let points, let colour):
      return "<path class=\"mark\" d=\"\(points.map { "M\(Self.pair($0))h0" }.joined())\" stroke=\"\(colour.hexText)\""
        + " stroke-width=\"1.5\" stroke-linecap=\"round\"/>"
    case .marker(let shape, let point, let colour): return marker(shape, point, colour)
    case .rectangle(let rectangle, let colour, let filling): return self.rectangle(rectangle, colour, filling)
    case .text(let text, let point, let anchor, let look): return self.text(text, point, anchor, look)
    case .upwardText(let text, let point):
      let (x, y) = (Self.number(point.x), Self.number(point.y))
      return "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"middle\" transform=\"rotate(-90 \(x) \(y))\""
        + " fill=\"\(paper.text.hexText)\">\(text.escapedForXML)</text>"
    }
  }

  /// The attribute for dashes.
  private static func dashArray(_ dashes: Dashes) -> String {
    switch dashes {
    case .solid: ""
    case .dotted: " stroke-dasharray=\"0.5 4\""
    case .dashed: " stroke-dasharray=\"7 4\""
    case .dashDotted: " stroke-dasharray=\"7 4 0.5 4\""
    }
  }

  /// The element of a marker.
  private func marker(_ shape: MarkerShape, _ point: Scene.Point, _ colour: Colour) -> String {
    let (x, y) = (Self.number(point.x), Self.number(point.y))
    let start = "<path class=\"mark\" d=\"M\(x) \(y)"
    let filled = "\" fill=\"\(colour.hexText)\"/>"
    let hollow = "\" fill=\"\(paper.ground.hexText)\" stroke=\"\(colour.hexText)\" stroke-width=\"1.5\"/>"
    let stroked = "\" fill=\"none\" stroke=\"\(colour.hexText)\" stroke-width=\"2\"/>"
    switch shape {
    case .disc: return "<circle class=\"mark\" cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\" fill=\"\(colour.hexText)\"/>"
    case .ring:
      return "<circle class=\"mark\" cx=\"\(x)\" cy=\"\(y)\" r=\"3.25\(hollow)"
    case .plus: return start + "m-4 0h8m-4 -4v8" + stroked
    case .cross: return start + "m-3 -3l6 6m0 -6l-6 6" + stroked
    case .diamond: return start + "m0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z" + filled
    case .hollowDiamond: return start + "m0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z" + hollow
    case .square: return start + "m-3 -3h6v6h-6z" + filled
    case .hollowSquare: return start + "m-3 -3h6v6h-6z" + hollow
    case .triangle: return start + "m0 -4.5l4 7h-8z" + filled
    case .hollowTriangle: return start + "m0 -4.5l4 7h-8z" + hollow
    }
  }

  /// The element of a bar, a box or a cell.
  private func rectangle(_ rectangle: Scene.Rectangle, _ colour: Colour, _ filling: Filling) -> String {
    let place =
      "<rect class=\"mark\" x=\"\(Self.number(rectangle.x))\" y=\"\(Self.number(rectangle.y))\""
      + " width=\"\(Self.number(rectangle.width))\" height=\"\(Self.number(rectangle.height))\""
    let outline = " stroke=\"\(colour.hexText)\" stroke-width=\"1\""
    switch filling {
    case .full: return place + " fill=\"\(colour.hexText)\"/>"
    case .light: return place + " fill=\"\(colour.mixed(with: paper.ground, 0.75).hexText)\"\(outline)/>"
    case .rising, .falling:
      return place + " fill=\"url(#\(patternName(colour, filling)))\"\(outline)/>"
    }
  }

  /// The element of a text.
  private func text(
    _ text: String, _ point: Scene.Point, _ anchor: Scene.Anchor, _ look: Scene.TextLook
  ) -> String {
    let style: String
    switch look {
    case .title: style = " font-size=\"14\" font-weight=\"bold\""
    case .label: style = ""
    case .note:
      style =
        " stroke=\"\(paper.ground.hexText)\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\""
    }
    let anchorText = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    return "<text x=\"\(Self.number(point.x))\" y=\"\(Self.number(point.y))\"\(anchorText)\(style)"
      + " fill=\"\(paper.text.hexText)\">\(text.escapedForXML)</text>"
  }

  // MARK: hatching

  /// The definitions of the hatchings that the scene uses.
  private func patterns(_ scene: Scene) -> [String] {
    var names: [String] = []
    var lines: [String] = []
    for case .rectangle(_, let colour, let filling) in scene.shapes where filling == .rising || filling == .falling {
      let name = patternName(colour, filling)
      if names.contains(name) { continue }
      names.append(name)
      let stroke = filling == .rising ? "M-1 1l2 -2M0 6l6 -6M5 7l2 -2" : "M-1 5l2 2M0 0l6 6M5 -1l2 2"
      lines.append(
        "<pattern id=\"\(name)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"\(stroke)\""
          + " stroke=\"\(colour.hexText)\" stroke-width=\"1.5\"/></pattern>")
    }
    return lines.isEmpty ? [] : ["<defs>"] + lines + ["</defs>"]
  }

  /// The id of a hatching: `rising-0077bb`.
  private func patternName(_ colour: Colour, _ filling: Filling) -> String {
    "\(prefix)\(filling == .rising ? "rising" : "falling")-\(colour.hexText.dropFirst())"
  }

  // MARK: numbers and texts

  /// Two coordinates.
  private static func pair(_ point: Scene.Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// With at most two decimals.
  private static func number(_ value: Double) -> String {
    let text = decimalText(value, places: 2)
    guard text.contains(".") else { return text }
    var end = text[...]
    while end.last == "0" { end.removeLast() }
    if end.last == "." { end.removeLast() }
    return String(end)
  }
}
