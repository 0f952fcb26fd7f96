// Fuzzing guided by coverage (libFuzzer with the address sanitizer). Its first byte says which parser an input is for.
//
//   UNROLL_FUZZ=1 swift build -c release --scratch-path .build-fuzz --sanitize fuzzer --sanitize address \
//     -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp -Xswiftc -use-ld=lld --product unroll-fuzz
//   mkdir -p corpus; for f in sessions/*.md; do { printf '\2'; cat $f; } >corpus/$(basename $f); done
//   for f in examples/*.csv; do { printf '\1'; cat $f; } >corpus/$(basename $f); done
//   ASAN_OPTIONS=detect_leaks=0 .build-fuzz/release/unroll-fuzz -detect_leaks=0 -timeout=60 -rss_limit_mb=2048 \
//     -max_len=4096 -len_control=20 -max_total_time=600 corpus </dev/null
//
// libFuzzer brings the `main`. Of two sanitizers the compiler counts what is reached for the last alone, unless it is told.
// Gold cannot link it. What globals of Swift refer to looks like leaks.
// An input that breaks something is written to a file, which as an argument repeats it.

import Notebook
import NotebookTestSupport
import Phrases
import Storage
import Tasks
import Terminal

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput") public func tryInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  tryInput(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Tries an input.
private func tryInput(_ bytes: [UInt8]) {
  guard let parser = bytes.first else { return }
  let rest = Array(bytes.dropFirst())
  let text = String(decoding: rest, as: UTF8.self)
  switch parser % 9 {
  case 0: run([text], [:])
  case 1: run(["load t.csv", "load t.csv test=2", "data 3"], ["t.csv": rest])
  case 2:
    guard let document = try? SessionDocument(rest) else { return }
    precondition(document.text.utf8.elementsEqual(rest), "a session is kept byte for byte")
    _ = document.recording(document.cells.map { _ in ["> x", "```"] }).text
  case 3: _ = JournalText(rest)?.document.text
  case 4: _ = TrainingSnapshot(bytes: withChecksum(rest))?.bytes
  case 5:
    let history = HistoryFile(.init(lastLines: { Array(rest.suffix($0)) }, whileLocked: { $0() }, replace: { _ in }))
    history.append("seed 77")
  case 6:
    guard let file = try? TensorFile(reading: rest) else { return }
    precondition((try? TensorFile(reading: file.bytes())) != nil, "what was read is written, and read again")
  case 7:
    guard let file = try? TensorFile(reading: rest), let bytes = try? sealed(file).bytes(),
      let model = try? ModelFile(reading: bytes), model.architecture.parameterCount < 10_000
    else { return }
    _ = try? model.model(on: nil)
  default:
    for key in Catalogue(text).keys { _ = PhraseTemplate(key).places }
  }
}

/// Runs lines in a session with data and a network; what takes long is stopped at once.
private func run(_ lines: [String], _ files: [String: [UInt8]]) {
  var notebook = prompt(InMemoryFileStore(files).files)
  notebook.context.observer.shouldStop = { true }
  for line in ["load addition digits=1 examples=20", "model gru 2"] + lines { _ = notebook.run(line) }
}

/// The beginning of a whole snapshot and its checksum (FNV-1a, little-endian), so that what is between is read.
private func withChecksum(_ middle: [UInt8]) -> [UInt8] {
  let bytes = Array("unroll training 2\n".utf8) + middle
  let sum = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  return bytes + (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt64($0))) }
}

/// The same texts and tensors with a checksum that is right, so that they are looked at.
private func sealed(_ file: TensorFile) -> TensorFile {
  var result = TensorFile()
  for remark in file.remarks where remark.name != "checksum" { result.describe(remark.name, remark.text) }
  for tensor in file.tensors { result.add(tensor) }
  result.seal()
  return result
}
