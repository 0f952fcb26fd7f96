#if arch(wasm32)
  import Tasks

  // What the script of the page gives the engine. Text goes as UTF-8.

  @_extern(wasm, module: "host", name: "seconds")
  private func hostSeconds() -> Double

  @_extern(wasm, module: "host", name: "stops")
  private func hostStops() -> Int32

  @_extern(wasm, module: "host", name: "tell")
  private func hostTell(_ kind: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int)

  /// Reads text in another encoding; returns how many bytes it takes in UTF-8, or -1 if it is no such text.
  @_extern(wasm, module: "host", name: "decode")
  private func hostDecode(_ encoding: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int

  /// Puts the text that was read last into a place.
  @_extern(wasm, module: "host", name: "putDecoded")
  private func hostPutDecoded(_ place: UnsafeMutablePointer<UInt8>?)

  /// The browser around the engine.
  enum Browser {
    /// What is told.
    enum Message: Int32 {
      case answer, rows, progress, picture
    }

    static func tell(_ message: Message, _ text: String) {
      Array(text.utf8).withUnsafeBufferPointer { hostTell(message.rawValue, $0.baseAddress, $0.count) }
    }

    /// The encodings that the browser reads for the core, as the script numbers them.
    private static func number(of encoding: TextEncoding) -> Int32? {
      switch encoding {
      case .big5: 0
      case .gb18030: 1
      case .windows1252: 2
      case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
      }
    }

    private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8]? {
      guard let number = number(of: encoding) else { return nil }
      let count = bytes.withUnsafeBufferPointer { hostDecode(number, $0.baseAddress, $0.count) }
      guard count >= 0 else { return nil }
      return [UInt8](unsafeUninitializedCapacity: count) { room, filled in
        if count > 0 { hostPutDecoded(room.baseAddress) }
        filled = count
      }
    }

    /// The browser as a session sees it.
    static var host: LiveHost {
      var host = LiveHost()
      host.seconds = { hostSeconds() }
      host.shouldStop = { hostStops() != 0 }
      host.showRows = { tell(.rows, JSONObject.array($0)) }
      host.showProgress = { tell(.progress, $0) }
      host.textDecoders = TextDecoders { bytes, encoding in decoded(bytes, encoding) }
      host.showPicture = { tell(.picture, JSONObject.picture($0, $1)) }
      return host
    }
  }
#endif
