import Phrases
import Tasks
import Text

/// A worked step as lines: each equation beside its name, and below it what it comes to.
package struct WorkedStepText {
  private let step: WorkedStep
  private let language: Language

  /// - Parameter language: of the names of gates and states.
  package init(_ step: WorkedStep, in language: Language = .english) {
    self.step = step
    self.language = language
  }

  /// The lines, a blank one between two equations.
  package var lines: [String] { Array(step.equations.map { [""] + lines(of: $0) }.joined().dropFirst()) }

  private static let nameWidth = 14
  /// With 18 columns before it a line has 80.
  private static let widest = 62

  private func lines(of equation: WorkedStep.Equation) -> [String] {
    let indent = String(repeating: " ", count: Self.nameWidth + 2)
    let heading = language.text(equation.name.phrase).padded(to: Self.nameWidth) + equation.formula
    return [heading] + equation.substitutions.flatMap(Self.broken).map { indent + "= " + $0 }
  }

  /// The parts of a step in one line, or in a line each if that would be too wide.
  private static func broken(_ parts: [String]) -> [String] {
    let line = parts.joined(separator: " = ")
    return displayWidth(line) <= widest ? [line] : parts
  }
}
