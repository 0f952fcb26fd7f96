import Tasks
import Testing

/// Files of tensors: what is written is read again, and every rule of the format is kept.
@Suite struct TensorFileTests {
  /// A file with this header, and data behind it.
  private func file(_ header: String, data: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
    let length = length ?? UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8) + data
  }

  private func error(_ bytes: [UInt8]) -> TensorFileError? {
    do throws(TensorFileError) {
      _ = try TensorFile(reading: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func error(_ header: String, data: [UInt8] = []) -> TensorFileError? { error(file(header, data: data)) }

  private var sample: TensorFile {
    var file = TensorFile()
    file.describe("cell", "lstm")
    file.describe("quote", "\"a\\b\"\n第1週\u{7}")
    file.add(Tensor("lstm/kernel", [2, 3], floats: [1, -2.5, 3e-40, .infinity, -0.0, .nan][...]))
    file.add(Tensor("scalar", [], floats: [7][...]))
    file.add(Tensor("none", [0, 4], floats: []))
    file.add(Tensor("history/loss", doubles: [0.1, 1e300, -0.0]))
    file.add(Tensor("history/epoch", integers: [1, -2, Int.max]))
    file.add(Tensor("text", bytes: Array("月".utf8)))
    return file
  }

  @Test func whatIsWrittenIsRead() throws {
    let bytes = try sample.bytes()
    let read = try TensorFile(reading: bytes)
    #expect(read.remarks == sample.remarks)
    #expect(read.tensors.sorted { $0.name < $1.name } == sample.tensors.sorted { $0.name < $1.name })
    #expect(try read.bytes() == bytes)
    #expect(read["lstm/kernel"]?.floats?.map { $0.bitPattern } == sample["lstm/kernel"]?.floats?.map { $0.bitPattern })
    #expect(read["history/loss"]?.doubles == [0.1, 1e300, -0.0])
    #expect(read["history/epoch"]?.integers == [1, -2, Int.max])
    #expect(read["text"]?.bytes.map { Array($0) } == Array("月".utf8))
    #expect(read["scalar"]?.floats == [7] && read["scalar"]?.shape == [])
    #expect(read["none"]?.floats == [] && read["nothing"] == nil)
    #expect(read["lstm/kernel"]?.doubles == nil && read["text"]?.floats == nil && read["scalar"]?.integers == nil)
  }

  /// Byte by byte, so that nobody changes the form without noticing.
  @Test func theFormIsFixed() throws {
    var small = TensorFile()
    small.describe("format", "pt")
    small.add(Tensor("a", [1, 2], floats: [1, 2][...]))
    let header = #"{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    #expect(try small.bytes() == file(padded, data: [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]))
  }

  /// Elements of eight bytes are on a multiple of eight, whatever was added before them.
  @Test func elementsAreOnMultiplesOfTheirSize() throws {
    let bytes = try sample.bytes()
    let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(length % 8 == 0)
    let header = String(decoding: bytes[8..<8 + length], as: UTF8.self)
    #expect(header.contains(#""history/loss":{"dtype":"F64","shape":[3],"data_offsets":[0,24]}"#))
    #expect(header.contains(#""text":{"dtype":"U8","shape":[3],"data_offsets":[76,79]}"#))
  }

  @Test func namesAreWrittenOnce() {
    func error(_ names: String...) -> TensorFileError? {
      var file = TensorFile()
      for name in names { file.add(Tensor(name, [1], floats: [0][...])) }
      do throws(TensorFileError) {
        _ = try file.bytes()
        return nil
      } catch {
        return error
      }
    }
    #expect(error("a", "b") == nil)
    #expect(error("a", "b", "a") == .repeatedName("a"))
    #expect(error("__metadata__") == .repeatedName("__metadata__"))
    // The same to a reader of text, and two names to the format.
    #expect(error("\u{E9}", "e\u{301}") == nil)
  }

  // MARK: the rules

  @Test func theHeaderFitsIntoTheFile() {
    #expect(error([0, 0, 0]) == .tooShort)
    #expect(error([]) == .otherFormat(.empty))
    #expect(error([0, 0, 0, 0, 0, 0, 0, 0]) == .notAnObject)
    #expect(error(file("{}", length: 3)) == .headerBeyondEnd(length: 3, left: 2))
    #expect(error(file("{}", length: 100_000_001)) == .headerTooLong(100_000_001))
    #expect(error(file("{}", length: 1 << 40)) == .headerTooLong(1 << 40))
    #expect(error(file("{}", length: UInt64.max)) == .headerTooLong(UInt64.max))
    #expect(error("{}") == nil && error("{}   ") == nil)
  }

  @Test func otherFilesAreNamed() {
    #expect(error([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]) == .otherFormat(.hdf5))
    #expect(error([0x50, 0x4B, 3, 4, 0, 0, 0, 0, 0]) == .otherFormat(.zip))
    #expect(error([0x80, 4, 0x95, 1, 0, 0, 0, 0, 0]) == .otherFormat(.pickle))
    #expect(error(Array("month,sales\n1,2\n".utf8)) == .otherFormat(.text))
    #expect(error(Array("a,b".utf8)) == .otherFormat(.text))
    #expect(error([0x80, 4, 0, 0, 0, 0, 0, 0, 0x7B]) == .headerBeyondEnd(length: 0x480, left: 1))
  }

  @Test func theHeaderIsJSON() {
    #expect(error(" {}") == .notAnObject)
    #expect(error("[]") == .notAnObject)
    #expect(error("{") == .notJSON(at: 1))
    #expect(error("{}x") == .notJSON(at: 2))
    #expect(error("{}\n") == .notJSON(at: 2))
    #expect(error("{\"a\":1}") == .notJSON(at: 5))
    #expect(error("{,}") == .notJSON(at: 1))
    #expect(error("{\"__metadata__\":{\"a\":1}}") == .notJSON(at: 21))
    #expect(error("{\"__metadata__\":{\"a\":\"b\",}}") == .notJSON(at: 25))
    #expect(error("{\"__metadata__\":{},\"__metadata__\":{}}") == .repeatedName("__metadata__"))
    #expect(error("{\"__metadata__\":{\"a\":\"b\",\"\\u0061\":\"c\"}}") == .repeatedName("a"))
    #expect(error("{\"__metadata__\":{\"\\ud83d\\ude00\":\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"}}") == nil)
    #expect(error("{\"__metadata__\":{\"\\ud83d\":\"\"}}") != nil)
    #expect(error("{\"__metadata__\":{\"\\ude00\":\"\"}}") != nil)
    #expect(error("{\"__metadata__\":{\"\u{1}\":\"\"}}") != nil)
    #expect(error(file("{\"__metadata__\":{\"", data: Array(repeating: 0xFF, count: 3), length: 21)) != nil)
  }

  /// The error of a header with one tensor named a.
  private func errorOfTensor(_ entry: String, bytes: Int = 8) -> TensorFileError? {
    error("{\"a\":{\(entry)}}", data: Array(repeating: 0, count: bytes))
  }

  @Test func tensorsSayWhatTheyAreOnce() {
    #expect(errorOfTensor(#""dtype":"F32","shape":[2],"data_offsets":[0,8]"#) == nil)
    #expect(errorOfTensor(#" "data_offsets" : [ 0 , 8 ] , "shape" : [ 1 , 2 ] , "dtype" : "F32" "#) == nil)
    #expect(errorOfTensor(#""dtype":"F32","shape":[2]"#) == .missingKey("a", "data_offsets"))
    #expect(errorOfTensor(#""dtype":"F32","data_offsets":[0,8]"#) == .missingKey("a", "shape"))
    #expect(errorOfTensor(#""shape":[2],"data_offsets":[0,8]"#) == .missingKey("a", "dtype"))
    #expect(errorOfTensor(#""dtype":"F32","shape":[2],"data_offsets":[0,4,8]"#) == .missingKey("a", "data_offsets"))
    #expect(errorOfTensor(#""dtype":"F31","shape":[2],"data_offsets":[0,8]"#) == .unknownType("a", "F31"))
    #expect(errorOfTensor(#""dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1"#) == .unknownKey("a", "x"))
    #expect(errorOfTensor(#""dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]"#) == .repeatedName("dtype"))
    #expect(errorOfTensor(#""dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]"#) == .repeatedName("shape"))
    let twice = #""a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#
    #expect(error("{\(twice),\(twice)}", data: [0, 0, 0, 0]) == .repeatedName("a"))
  }

  @Test(arguments: ["-1", "2.0", "2e0", "02", "\"2\"", "null", "18446744073709551616", "9223372036854775808", ""])
  func lengthsAreWholeNumbers(_ number: String) {
    #expect(errorOfTensor("\"dtype\":\"F32\",\"shape\":[1,\(number)],\"data_offsets\":[0,8]") != nil)
    #expect(errorOfTensor("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,\(number)]") != nil)
  }

  @Test func shapesDoNotOverflow() {
    let large = "\"dtype\":\"F32\",\"data_offsets\":[0,8],\"shape\":"
    #expect(errorOfTensor(large + "[4611686018427387904,4]") == .shapeTooLarge("a"))
    #expect(errorOfTensor(large + "[9223372036854775807]") == .shapeTooLarge("a"))
    #expect(errorOfTensor(large + "[4294967296,4294967296,0]") == .shapeTooLarge("a"))
    #expect(errorOfTensor(large + "[250000000000]") == .otherLength("a", found: 8, expected: 1_000_000_000_000))
    #expect(errorOfTensor(#""dtype":"F4","shape":[3],"data_offsets":[0,8]"#) == .shapeTooLarge("a"))
    #expect(errorOfTensor(#""dtype":"F4","shape":[16],"data_offsets":[0,8]"#) == nil)
  }

  @Test func tensorsFillTheFile() {
    func entry(_ name: String, _ begin: Int, _ end: Int) -> String {
      "\"\(name)\":{\"dtype\":\"U8\",\"shape\":[\(abs(end - begin))],\"data_offsets\":[\(begin),\(end)]}"
    }
    func error(_ entries: String..., bytes: Int) -> TensorFileError? {
      self.error("{\(entries.joined(separator: ","))}", data: Array(repeating: 0, count: bytes))
    }
    #expect(error(entry("b", 4, 8), entry("a", 0, 4), bytes: 8) == nil)
    #expect(error(entry("b", 4, 4), entry("a", 0, 4), entry("c", 4, 8), bytes: 8) == nil)
    #expect(error(entry("a", 0, 4), entry("b", 5, 8), bytes: 8) == .gap(before: "b", bytes: 1))
    #expect(error(entry("a", 1, 8), bytes: 8) == .gap(before: "a", bytes: 1))
    #expect(error(entry("a", 0, 5), entry("b", 4, 8), bytes: 8) == .overlap("b"))
    #expect(error(entry("a", 0, 8), entry("b", 3, 3), bytes: 8) == .overlap("b"))
    #expect(error(entry("a", 0, 4), bytes: 5) == .bytesLeft(1))
    #expect(error(entry("a", 0, 4), bytes: 3) == .beyondEnd("a"))
    #expect(error(entry("a", 4, 0), bytes: 4) == .endBeforeBegin("a"))
    #expect(error(bytes: 1) == .bytesLeft(1))
    #expect(
      self.error(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, data: [0, 0, 0, 0])
        == .otherLength("a", found: 4, expected: 8))
  }

  // MARK: damage

  /// A file that was cut off is none.
  @Test func noPartOfAFileIsAFile() throws {
    let bytes = try sample.bytes()
    for count in 0..<bytes.count { #expect(error(Array(bytes.prefix(count))) != nil, "\(count)") }
    #expect(error(bytes + [0]) == .bytesLeft(1))
  }

  /// A changed byte ends in an error or in tensors that can be written and read again.
  @Test func everyChangedByteIsAnErrorOrAFile() throws {
    let bytes = try sample.bytes()
    for place in bytes.indices {
      for change: UInt8 in [1, 2, 4, 8, 16, 32, 64, 128, 255] {
        var changed = bytes
        changed[place] ^= change
        guard let read = try? TensorFile(reading: changed) else { continue }
        #expect(try TensorFile(reading: read.bytes()).tensors.count == read.tensors.count)
      }
    }
  }

  /// Errors are told in a line, without what a terminal would act on.
  @Test func errorsAreTold() throws {
    let bytes = try sample.bytes()
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x1B
      guard let error = error(changed) else { continue }
      let text = error.message.description + error.hint.description
      #expect(!text.isEmpty && !text.contains("\u{1B}") && !text.contains("\n"))
    }
  }

  // MARK: numbers

  /// All numbers of two bytes that are finite, against the compiler's own conversion where it has one.
  @Test func halvesAreRead() throws {
    let bits = Array(UInt16.min...UInt16.max)
    let data = bits.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let header = #"{"a":{"dtype":"TYPE","shape":[65536],"data_offsets":[0,131072]}}"#
    let brain = try TensorFile(reading: file(header.replacing("TYPE", with: "BF16"), data: data))["a"]?.rounded
    #expect(brain?[0x3F80] == 1 && brain?[0xC020] == -2.5)
    let half = try #require(
      try TensorFile(reading: file(header.replacing("TYPE", with: "F16"), data: data))["a"]?.rounded)
    #expect(half[0x3C00] == 1 && half[0x0001] == 0x1p-24 && half[0x7BFF] == 65504 && half[0xFC00] == -.infinity)
    #if !arch(x86_64) || os(Linux)
      for (bits, value) in zip(bits, half) where !value.isNaN { #expect(Float(Float16(bitPattern: bits)) == value) }
    #endif
  }

  @Test func largeNumbersAreRounded() throws {
    #expect(Tensor("a", doubles: [0.1, 1e300]).rounded == [0.1, .infinity])
    #expect(Tensor("a", integers: [1]).rounded == nil)
  }
}
