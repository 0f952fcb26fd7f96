extension Chart {
  /// The chart as lines of text, drawn with braille dots, or with ASCII characters alone. No line ends in blanks.
  ///
  /// Every series can be told from the others without colour. With little room, titles, legend and frame are left out.
  /// A chart without a point that can be shown is one line that says so.
  ///
  /// - Parameters:
  ///   - width: the most columns of a line, up to 1000.
  ///   - height: the most lines, up to 1000.
  ///   - ascii: whether ASCII characters alone are used, apart from those in titles and names.
  public func lines(width: Int = 76, height: Int = 20, ascii: Bool = false) -> [String] {
    render(self, style: ChartStyle(glyphs: ascii ? .ascii : .braille, width: width, height: height))
  }

  /// The chart as an SVG document with the layout of `lines(width:height:ascii:)`: a column is 10 units wide, a line 20
  /// units high. The same chart gives the same bytes on every machine.
  ///
  /// - Parameters:
  ///   - width: columns, brought into 1…1000.
  ///   - height: lines, brought into 1…1000.
  public func svg(width: Int = 76, height: Int = 20) -> String {
    Picture.chart(self).svg(ChartStyle(width: width, height: height))
  }
}
