import Notebook
import Recurrent
import Text

/// Pieces of Python that several programs have.
enum PythonText {
  /// A text that stays within a comment, whatever it holds.
  static func comment(_ text: String) -> String {
    String(text.escapedForTerminal.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
  }

  /// A text that stays within a string of three quotes.
  private static func documentation(_ text: String) -> String {
    String(comment(text).map { $0 == "\"" || $0 == "\\" ? "'" : $0 })
  }

  /// A program with blank lines as PEP 8 has them: two around functions and classes, otherwise one where there were any.
  static func tidied(_ text: String) -> String {
    var lines: [Substring] = []
    var isDefinition = false
    var hasBlank = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        hasBlank = true
        continue
      }
      let isTop = line.first != " "
      let begins = isTop && (line.hasPrefix("def ") || line.hasPrefix("class "))
      // A comment belongs to what stands below it.
      let isUnderComment = lines.last?.first == "#"
      let blanks = begins && !isUnderComment || isTop && isDefinition ? 2 : hasBlank ? 1 : 0
      lines += Array(repeating: "", count: lines.isEmpty || isUnderComment && begins ? 0 : blanks) + [line]
      if isTop { isDefinition = begins }
      hasBlank = false
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The head of a program.
  ///
  /// - Parameters:
  ///   - library: `Keras`
  ///   - run: how it is installed and started, a line each.
  ///   - weights: the name of the file beside it.
  static func head(_ settings: ProgramSettings, library: String, run: [String], weights: String) -> String {
    """
    \"""\(documentation(settings.title)), in \(library) as in Unroll.

    \(run.map { "    " + $0 }.joined(separator: "\n"))

    \(documentation(weights)) beside it holds the data and the weights.
    \(HandOutSeal.open)
    \"""
    """
  }

  /// Opens the file beside the program.
  ///
  /// - Parameter weights: its name.
  static func reading(_ settings: ProgramSettings, weights: String) -> String {
    let epochs = settings.model.checkpoint.epochs
    return joined([
      when(
        settings.wasTrained,
        """
        # "" goes on from \(epochs) epochs in Unroll, "initial/" starts from the weights that training began with there.
        START = ""
        """),
      """

      folder = os.path.dirname(os.path.abspath(__file__))
      arrays = load_file(os.path.join(folder, "\(escaped(weights))"))
      """,
    ])
  }

  /// A text within a string of one quote.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: "\\x" + hex(scalar.value)
      default: String(scalar)
      }
    }.joined()
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }

  /// The name of an array as the program writes it, that of the weights at `START` if there are several.
  static func array(_ settings: ProgramSettings, _ name: String) -> String {
    settings.wasTrained ? "arrays[f\"{START}\(name)\"]" : "arrays[\(name.contains("{") ? "f" : "")\"\(name)\"]"
  }

  /// Lines for a program that goes on from where Unroll is.
  static func goingOn(_ settings: ProgramSettings, _ lines: [String]) -> String {
    settings.wasTrained ? joined(["if START == \"\":"] + lines.map { "    " + $0 }) : joined(lines)
  }

  /// Prints the largest difference from Unroll's predictions.
  static func difference(_ settings: ProgramSettings, _ predictions: String) -> String {
    let lines = [
      "difference = np.abs(\(predictions) - arrays[\"predictions\"]).max()",
      "print(f\"largest difference from Unroll: {difference:.3g}\")",
    ]
    return goingOn(settings, lines)
  }

  /// What of the training the program does otherwise than Unroll; nothing if it does all the same.
  static func remarks(_ settings: ProgramSettings) -> String {
    var remarks: [String] = []
    if let steps = settings.options.truncation {
      remarks.append("# Unroll's gradients go back through \(steps) steps at most (truncate=), these through all.")
    }
    if settings.cell.dropout > 0 {
      remarks.append(
        "# Which inputs are left out is drawn otherwise than in Unroll: losses are alike and not the same.")
    }
    if case .plateau(let factor, let wait) = settings.model.course.latestSchedule?.rule {
      remarks.append(
        "# Unroll multiplied the learning rate by \(factor) after \(wait) epochs without a lower loss (schedule=plateau);"
      )
      remarks.append("# here it stays as it is.")
    }
    if settings.model.course.latestKeepsBest {
      remarks.append("# Unroll kept the weights of the best epoch (stop=best), this keeps those of the last.")
    }
    return joined(remarks)
  }
}
