import Phrases
import Plotting
import Tasks

extension HandOut {
  /// A picture as it was after an earlier epoch of the training.
  package struct Frame: Sendable {
    /// The epoch.
    package let epoch: Int
    /// The picture.
    package let picture: Picture
    /// Its lines, laid out for 80 columns.
    package let lines: [String]

    package init(epoch: Int, picture: Picture, lines: [String]) {
      self.epoch = epoch
      self.picture = picture
      self.lines = lines
    }
  }
}

extension HandOut {
  /// The picture that a `plot` has drawn alone; nil for any other command.
  fileprivate static func onePicture(of command: String, _ outputs: [Output]) -> Picture? {
    guard command.hasPrefix("plot"), outputs.count == 1, case .picture(let picture, _)? = outputs.first else {
      return nil
    }
    return picture
  }
}

extension SessionRecorder.Cell {
  fileprivate var drawsOnePicture: Bool { HandOut.onePicture(of: command, outputs) != nil }
}

extension Notebook {
  /// The most pictures that are made of one.
  private static let mostFrames = 12

  /// Draws the pictures of the page as they were after earlier epochs, by the places of their commands, counted from 0.
  /// Stale commands have none. If the person stops it, the rest is missing.
  func framesOfPage() -> [Int: [HandOut.Frame]] {
    // What it computes again is kept no longer than it needs that.
    var page = self
    var result: [Int: [HandOut.Frame]] = [:]
    for (index, cell) in recorder.cells.prefix(freshCount).enumerated() where cell.drawsOnePicture {
      guard let twin = page.makeTwin(after: index) else { return result }
      result[index] = twin.frames(of: cell.command, cell.outputs)
    }
    return result
  }

  /// Returns the picture of a command that has just been run as it was after earlier epochs, the last one as it is; nothing
  /// if the command draws no single picture, or one that does not change with the epochs. Only series are trained again
  /// for that: it takes a part of the time that their training took.
  package func frames(of command: String, _ outputs: [Output]) -> [HandOut.Frame] {
    guard let picture = HandOut.onePicture(of: command, outputs),
      let model = workbench.model, !model.isEarlier, workbench.task?.series != nil
    else { return [] }
    let epochs = model.epochsToShow(atMost: Self.mostFrames)
    guard epochs.count > 1 else { return [] }
    var notebook = self
    notebook.didRecord = { _, _ in }
    notebook.didSave = {}
    var frames: [HandOut.Frame] = []
    for epoch in epochs {
      if notebook.run("at \(epoch)").failed { return [] }
      let answer = notebook.run(command)
      guard !answer.failed, answer.outputs.count == 1, case .picture(let then, _)? = answer.outputs.first else {
        return []
      }
      frames.append(HandOut.Frame(epoch: epoch, picture: then, lines: answer.recorded))
    }
    // A picture of the data, or of the loss, is the same whenever one looks.
    guard frames.last?.picture == picture, frames.dropLast().contains(where: { $0.picture != picture }) else {
      return []
    }
    return frames
  }
}
