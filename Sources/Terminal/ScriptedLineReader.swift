/// Events written down beforehand, for tests.
package final class ScriptedLineReader: LineReader {
  private var events: ArraySlice<LineEvent>
  /// The prompts that were shown, in order.
  package private(set) var prompts: [String] = []

  /// - Parameter events: what happens, in order; after them the input ends.
  package init(_ events: [LineEvent]) { self.events = events[...] }

  package func readLine(prompt: String) throws(LineReadingError) -> LineEvent {
    prompts.append(prompt)
    return events.popFirst() ?? .endOfInput
  }
}
