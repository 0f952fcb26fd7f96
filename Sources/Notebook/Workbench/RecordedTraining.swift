/// What a recorded command came to if it trained.
package enum RecordedTraining {
  /// It was trained now; the closure copies all weights.
  case made(() -> TrainingSnapshot)
  /// It was brought back from a lost session, which had kept it.
  case restored(TrainingSnapshot)
}
