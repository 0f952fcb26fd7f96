import Console
import Foundation
import Notebook
import Phrases
import Plotting
import Terminal
import TestSupport
import Testing

/// How things look: colours, pixels, languages, what Tab offers.
@Suite struct ScreenTests {
  @Test(
    arguments: [
      (TerminalFeatures(refusesColour: true), .auto, false), (TerminalFeatures(), .auto, true),
      (TerminalFeatures(isDumb: true), .auto, false), (TerminalFeatures(), .never, false),
      (TerminalFeatures(refusesColour: true), .always, true),
    ] as [(TerminalFeatures, ColourChoice, Bool)])
  func colours(features: TerminalFeatures, choice: ColourChoice, isColoured: Bool) throws {
    let terminal = ScriptedTerminal([.line("modle")], features: features)
    try Home().open(terminal, colour: choice)
    #expect(terminal.shown.contains("did you mean"))
    #expect(terminal.raw.contains("\u{1B}[31merror: no command") == isColoured)
    #expect(terminal.raw.contains("\u{1B}[1;34m[1] >\u{1B}[0m ") == isColoured)
    #expect(terminal.prompts[0].contains(PromptText.invisible) == isColoured)
  }

  @Test func aFileHasNoColoursUnlessTheyAreWanted() {
    let file = ScriptedTerminal([], terminals: [.input])
    #expect(!ColourChoice.auto.isOn(at: file) && ColourChoice.always.isOn(at: file))
  }

  @Test func theColoursOfPicturesFollowTheTerminal() {
    func colours(_ colours: TerminalFeatures.Colours, _ choice: ColourChoice) -> ChartStyle.Colours {
      let terminal = ScriptedTerminal([], features: TerminalFeatures(colours: colours))
      return Screen(terminal, colour: choice).formatter().chartStyle.colours
    }
    #expect(colours(.indexed, .always) == .indexed && colours(.full, .always) == .full)
    #expect(colours(.full, .never) == .none)
  }

  @Test func aTerminalWithoutUTF8GetsASCII() throws {
    let terminal = ScriptedTerminal([.line("load sales; plot data")], features: TerminalFeatures(isUTF8: false))
    try Home().open(terminal)
    let picture = terminal.shown.components(separatedBy: "test on the last").last ?? ""
    #expect(!picture.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
  }

  @Test func pixelsAreDrawnAsTheTerminalTakesThem() throws {
    let kitty = TerminalGraphics(answer: Array("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;20;10t\u{1B}[?62;c".utf8))
    let sixel = TerminalGraphics(answer: Array("\u{1B}[6;20;10t\u{1B}[?62;4c".utf8))
    let sixelWithoutSize = TerminalGraphics(answer: Array("\u{1B}[?62;4c".utf8))
    for (graphics, mark) in [(kitty, "\u{1B}_G"), (sixel, "\u{1B}P"), (sixelWithoutSize, nil)] {
      let screen = Screen(ScriptedTerminal([], graphics: graphics))
      #expect((screen.pixelGraphics() == nil) == (mark == nil))
      guard let mark else { continue }
      let terminal = ScriptedTerminal([.line("load sales; graphics pixels; plot data")], graphics: graphics)
      try Home().open(terminal)
      let later = ScriptedTerminal([.line("graphics pixels"), .line("load sales; plot data")], graphics: graphics)
      try Home().open(later)
      #expect(later.raw.contains(mark), "\(later.raw.suffix(300))")
    }
    #expect(
      Screen(ScriptedTerminal([], features: TerminalFeatures(isDumb: true), graphics: kitty)).pixelGraphics() == nil)
  }

  @Test func thePromptSpeaksChinese() throws {
    let terminal = ScriptedTerminal([
      .line("?seed"), .line("modle"), .tab("train "), .line("language en"), .line("seed"), .tab("train "),
      .line("quit"),
    ])
    #expect(try Home().open(terminal, language: .traditionalChinese) == 0)
    #expect(
      terminal.shown.shows(
        "Unroll：一步一步認識遞迴神經網路。", "[1] > ?seed", "選擇之後使用的亂數", "[2] > modle",
        "錯誤：沒有指令「modle」；你是指「model」嗎？", "最佳化器每一步的樣本數", "language en: English", "\nseed 1\n",
        "samples a step of the optimizer"))
  }

  @Test func tabOffersFilesAndColumns() throws {
    let home = try Home()
    let path = try home.write("month,sold,very long\n1,2,3\n2,3,4\n3,4,5\n4,5,6\n5,6,7\n", to: "quite.csv")
    let completion = LiveCompletion(.english)
    let beginning = "load \(path.dropLast(6))"
    let file = completion.candidates(before: beginning, columns: 80)
    #expect(file.candidates == [path] && file.replaced == path.count - 6)
    let column = completion.candidates(before: "load \(path) column=v", columns: 80)
    #expect(column.candidates.count == 1 && column.candidates[0].contains("very long"))
    var key = TabKey()
    #expect(key.press(before: beginning, file) == .replace(scalars: path.count - 6, with: path + " "))
  }
}
