import Phrases

extension HandOut {
  /// What a session is handed out as.
  package enum Kind: String, CaseIterable, Sendable {
    case page, slides, commands, notebook, paper

    /// What it is, in a few words.
    package var summary: Phrase {
      switch self {
      case .page: "a page for a browser"
      case .slides: "slides for a browser"
      case .commands: "the commands alone"
      case .notebook: "a notebook for Jupyter"
      case .paper: "Markdown with pictures beside it"
      }
    }

    /// What the names of its files end in.
    package var ending: String {
      switch self {
      case .page: ".html"
      case .slides: "slides.html"
      case .commands: ".txt"
      case .notebook: ".ipynb"
      case .paper: ".md"
      }
    }

    /// Whether a picture of it can be moved through the epochs.
    package var movesThroughEpochs: Bool {
      switch self {
      case .page, .slides: true
      case .commands, .notebook, .paper: false
      }
    }

    /// The kind that a file's name asks for; nil for a name with another ending.
    package init?(name: String) {
      let name = name.lowercased()
      func ends(_ ending: String) -> Bool {
        let (bytes, end) = (name.utf8, ending.utf8)
        return bytes.count >= end.count && bytes.suffix(end.count).elementsEqual(end)
      }
      if ends("slides.html") || ends("slides.htm") {
        self = .slides
      } else if ends(".html") || ends(".htm") {
        self = .page
      } else if ends(".txt") {
        self = .commands
      } else if ends(".ipynb") {
        self = .notebook
      } else if ends(".md") || ends(".markdown") {
        self = .paper
      } else {
        return nil
      }
    }
  }
}
