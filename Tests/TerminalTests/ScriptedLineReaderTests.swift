import Terminal
import Testing

@Test func aScriptPlaysItsEventsAndEnds() throws {
  let reader = ScriptedLineReader([.line("load 你好"), .interrupted, .line("")])
  let events = try ["> ", "> ", "… ", "> ", "> "].map { prompt in try reader.readLine(prompt: prompt) }
  #expect(events == [.line("load 你好"), .interrupted, .line(""), .endOfInput, .endOfInput])
  #expect(reader.prompts == ["> ", "> ", "… ", "> ", "> "])
}
