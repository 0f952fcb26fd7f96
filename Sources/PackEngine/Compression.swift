/// Compresses a module much as LZMA does (Pavlov): bytes and copies of earlier ones, each written as it is likely after what
/// came before. `Sources/Page/Unpacker` reads it.
///
/// Which copies are best is found for some thousand bytes at a time: of all ways to write them, the one that takes the fewest
/// bits by what is likely at their start.
struct Compressor {
  /// How many bytes are planned together.
  private static let span = 4096
  /// A copy of so many bytes is taken at once.
  private static let satisfying = 128

  private let bytes: [UInt8]
  private var model = CopyModel()
  private var finder: CopyFinder
  private var prices = CopyPrices()
  private var nodes: [Node]

  /// The cheapest way to a byte that is known.
  private struct Node {
    /// In 16ths of a bit.
    var price = Int.max
    /// Where its last step begins.
    var from = 0
    var step = CopyModel.Step.byte
    /// What is remembered there.
    var memory = CopyModel.Memory()
  }

  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var compressor = Compressor(bytes)
    compressor.run()
    let count = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
    // The first byte of a range coder is always 0.
    return count + compressor.model.encoder.bytes.dropFirst()
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    finder = CopyFinder(bytes)
    nodes = [Node](repeating: Node(), count: Self.span + CopyModel.longest + 2)
  }

  private mutating func run() {
    var (at, renewed) = (0, -Self.span)
    while at < bytes.count {
      if at - renewed >= Self.span / 2 {
        prices.renew(model)
        renewed = at
      }
      let (planned, copy) = plan(at)
      for step in path(to: planned) + (copy.map { [$0] } ?? []) {
        model.write(step, at, bytes)
        at += step.count
      }
      finder.skip(to: at)
    }
    model.encoder.finish()
  }

  /// The steps that lead to a node.
  private func path(to end: Int) -> [CopyModel.Step] {
    var steps: [CopyModel.Step] = []
    var at = end
    while at > 0 {
      steps.append(nodes[at].step)
      at = nodes[at].from
    }
    return steps.reversed()
  }

  /// Finds the cheapest ways from a place on.
  ///
  /// - Returns: how far they were followed, and a long copy that is taken there.
  private mutating func plan(_ start: Int) -> (Int, CopyModel.Step?) {
    for index in nodes.indices { nodes[index].price = .max }
    nodes[0] = Node(price: 0, memory: model.memory)
    var (index, reach) = (0, 0)
    repeat {
      let at = start + index
      if index > 0 { nodes[index].memory = nodes[nodes[index].from].memory.after(nodes[index].step) }
      let found = finder.copies(at)
      let memory = nodes[index].memory
      var again: [Int] = []
      for distance in memory.last { again.append(distance <= at ? finder.length(at, at - distance) : 0) }
      if let most = again.max(), most >= Self.satisfying, let which = again.firstIndex(of: most) {
        return (index, .again(which, most))
      }
      if let best = found.last, best.count >= Self.satisfying { return (index, .copy(best.distance, best.count)) }
      let price = nodes[index].price
      let flags = model.flagPrices(memory, at, bytes)
      reach = max(reach, index + 1)
      reachNode(index + 1, price + flags.byte + model.bytePrice(at, bytes), index, .byte)
      for (which, longest) in again.enumerated() where longest > 0 {
        let base = price + flags.again + model.againPrice(memory, which)
        for count in 1...longest {
          reachNode(index + count, base + prices.lengths[1][count - 1], index, .again(which, count))
        }
        reach = max(reach, index + longest)
      }
      var count = CopyModel.shortest
      for copy in found {
        while count <= copy.count {
          let distance = prices.distance(copy.distance, count)
          let all = price + flags.copy + distance + prices.lengths[0][count - CopyModel.shortest]
          reachNode(index + count, all, index, .copy(copy.distance, count))
          count += 1
        }
        reach = max(reach, index + copy.count)
      }
      index += 1
    } while index < reach && index < Self.span && start + index < bytes.count
    return (index, nil)
  }

  private mutating func reachNode(_ index: Int, _ price: Int, _ from: Int, _ step: CopyModel.Step) {
    guard price < nodes[index].price else { return }
    nodes[index].price = price
    nodes[index].from = from
    nodes[index].step = step
  }
}
