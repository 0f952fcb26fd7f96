import Phrases
import Testing

@Suite struct PhraseTests {
  private let count = 3

  @Test func aLiteralIsItsOwnKey() {
    let phrase: Phrase = "leave the program"
    #expect(phrase.key == "leave the program" && phrase.arguments.isEmpty)
    #expect(phrase.text(in: .english) == "leave the program" && phrase.text(in: .traditionalChinese) == "離開程式")
  }

  @Test func interpolationsAreArguments() {
    let phrase: Phrase = "stopped after epoch \(count) of \(10); \"\("train 7")\" goes on from here"
    #expect(phrase.key == "stopped after epoch {} of {}; \"{}\" goes on from here")
    #expect(phrase.description == "stopped after epoch 3 of 10; \"train 7\" goes on from here")
    #expect(phrase.text(in: .traditionalChinese) == "在第 3 週期後停止（共 10 週期）；輸入「train 7」可繼續")
  }

  @Test func phrasesWithinPhrasesAreTranslatedAndTextIsNot() {
    let inner: Phrase = "a cell"
    let phrase: Phrase = "expected \(inner), found \("a cell")"
    #expect(phrase.description == "expected a cell, found a cell")
    #expect(phrase.text(in: .traditionalChinese) == "這裡需要單元，卻出現 a cell")
  }

  @Test func argumentsMayStandInAnotherOrder() {
    let phrase: Phrase = "code \(12) at place \(2) doesn't exist"
    #expect(phrase.text(in: .traditionalChinese) == "第 2 個代碼 12 不存在")
  }

  @Test func whatHasNoTranslationIsEnglish() {
    let phrase: Phrase = "nobody says \(count) of this"
    #expect(phrase.text(in: .traditionalChinese) == "nobody says 3 of this")
    #expect(Phrase(verbatim: "{} 銷售2020").text(in: .traditionalChinese) == "{} 銷售2020")
    #expect(Phrase(verbatim: "").isEmpty && ("" as Phrase).isEmpty)
  }

  @Test func lists() {
    #expect(Phrase.list([]).isEmpty)
    #expect(Phrase.list(["a", "b", "c"]).description == "a, b, c")
    #expect(Phrase.list(["a", "b", "c"]).text(in: .traditionalChinese) == "a、b、c")
  }

  @Test(arguments: [
    ([:], "en"), (["LANG": "zh_TW.UTF-8"], "zh-TW"), (["LANG": "zh_TW"], "zh-TW"), (["LANG": "zh_HK.utf8"], "zh-TW"),
    (["LANG": "zh_Hant_TW.UTF-8"], "zh-TW"), (["LANG": "zh-Hant"], "zh-TW"), (["LANG": "zh_CN.UTF-8"], "en"),
    (["LANG": "zh_TW.Big5"], "en"), (["LANG": "C.UTF-8"], "en"), (["LANG": "zh_TW.UTF-8@x"], "zh-TW"),
    (["LANG": "zh_TW.UTF-8", "LC_MESSAGES": "C"], "en"), (["LC_MESSAGES": "zh_TW.UTF-8", "LC_ALL": ""], "zh-TW"),
    (["LANG": "zh_TW.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8", "LC_ALL": "en_US.UTF-8"], "en"),
  ])
  func theEnvironmentChooses(variables: [String: String], code: String) {
    #expect(Language { variables[$0] }.code == code)
  }
}
