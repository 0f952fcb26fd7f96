import Phrases

/// What the script of a page that runs says. `{}` stands for what it fills in.
enum LivePageWords {
  /// A text and the name that the script knows it by.
  struct Word {
    let name: String
    let phrase: Phrase
  }

  static var all: [Word] { buttons + gates + states + remarks + lacks }

  private static func word(_ name: String, _ phrase: Phrase) -> Word { Word(name: name, phrase: phrase) }

  private static var buttons: [Word] {
    [
      word("run", "Run"), word("runAll", "Run all"), word("stop", "Stop"), word("reset", "Reset"),
      word("addFile", "Add a CSV file"), word("download", "Download the session"), word("help", "Help"),
      word("close", "Close"), word("tools", "The session"), word("completions", "Possible completions"),
      word("command", "Command \("{}")"), word("prompt", "type a command"), word("ask", "Ask"),
      word("question", "Your own question"),
    ]
  }

  private static var gates: [Word] {
    [
      word("gateSteps", "Gates and states step by step"), word("unit", "Unit"), word("step", "Step"),
      word("stepReads", "step \("{}") of \("{}"), reads \("{}")"),
    ]
  }

  private static var states: [Word] {
    [
      word("running", "running"), word("edited", "edited, not run yet"),
      word("stale", "stale: a command before it was run again"), word("same", "as recorded"),
      word("differs", "not as recorded"), word("difference", "How it differs from what is recorded"),
      word("stopping", "stopping; Stop once more ends the engine"),
    ]
  }

  private static var remarks: [Word] {
    [
      word("ended", "The engine ran out of memory or failed and was started again; run the commands once more."),
      word(
        "stoppedByForce",
        "Stopped by ending the engine; commands before are run again when they are needed."
      ),
      word("tooLong", "That is too long for a command; add a file instead."),
      word("tooLarge", "\("{}") is larger than 64 MiB."),
      word("fileAdded", "\("{}") is here and stays in this page; the last line loads it."),
      word("ready", "This page runs: change a command and press Enter."),
    ]
  }

  private static var lacks: [Word] {
    [
      word("needsWebAssembly", "This browser has no WebAssembly, so the commands cannot be run."),
      word("needsVectors", "This browser has no WebAssembly SIMD, so the commands cannot be run."),
      word("needsWorkers", "This browser starts no workers from a file, so the commands cannot be run."),
      word("needsNewer", "This browser is too old to unpack the engine, so the commands cannot be run."),
      word("stillReadable", "All that is recorded can be read."),
    ]
  }
}
