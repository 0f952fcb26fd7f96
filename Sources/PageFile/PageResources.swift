/// The scripts and styles of pages that run, which are a part of the program.
enum PageResources {
  /// What runs in the page, each file after those that it uses.
  static var script: String {
    ["engine.js", "completion.js", "cells.js", "lesson.js", "gates.js", "page.js", "files.js", "start.js"]
      .map { lean(EmbeddedTexts[$0]) }.joined(separator: "\n")
  }

  /// What runs in the engine's thread.
  static var worker: String { lean(EmbeddedTexts["worker.js"]) }

  /// How it looks.
  static var style: String { EmbeddedTexts["live.css"] }

  /// A script without the lines that are comments, and without indentation. No text in our scripts is longer than a line.
  private static func lean(_ script: String) -> String {
    script.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
  }
}
