#if arch(wasm32)
  // What the script of the page gives the engine. Text goes as UTF-8.

  @_extern(wasm, module: "host", name: "seconds")
  private func hostSeconds() -> Double

  @_extern(wasm, module: "host", name: "stops")
  private func hostStops() -> Int32

  @_extern(wasm, module: "host", name: "tell")
  private func hostTell(_ kind: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int)

  /// The browser around the engine.
  enum Browser {
    /// What is told.
    enum Message: Int32 {
      case answer, rows, progress, picture
    }

    static func tell(_ message: Message, _ text: String) {
      Array(text.utf8).withUnsafeBufferPointer { hostTell(message.rawValue, $0.baseAddress, $0.count) }
    }

    /// The browser as a session sees it.
    static var host: LiveHost {
      var host = LiveHost()
      host.seconds = { hostSeconds() }
      host.shouldStop = { hostStops() != 0 }
      host.showRows = { tell(.rows, JSONObject.array($0)) }
      host.showProgress = { tell(.progress, $0) }
      host.showPicture = { tell(.picture, JSONObject.picture($0, $1)) }
      return host
    }
  }
#endif
