package import Phrases
private import Text

/// Why bytes are no file of tensors, or tensors cannot become one.
package enum TensorFileError: ExplainedError, Equatable {
  /// There are fewer bytes than the length of the header has.
  case tooShort
  /// It is a file of another kind.
  case otherFormat(OtherFormat)
  /// The header would have so many bytes.
  case headerTooLong(UInt64)
  /// The header would have more bytes than are left.
  case headerBeyondEnd(length: Int, left: Int)
  /// The header does not begin with a brace.
  case notAnObject
  /// The header is no JSON at this byte, from 0, or not what a header holds.
  case notJSON(at: Int)
  /// A name is there twice.
  case repeatedName(String)
  /// A tensor is of a type that the format does not have.
  case unknownType(String, String)
  /// Something is said of a tensor that the format does not have.
  case unknownKey(String, String)
  /// Something is not said of a tensor.
  case missingKey(String, String)
  /// A shape is of more bytes than there are numbers, or of no whole number of bytes.
  case shapeTooLarge(String)
  /// A tensor ends before it begins.
  case endBeforeBegin(String)
  /// A tensor ends behind the file.
  case beyondEnd(String)
  /// A tensor has more or fewer bytes than its shape.
  case otherLength(String, found: Int, expected: Int)
  /// Bytes before a tensor belong to none.
  case gap(before: String, bytes: Int)
  /// A tensor begins within another one.
  case overlap(String)
  /// Bytes at the end belong to no tensor.
  case bytesLeft(Int)

  /// What was found.
  package var message: Phrase {
    switch self {
    case .tooShort: "the file is shorter than any safetensors file"
    case .otherFormat(let format): "this is no safetensors file, but \(format.name)"
    case .headerTooLong(let length):
      "the header would have \(groupedText(Int(clamping: length))) bytes; the format allows 100,000,000"
    case .headerBeyondEnd(let length, let left):
      "the header would have \(groupedText(length)) bytes, and the file has \(groupedText(left)) more"
    case .notAnObject: "the header does not begin with a brace"
    case .notJSON(let position): "the header is not as the format has it from byte \(groupedText(position + 1)) on"
    case .repeatedName(let name): "the name \(quoted(name)) is there twice"
    case .unknownType(let name, let type): "\(quoted(name)) has the unknown type \(quoted(type))"
    case .unknownKey(let name, let key): "\(quoted(name)) has \(quoted(key)), which the format does not know"
    case .missingKey(let name, let key): "\(quoted(name)) has no \(quoted(key)), or not as the format has it"
    case .shapeTooLarge(let name): "the shape of \(quoted(name)) has more elements than can be counted"
    case .endBeforeBegin(let name): "\(quoted(name)) ends before it begins"
    case .beyondEnd(let name): "\(quoted(name)) ends behind the end of the file"
    case .otherLength(let name, let found, let expected):
      "\(quoted(name)) has \(groupedText(found)) bytes; its shape has \(groupedText(expected))"
    case .gap(let name, let bytes): "\(groupedText(bytes)) bytes before \(quoted(name)) belong to no array"
    case .overlap(let name): "\(quoted(name)) begins within another array"
    case .bytesLeft(let count): "\(groupedText(count)) bytes at the end belong to no array"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .otherFormat: "save the arrays with the Python package safetensors"
    default: "the file is damaged or was cut off; save or copy it again"
    }
  }

  /// A kind of file that people take for the other one.
  package enum OtherFormat: Sendable, Equatable {
    case hdf5, zip, pickle, text, empty

    /// The kind of a file, by its first bytes; nil if it is none of these.
    init?(_ file: [UInt8]) {
      if file.isEmpty {
        self = .empty
      } else if file.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .hdf5
      } else if file.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        self = .zip
      } else if file.count > 7, file[0] == 0x80, 2...5 ~= file[1], file[2...7].contains(where: { $0 != 0 }) {
        self = .pickle
      } else if file.prefix(8).allSatisfy({ 0x20..<0xFF ~= $0 || 9...13 ~= $0 }) {
        self = .text
      } else {
        return nil
      }
    }

    /// What it is.
    var name: Phrase {
      switch self {
      case .hdf5: "an HDF5 file, as Keras' .h5"
      case .zip: "a ZIP file, as Keras' .keras and PyTorch's .pt"
      case .pickle: "a pickle of Python"
      case .text: "text"
      case .empty: "an empty file"
      }
    }
  }
}
