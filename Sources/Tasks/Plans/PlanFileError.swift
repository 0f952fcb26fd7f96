package import Phrases
private import Recurrent

/// Why a plan cannot be used.
package enum PlanFileError: ExplainedError, Equatable {
  /// The first line is not that of a plan.
  case notAPlan
  /// Another version of the program wrote it; its first line.
  case otherForm(String)
  /// Its runs are of another engine, with other bits.
  case otherEngine(Int)
  /// The last line is missing, or there is something behind it.
  case cut
  /// It is not as it was written.
  case changed
  /// It was written by a program with mistakes, or by hand.
  case damaged(line: Int)
  /// A setting that its data do not allow.
  case unusable(String)
  /// Its data are not those that it names.
  case otherData(String)
  /// Its data cannot be made.
  case series(SeriesError)
  /// Its examples cannot be made up.
  case examples(ExamplesError)
}

extension PlanFileError {
  /// What was found.
  package var message: Phrase {
    switch self {
    case .notAPlan: "this is no plan of runs"
    case .otherForm(let form):
      "another version of Unroll made the plan, in the form \(quoted(form)); this one reads \(quoted(ComputePlan.form))"
    case .otherEngine(let engine):
      """
      the plan is of a version of Unroll with engine \(engine); this one has engine \(EngineVersion.current), which does \
      not compute the same bytes
      """
    case .cut: "the plan is not whole: its last line is missing"
    case .changed: "the plan is not as it was made: its digest is another one"
    case .damaged(let line): "line \(line) of the plan is not as Unroll writes it"
    case .unusable(let setting): "the data of the plan do not allow \(quoted(setting))"
    case .otherData(let name): "the data of the plan are not those of \(quoted(name))"
    case .series(let error): error.message
    case .examples(let error): error.message
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .notAPlan: "\"unroll plan\" makes one"
    case .otherForm, .otherEngine: "use that version, or make the plan again with this one"
    case .cut, .changed: "copy it again, or make it again"
    case .damaged, .unusable, .otherData, .series, .examples: "make it again"
    }
  }
}
