extension String {
  /// The name of a file without the folder that it is in.
  package var withoutFolder: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return String(Substring(utf8[utf8.index(after: slash)...]))
  }

  /// The folder that a file is in; empty for a name without one.
  package var folder: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == utf8.startIndex ? "/" : String(self[..<slash])
  }
}
