#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a terminal can show, as its environment says.
package struct TerminalFeatures: Sendable, Equatable {
  /// Whether it has only the colours of a palette, or all of them.
  package enum Colours: Sendable {
    case indexed, full
  }

  /// What shows a text that is longer than the window.
  package enum Pager: Sendable, Equatable {
    /// The text is written as it is.
    case none
    /// This program's own.
    case own
    /// A command of the shell.
    case program(String)
  }

  /// Whether it knows no escape sequences.
  package var isDumb: Bool
  /// Whether it shows more than ASCII.
  package var isUTF8: Bool
  /// Whether the person wants no colours (no-color.org).
  package var refusesColour: Bool
  /// The colours it has, if any.
  package var colours: Colours
  /// What shows long texts.
  package var pager: Pager

  /// Whether only ASCII without escape sequences is sure to be shown as it is meant.
  package var isPlain: Bool { isDumb || !isUTF8 }

  /// A terminal with these features; by default one of today, without all colours, that shows all of a text at once.
  package init(
    isDumb: Bool = false, isUTF8: Bool = true, refusesColour: Bool = false, colours: Colours = .indexed,
    pager: Pager = .none
  ) {
    self.isDumb = isDumb
    self.isUTF8 = isUTF8
    self.refusesColour = refusesColour
    self.colours = colours
    self.pager = pager
  }

  /// Reads an environment.
  ///
  /// - Parameters:
  ///   - variable: returns the value of a variable, or nil if it is not set.
  ///   - codeset: the character set of the person's locale, or nil if that locale is not installed. The terminal is
  ///     then what the locale's name says all the same.
  package init(_ variable: (String) -> String?, codeset: String?) {
    isDumb = variable("TERM") == "dumb"
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
    let name = (codeset ?? locale).uppercased()
    isUTF8 = codeset == nil ? name.hasSuffix("UTF-8") || name.hasSuffix("UTF8") : name == "UTF-8"
    refusesColour = !(variable("NO_COLOR") ?? "").isEmpty
    colours = ["truecolor", "24bit"].contains(variable("COLORTERM") ?? "") ? .full : .indexed
    switch variable("PAGER") ?? "" {
    // Without cursor movements there is nothing to page with, and `cat` asks for no paging.
    case _ where isDumb, "cat": pager = .none
    case "": pager = .own
    case let command: pager = .program(command)
    }
  }

  /// Reads the environment that the program was started in: the person's locale, not the program's, which line editing
  /// may have changed.
  static func ofThisProcess() -> TerminalFeatures {
    let locale = newlocale(Int32(LC_CTYPE_MASK), "", nil)
    defer { if let locale { freelocale(locale) } }
    let codeset = locale.map { locale in nl_langinfo_l(Int32(CODESET), locale).map { String(cString: $0) } ?? "" }
    return TerminalFeatures({ name in getenv(name).map { String(cString: $0) } }, codeset: codeset)
  }
}
