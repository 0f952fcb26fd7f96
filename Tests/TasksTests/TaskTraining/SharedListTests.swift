import Tasks
import Testing

/// A list that shares its elements with its copies is as an array is.
@Suite struct SharedListTests {
  @Test func isAsAnArrayIs() {
    var (list, array) = (SharedList<Int>(), [Int]())
    list.removeLast()
    #expect(list.isEmpty)
    for number in 0..<300 {
      // Two forward, one back, through the ends of all chunks.
      for element in [number, -number] {
        list.append(element)
        array.append(element)
      }
      let earlier = list
      list.removeLast()
      array.removeLast()
      if number % 7 == 0 {
        list[number / 2] += 1_000
        array[number / 2] += 1_000
      }
      #expect(Array(list) == array && list.last == array.last)
      #expect(earlier.count == array.count + 1 && earlier.last == -number)
    }
    #expect(Array(SharedList(array)) == array)
    while !array.isEmpty {
      list.removeLast()
      array.removeLast()
      #expect(list.count == array.count && list.last == array.last)
    }
  }
}
