import Phrases
import Plotting
import Text

extension HandOut {
  /// The session as a notebook of Jupyter, format 4.5: prose as cells of Markdown, commands as cells of code with their
  /// output as text and pictures as SVG with their text. All lines of the output are there, in order.
  package var jupyterNotebook: String {
    var cells = [markdownCell("# " + title, id: "title")]
    var pieces = 0
    for part in parts {
      switch part {
      case .prose(let text):
        pieces += 1
        cells.append(markdownCell(text, id: "prose-\(pieces)"))
      case .command(let command): cells.append(codeCell(command))
      }
    }
    return """
      {
       "metadata": {
        "unroll": {
         "made": \(JSONText.quoted(HandOutSeal.open)),
         "language": \(JSONText.quoted(language.code)),
         "head": \(JSONText.lines(head.joined(separator: "\n"), indent: 3))
        },
        "title": \(JSONText.quoted(plainTitle)),
        "kernelspec": {
         "display_name": "Unroll",
         "name": "unroll"
        },
        "language_info": {
         "name": "unroll"
        }
       },
       "nbformat": 4,
       "nbformat_minor": 5,
       "cells": [
      \(cells.joined(separator: ",\n"))
       ]
      }

      """
  }

  private func markdownCell(_ text: String, id: String) -> String {
    """
      {
       "cell_type": "markdown",
       "id": "\(id)",
       "metadata": {},
       "source": \(JSONText.lines(text, indent: 3))
      }
    """
  }

  private func codeCell(_ command: Command) -> String {
    let outputs = outputs(of: command)
    return """
        {
         "cell_type": "code",
         "id": "command-\(command.number)",
         "metadata": {},
         "execution_count": \(command.number),
         "source": \(JSONText.lines(command.text, indent: 3)),
         "outputs": [\(outputs.isEmpty ? "" : "\n" + outputs.joined(separator: ",\n") + "\n   ")]
        }
      """
  }

  /// Lines that follow each other are one output; a picture is one of its own.
  private func outputs(of command: Command) -> [String] {
    var outputs: [String] = []
    var lines: [String] = []
    var pictures = 0
    func addText() {
      if !lines.isEmpty { outputs.append(stream(lines, failed: command.failed)) }
      lines = []
    }
    for answer in command.answers {
      guard case .picture(let picture, let options)? = answer.output else {
        lines += answer.lines
        continue
      }
      addText()
      pictures += 1
      let svg = picture.svg(
        options.applied(to: ChartStyle()), words: .words(in: command.language),
        prefix: "p\(command.number)-\(pictures)-")
      outputs.append(display(svg, text: answer.lines))
    }
    addText()
    return outputs
  }

  private func stream(_ lines: [String], failed: Bool) -> String {
    """
        {
         "output_type": "stream",
         "name": "\(failed ? "stderr" : "stdout")",
         "text": \(JSONText.lines(lines.map { $0 + "\n" }.joined(), indent: 5))
        }
    """
  }

  private func display(_ svg: String, text: [String]) -> String {
    """
        {
         "output_type": "display_data",
         "metadata": {},
         "data": {
          "image/svg+xml": \(JSONText.lines(svg, indent: 6)),
          "text/plain": \(JSONText.lines(text.map { $0 + "\n" }.joined(), indent: 6))
         }
        }
    """
  }
}
