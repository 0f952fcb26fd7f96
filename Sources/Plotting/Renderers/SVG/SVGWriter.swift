import Text

/// Writes scenes as SVG. What neighbours have in common is written once: paths that look alike are one path, other shapes
/// stand in a group.
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
        + " font-family=\"\(fonts(language))\" font-size=\"13\" fill=\"\(scene.paper.text.hexText)\">",
      "<!-- drawn by Unroll -->",
      "<title id=\"\(prefix)title\">\(title.escapedForXML)</title>",
      "<desc id=\"\(prefix)desc\">\(description.escapedForXML)</desc>",
    ]
    let writer = SVGWriter(paper: scene.paper, prefix: prefix)
    lines += writer.definitions(scene)
    lines.append("<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(scene.paper.ground.hexText)\"/>")
    lines += writer.elements(scene.shapes)
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

  // MARK: neighbours that look alike

  /// The elements of shapes in their order.
  private func elements(_ shapes: [Scene.Shape]) -> [String] {
    let looks = shapes.map { look(of: $0) }
    var lines: [String] = []
    var index = 0
    while index < shapes.count {
      if case .cells(let cells) = shapes[index] {
        lines += self.cells(cells)
        index += 1
        continue
      }
      let look = looks[index]
      let end = looks[index...].firstIndex { $0 != look } ?? shapes.count
      if look.isOnePath {
        var path = SVGPath()
        for shape in shapes[index..<end] { draw(shape, &path) }
        lines.append("<path d=\"\(path.data)\"\(look.attributes)/>")
      } else if end - index == 1 || look.attributes.isEmpty {
        lines += shapes[index..<end].map { element($0, look.attributes) }
      } else {
        lines.append("<g\(look.attributes)>")
        lines += shapes[index..<end].map { element($0) }
        lines.append("</g>")
      }
      index = end
    }
    return lines
  }

  /// How a shape is drawn, wherever it stands.
  private struct Look: Equatable {
    /// Attributes, each with a blank before it.
    var attributes = ""
    /// Whether shapes that look like this are one path together: no later one hides a part of an earlier one.
    var isOnePath = true
  }

  private func look(of shape: Scene.Shape) -> Look {
    switch shape {
    case .rule(_, _, let colour, let isDashed):
      Look(attributes: " stroke=\"\(colour.hexText)\"" + (isDashed ? " stroke-dasharray=\"5 4\"" : ""))
    case .line(_, let colour, let dashes):
      Look(
        attributes: " class=\"line\" fill=\"none\" stroke=\"\(colour.hexText)\" stroke-width=\"1.75\""
          + " stroke-linejoin=\"round\" stroke-linecap=\"round\"" + Self.dashArray(dashes))
    case .area(_, let colour): Look(attributes: " fill=\"\(colour.hexText)\"")
    case .dots(_, let colour):
      Look(attributes: " stroke=\"\(colour.hexText)\" stroke-width=\"1.5\" stroke-linecap=\"round\"")
    case .marker(let shape, _, let colour): look(of: shape, colour)
    case .rectangle(_, let colour, let filling): Look(attributes: attributes(of: filling, colour))
    case .cells: Look()
    case .colourBar(_, let colours): Look(attributes: " fill=\"url(#\(gradientName(colours)))\"")
    case .text(_, _, let anchor, let look): Look(attributes: attributes(of: look, anchor), isOnePath: false)
    case .upwardText: Look(isOnePath: false)
    }
  }

  private func look(of shape: MarkerShape, _ colour: Colour) -> Look {
    let colour = colour.hexText
    if shape.isHollow {
      let attributes = " fill=\"\(paper.ground.hexText)\" stroke=\"\(colour)\" stroke-width=\"1.5\""
      return Look(attributes: attributes, isOnePath: false)
    }
    switch shape {
    case .plus, .cross: return Look(attributes: " stroke=\"\(colour)\" stroke-width=\"2\"")
    case .disc: return Look(attributes: " fill=\"\(colour)\"", isOnePath: false)
    default: return Look(attributes: " fill=\"\(colour)\"")
    }
  }

  /// The attributes of a bar or a box.
  private func attributes(of filling: Filling, _ colour: Colour) -> String {
    let outline = " stroke=\"\(colour.hexText)\" stroke-width=\"1\""
    return switch filling {
    case .full: " fill=\"\(colour.hexText)\""
    case .light: " fill=\"\(colour.mixed(with: paper.ground, 0.75).hexText)\"\(outline)"
    case .rising, .falling: " fill=\"url(#\(patternName(colour, filling)))\"\(outline)"
    }
  }

  /// The attributes of a text.
  private func attributes(of look: Scene.TextLook, _ anchor: Scene.Anchor) -> String {
    let anchorText = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    return switch look {
    case .title: anchorText + " font-size=\"14\" font-weight=\"bold\""
    case .label: anchorText
    case .note:
      anchorText
        + " stroke=\"\(paper.ground.hexText)\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\""
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

  // MARK: shapes

  /// Draws a shape that is a path.
  private func draw(_ shape: Scene.Shape, _ path: inout SVGPath) {
    switch shape {
    case .rule(let a, let b, _, _): path.line(through: [a, b])
    case .line(let points, _, _): path.line(through: points)
    case .area(let points, _):
      path.line(through: points)
      path.close()
    case .dots(let points, _): for point in points { path.dot(at: point) }
    case .marker(let shape, let point, _): draw(shape, at: point, &path)
    case .rectangle(let rectangle, _, _), .colourBar(let rectangle, _): path.rectangle(rectangle)
    case .cells, .text, .upwardText: break
    }
  }

  /// Draws a marker that is a path.
  private func draw(_ shape: MarkerShape, at point: Scene.Point, _ path: inout SVGPath) {
    func at(_ x: Double, _ y: Double) -> Scene.Point { Scene.Point(x: point.x + x, y: point.y + y) }
    switch shape {
    case .plus:
      path.line(through: [at(-4, 0), at(4, 0)])
      path.line(through: [at(0, -4), at(0, 4)])
    case .cross:
      path.line(through: [at(-3, -3), at(3, 3)])
      path.line(through: [at(3, -3), at(-3, 3)])
    case .diamond, .hollowDiamond:
      path.line(through: [at(0, -4.5), at(4.5, 0), at(0, 4.5), at(-4.5, 0)])
      path.close()
    case .square, .hollowSquare:
      path.rectangle(.init(x: point.x - 3, y: point.y - 3, width: 6, height: 6))
    case .triangle, .hollowTriangle:
      path.line(through: [at(0, -4.5), at(4, 2.5), at(-4, 2.5)])
      path.close()
    case .disc, .ring: break
    }
  }

  /// The element of a shape that does not share a path with others.
  private func element(_ shape: Scene.Shape, _ attributes: String = "") -> String {
    switch shape {
    case .text(let text, let point, _, _):
      let (x, y) = (Self.number(point.x), Self.number(point.y))
      return "<text x=\"\(x)\" y=\"\(y)\"\(attributes)>\(text.escapedForXML)</text>"
    case .upwardText(let text, let point):
      let (x, y) = (Self.number(point.x), Self.number(point.y))
      return "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"middle\" transform=\"rotate(-90 \(x) \(y))\">"
        + "\(text.escapedForXML)</text>"
    case .marker(let marker, let point, _) where marker == .disc || marker == .ring:
      return "<circle cx=\"\(Self.number(point.x))\" cy=\"\(Self.number(point.y))\""
        + " r=\"\(marker == .disc ? "3.5" : "3.25")\"\(attributes)/>"
    default:
      var path = SVGPath()
      draw(shape, &path)
      return "<path d=\"\(path.data)\"\(attributes)/>"
    }
  }

  /// A heat map: cells of the same colour are one path, those next to each other one line as thick as a cell is high. A cell
  /// is the unit of the group, which takes a third of the bytes of rectangles. The page that runs finds the place and the
  /// number of columns at the group.
  private func cells(_ cells: Scene.Cells) -> [String] {
    var paths: [(colour: Colour, path: SVGPath)] = []
    for (row, colours) in cells.colours.enumerated() {
      var start = 0
      while start < colours.count {
        let colour = colours[start]
        let end = colours[start...].firstIndex { $0 != colour } ?? colours.count
        let known = paths.firstIndex { $0.colour == colour }
        if known == nil { paths.append((colour, SVGPath())) }
        paths[known ?? paths.count - 1].path.line(
          through: [.init(x: Double(start), y: Double(row)), .init(x: Double(end), y: Double(row))])
        start = end
      }
    }
    let place = cells.place
    let numbers = [place.x, place.y, place.width, place.height, Double(cells.columns)].map(Self.number)
    let cell = cells.rectangle(row: 0, 0..<1)
    let (left, middle) = (Self.number(cell.x), Self.number(cell.y + cell.height / 2))
    let scale = "\(Self.number(cell.width)) \(Self.number(cell.height))"
    return [
      "<g data-cells=\"\(numbers.joined(separator: " "))\" transform=\"translate(\(left) \(middle)) scale(\(scale))\">"
    ]
      + paths.map { "<path d=\"\($0.path.data)\" stroke=\"\($0.colour.hexText)\"/>" } + ["</g>"]
  }

  // MARK: fillings that have names

  /// The definitions of the hatchings and of the colours of bars that the scene uses.
  private func definitions(_ scene: Scene) -> [String] {
    var lines: [String] = []
    func add(_ definition: String) {
      if !lines.contains(definition) { lines.append(definition) }
    }
    for shape in scene.shapes {
      switch shape {
      case .rectangle(_, let colour, .rising): add(pattern(colour, .rising))
      case .rectangle(_, let colour, .falling): add(pattern(colour, .falling))
      case .colourBar(_, let colours): add(gradient(colours))
      default: break
      }
    }
    return lines.isEmpty ? [] : ["<defs>"] + lines + ["</defs>"]
  }

  private func pattern(_ colour: Colour, _ filling: Filling) -> String {
    let stroke = filling == .rising ? "M-1 1l2 -2M0 6l6 -6M5 7l2 -2" : "M-1 5l2 2M0 0l6 6M5 -1l2 2"
    return "<pattern id=\"\(patternName(colour, filling))\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
      + "<path d=\"\(stroke)\" stroke=\"\(colour.hexText)\" stroke-width=\"1.5\"/></pattern>"
  }

  private func gradient(_ colours: [Colour]) -> String {
    let stops = colours.enumerated().map { index, colour in
      "<stop offset=\"\(Self.number(Double(index) / Double(colours.count - 1)))\" stop-color=\"\(colour.hexText)\"/>"
    }
    return "<linearGradient id=\"\(gradientName(colours))\">\(stops.joined())</linearGradient>"
  }

  /// The id of the colours of a bar: `colours-ffffe5-081d58`.
  private func gradientName(_ colours: [Colour]) -> String {
    "\(prefix)colours" + [colours.first, colours.last].compactMap { $0?.hexText.dropFirst() }.map { "-\($0)" }.joined()
  }

  /// The id of a hatching: `rising-0077bb`.
  private func patternName(_ colour: Colour, _ filling: Filling) -> String {
    "\(prefix)\(filling == .rising ? "rising" : "falling")-\(colour.hexText.dropFirst())"
  }

  private static func number(_ value: Double) -> String { SVGNumber.text(hundredths: SVGNumber.hundredths(value)) }
}
