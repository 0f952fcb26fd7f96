#if arch(wasm32)
  import Notebook
  import Phrases
  import Text

  // What the script calls: it puts bytes into the room that `pageRoom` makes, then calls `pageCall`, which tells the
  // answer before it returns. There is one thread.

  nonisolated(unsafe) private var room: UnsafeMutableBufferPointer<UInt8>?
  nonisolated(unsafe) private var session: LiveSession?

  /// What can be called, as the script numbers it.
  private enum Call: Int32 {
    /// Begins with a session file.
    case open
    /// Adds a file: its name, a zero, its bytes.
    case addFile
    /// Runs a command in the place of the argument.
    case run
    /// Returns the pictures of a command after earlier epochs.
    case frames
    /// Returns what could stand at the end of a line.
    case complete
    /// Returns what help says.
    case help
    /// Returns the page as a session file.
    case text
    /// Makes the page the file again.
    case reset
    /// Returns what a unit does step by step, for a command that shows gates.
    case steps
  }

  /// Makes room for so many bytes.
  @_cdecl("pageRoom")
  public func pageRoom(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    room?.deallocate()
    let fresh = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(count, 1))
    room = fresh
    return fresh.baseAddress
  }

  /// Does what the script asks for, with the first bytes of the room.
  @_cdecl("pageCall")
  public func pageCall(_ call: Int32, _ argument: Int32, _ count: Int) {
    let bytes = room.map { Array($0.prefix(count)) } ?? []
    room?.deallocate()
    room = nil
    guard let call = Call(rawValue: call) else { return Browser.tell(.answer, "null") }
    Browser.tell(.answer, answer(call, Int(argument), bytes))
  }

  private func answer(_ call: Call, _ argument: Int, _ bytes: [UInt8]) -> String {
    if call == .open { return open(bytes) }
    guard let session else { return "null" }
    let text = String(decoding: bytes, as: UTF8.self)
    switch call {
    case .open: return "null"
    case .addFile:
      let name = bytes.prefix { $0 != 0 }
      session.addFile(String(decoding: name, as: UTF8.self), Array(bytes.dropFirst(name.count + 1)))
      return "true"
    case .run: return session.run(argument, text)?.json ?? "null"
    case .frames: return session.frames(argument).map { JSONObject.picture($0.html, $0.colours) } ?? "null"
    case .complete: return session.completions(text)
    case .help: return JSONObject.array(session.help(text))
    case .text: return JSONText.quoted(session.text)
    case .reset:
      session.reset()
      return "true"
    case .steps: return session.steps(argument, unit: Int(text)) ?? "null"
    }
  }

  private func open(_ bytes: [UInt8]) -> String {
    do throws(SessionError) {
      let opened = try LiveSession(bytes, Browser.host)
      session = opened
      return String(opened.count)
    } catch {
      return "null"
    }
  }
#endif
