#if canImport(Glibc)
  import Glibc
#endif

/// The heap of this process.
package enum Heap {
  /// From now on every large block has pages of its own, which go back to the system with it.
  ///
  /// Otherwise glibc keeps blocks of up to 32 MB in its heap once one of that size was freed. Weights, states and answers
  /// of many sizes leave gaps there that the next ones do not fit into, and the heap grows with every command: by a
  /// model of 64 units with every training, if only blocks of a megabyte and more have pages of their own.
  package static func givesBackLargeBlocks() {
    #if canImport(Glibc)
      // Of <malloc.h>, which Swift's module of the C library leaves out.
      typealias Setting = @convention(c) (Int32, Int32) -> Int32
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let set = unsafeBitCast(symbol, to: Setting.self)
      let (trimThreshold, mapThreshold, mostArenas): (Int32, Int32, Int32) = (-1, -3, -8)
      // What one thread makes another one frees: in heaps of their own, gaps grow by a model with every training.
      _ = set(mostArenas, 1)
      _ = set(mapThreshold, 1 << 16)
      // Setting one of them fixes the other at 128 KB, and the end of the heap would come and go all the time.
      _ = set(trimThreshold, 16 << 20)
    #endif
  }
}
