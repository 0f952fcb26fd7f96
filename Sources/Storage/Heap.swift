#if canImport(Glibc)
  import Glibc
#endif

/// The heap of this process.
package enum Heap {
  /// From now on every large block has pages of its own, which go back to the system with it.
  ///
  /// Otherwise glibc keeps blocks of up to 32 MB in its heap once one of that size was freed. Weights, states and answers
  /// of many sizes leave gaps there that the next ones do not fit into, and the heap grows with every command.
  package static func givesBackLargeBlocks() {
    #if canImport(Glibc)
      mallopt(M_MMAP_THRESHOLD, 1 << 20)
      // Setting one of them fixes the other at 128 KB, and the end of the heap would come and go all the time.
      mallopt(M_TRIM_THRESHOLD, 16 << 20)
    #endif
  }
}
