import Testing

/// What a person keeps on a machine, and prompts that are opened there.
struct Home {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Opens a prompt and waits until it can be typed at.
  func open(
    _ arguments: [String] = [], in work: String? = nil, environment: [String: String] = [:], columns: UInt16 = 80,
    lines: UInt16 = 24, _ place: SourceLocation = #_sourceLocation
  ) throws -> Window {
    let window = try Window(
      arguments, home: folder, folder: work, environment: environment, columns: columns, lines: lines)
    try window.prompt(place)
    return window
  }

  /// A prompt at which these lines were typed and answered, and which then crashed.
  ///
  /// - Returns: everything that was shown.
  @discardableResult
  func lose(_ lines: String..., environment: [String: String] = [:]) throws -> String {
    let window = try open(environment: environment)
    for line in lines { try window.ask(line) }
    try window.crash()
    return window.text
  }

  /// Loses a session with a training that was long enough to be kept, so that it need not be done again, whatever the
  /// machine.
  ///
  /// - Parameter line: what comes before the training.
  /// - Returns: the training's command.
  func loseLongTraining(_ line: String, environment: [String: String] = [:]) throws -> String {
    for epochs in [8_000, 32_000, 128_000, 512_000] {
      folder.remove("state")
      try lose("\(line); train \(epochs)", environment: environment)
      if folder.files(in: "state").contains(where: { $0.hasSuffix(".training") }) { return "train \(epochs)" }
    }
    throw NoSnapshot()
  }

  private struct NoSnapshot: Error {}

  /// What `recover` answers at a new prompt, which stays open.
  func recovered(environment: [String: String] = [:]) throws -> (answer: String, window: Window) {
    let window = try open(environment: environment)
    return (try window.ask("recover 1"), window)
  }

  /// Whether a prompt said that something could not be written down.
  static func isTold(in text: String) -> Bool {
    text.firstMatch(of: /cannot|not (be )?(kept|written|recovered)|nothing is kept|No space/) != nil
  }

  /// The text of all that is kept from run to run, histories left out.
  var keptText: String {
    folder.files(in: "state").filter { !$0.contains("history") }.map { folder.text("state/" + $0) }.joined(
      separator: "\n")
  }
}
