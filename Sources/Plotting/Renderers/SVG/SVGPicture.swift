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
