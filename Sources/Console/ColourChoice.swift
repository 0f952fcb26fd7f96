import Terminal

/// Whether output is coloured.
package enum ColourChoice: String, CaseIterable {
  case auto, always, never

  /// Returns whether there are colours at a terminal; for `auto`, if it has them and the person wants them.
  package func isOn(at terminal: some Terminal) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: terminal.isTerminal(.output) && !terminal.features.isDumb && !terminal.features.refusesColour
    }
  }
}
