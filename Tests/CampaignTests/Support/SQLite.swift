import Glibc

/// Statements on a database from outside the program, with the system's own SQLite.
enum SQLite {
  private typealias Open = @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>) -> Int32
  private typealias Execute =
    @convention(c) (OpaquePointer?, UnsafePointer<CChar>, OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Int32
  private typealias Close = @convention(c) (OpaquePointer?) -> Int32

  nonisolated(unsafe) private static let library = dlopen("libsqlite3.so.0", RTLD_NOW)

  private static func function<Function>(_ name: String, _ type: Function.Type) -> Function? {
    dlsym(library, name).map { unsafeBitCast($0, to: type) }
  }

  /// Makes a database of runs one that was written before rows had digests: the program gives them to it, and takes what
  /// was changed for what was kept.
  static let givingDigests =
    "ALTER TABLE runs DROP COLUMN digest; DELETE FROM grdb_migrations WHERE identifier = '3'"

  /// Runs statements, and `body` before the database is closed.
  ///
  /// - Returns: whether SQLite took them.
  @discardableResult
  static func run(_ statements: String, on path: String, while body: () throws -> Void = {}) throws -> Bool {
    guard let open = function("sqlite3_open", Open.self), let execute = function("sqlite3_exec", Execute.self),
      let close = function("sqlite3_close", Close.self)
    else { return false }
    var database: OpaquePointer?
    defer { _ = close(database) }
    guard open(path, &database) == 0 else { return false }
    let status = execute(database, statements, nil, nil, nil)
    try body()
    return status == 0
  }
}
