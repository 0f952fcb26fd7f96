/// Which arithmetic the engine does. Finished runs that were kept are used again under the same version alone.
package enum EngineVersion {
  /// Raised by everyone who changes what training computes, if only in the last bit; `EngineVersionTests` notices.
  package static let current = 1
}
