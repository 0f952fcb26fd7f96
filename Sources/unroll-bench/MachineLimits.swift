import Foundation
import Recurrent

/// What this machine can do at most, measured in the same run as the work it is compared with.
struct MachineLimits: Codable {
  /// Single-precision operations a second in multiply-adds, on one core and on all, in GFLOP/s.
  let peakOneCore: Double
  let peakAllCores: Double
  /// Bytes a second of a copy, read and written both counted, in GB/s: all cores from memory and within the third
  /// cache; one core within its first and second cache.
  let memoryBandwidth: Double
  let thirdCacheBandwidth: Double
  let firstCacheBandwidth: Double
  let secondCacheBandwidth: Double
  /// The third cache, in bytes, as the system tells; 0 if it does not.
  let thirdCacheBytes: Int
  /// The first cache of a core, in bytes; 32 KiB if the system does not tell.
  let firstCacheBytes: Double
  /// Vectors of 16 a second through square root and division, on one core, in millions.
  let divisions: Double
  /// How long the longest chain of a step at batch 1 takes, in nanoseconds.
  let chain: Double

  /// Measures.
  ///
  /// - Parameter seconds: about how long each measurement takes.
  init(kernels: KernelSet, pool: WorkerPool, seconds: Double) {
    func rate(_ work: Double, _ body: @escaping (Int) -> Void) -> Double {
      work / secondsPerRound(atLeast: seconds, body)
    }
    let flops = Double(kernels.multiplyAddsPerRound()) * 32
    peakOneCore = rate(flops) { sink(kernels.multiplyAddRounds($0)) } / 1e9
    peakAllCores =
      rate(flops * Double(pool.parts)) { rounds in pool.run { _ in sink(kernels.multiplyAddRounds(rounds)) } } / 1e9
    divisions = rate(4) { sink(kernels.divisionRounds($0)) } / 1e6
    chain = secondsPerRound(atLeast: seconds) { sink(kernels.latencyRounds($0)) } * 1e9
    func copy(floats: Int, _ pool: WorkerPool) -> Double {
      let source = AlignedBuffer<Float>(count: floats)
      let destination = AlignedBuffer<Float>(count: floats)
      let share = floats / pool.parts / 16 * 16
      return rate(Double(share * pool.parts) * 8) { rounds in
        for _ in 0..<rounds {
          pool.run { part in
            kernels.copyFloats(
              count: share, source.pointer + part * share, into: destination.pointer + part * share)
          }
        }
      } / 1e9
    }
    let alone = WorkerPool(threads: 1)
    firstCacheBandwidth = copy(floats: 2048, alone)
    secondCacheBandwidth = copy(floats: 65_536, alone)
    thirdCacheBytes = thirdCacheSize()
    firstCacheBytes = firstCacheSize()
    thirdCacheBandwidth = copy(floats: 1 << 20, pool)
    memoryBandwidth = copy(floats: 32 << 20, pool)
  }
}

/// Bytes of the third cache; 0 if the system does not tell.
private func thirdCacheSize() -> Int {
  #if canImport(Glibc)
    return max(0, sysconf(Int32(_SC_LEVEL3_CACHE_SIZE)))
  #else
    return 0
  #endif
}

/// Bytes of a core's first cache for data; 32 KiB if the system does not tell.
private func firstCacheSize() -> Double {
  #if canImport(Glibc)
    let size = sysconf(Int32(_SC_LEVEL1_DCACHE_SIZE))
    if size > 0 { return Double(size) }
  #endif
  return 32_768
}

/// Seconds that one round takes: as many rounds as fill the time, the fastest of three tries.
private func secondsPerRound(atLeast wanted: Double, _ body: (_ rounds: Int) -> Void) -> Double {
  var rounds = 1
  while true {
    let seconds = time { body(rounds) }
    if seconds > wanted / 3 { break }
    rounds = seconds > wanted / 300 ? Int(Double(rounds) * wanted / 2 / seconds) + 1 : rounds * 8
  }
  let tries = (0..<3).map { _ in time { body(rounds) } }
  return (tries.min() ?? 0) / Double(rounds)
}

/// Seconds that `body` takes.
func time(_ body: () -> Void) -> Double {
  let start = Clock.now()
  body()
  return Clock.now() - start
}

/// What is read before and after.
enum Clock {
  /// Whether time counts while this thread has a core, not while others have it.
  nonisolated(unsafe) static var countsProcessorTime = false

  /// Seconds since some moment.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(countsProcessorTime ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Keeps a result from being left out.
@inline(never)
private func sink(_ value: Float) {}
