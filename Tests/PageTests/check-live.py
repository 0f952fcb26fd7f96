#!/usr/bin/env python3
"""Exports session files as pages that run, opens them in headless Chromium from the disk, runs them to the end, and
compares every output with the recorded one byte for byte, with fused and with emulated multiply-adds. Then it uses a page
as a person does.

Usage: check-live.py [--screenshots FOLDER] [--emulate] UNROLL SESSION.md...
With --emulate all sessions are run with emulated products, too; otherwise only the first two. Exit status: 0 all is well,
1 something is wrong, 77 nothing was checked, because there is no browser or no engine.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser, path  # noqa: E402

# All commands of the page, one after another, as its button does, and what they answered.
RUN_ALL = """(async () => {
  const begin = performance.now();
  await unroll.runTo(unroll.cells[unroll.recordedCount - 1]);
  return {seconds: (performance.now() - begin) / 1000, text: await unroll.engine.call('text'),
    cells: unroll.cells.slice(0, unroll.recordedCount).map(cell => ({command: cell.text, lines: cell.lines ?? null,
      same: cell.same ?? null}))};
})()"""
USE = {
    # A command that is changed makes those behind it stale; what it answers differs from what is recorded.
    "an edit is seen": """(async () => {
      const cell = unroll.cells[1];
      cell.line.value = 'encode 9+9';
      cell.line.dispatchEvent(new Event('input'));
      const edited = cell.box.dataset.state;
      await unroll.runTo(cell);
      return edited === 'edited' && cell.box.dataset.state === 'differs' && unroll.cells[2].box.dataset.state === 'stale'
        && cell.box.querySelector('.difference').textContent.includes('+9  0 0 0 0 0 0 0 0 0 0 0 1')
        && (await unroll.engine.call('text')).includes('\\n> encode 9+9\\n');
    })()""",
    "a mistake suggests a command": """(async () => {
      const prompt = unroll.cells[unroll.cells.length - 1];
      prompt.line.value = 'modle lstm 8';
      await unroll.runTo(prompt);
      return prompt.box.querySelector('.mistake').textContent.includes('did you mean "model"');
    })()""",
    "words are completed": """(async () => {
      const found = await unroll.engine.call('complete', 0, 'model ls');
      return found.typed === 'ls' && found.candidates[0].text === 'lstm' && found.candidates[0].summary.length > 3;
    })()""",
    "help is shown": """(async () => {
      await unroll.help('train');
      const shown = unroll.sheet.open && unroll.sheet.textContent.includes('train');
      unroll.sheet.close();
      return shown;
    })()""",
    "a file of one's own is loaded": """(async () => {
      const rows = Array.from({length: 36}, (_, i) => `${2021 + Math.floor(i / 12)}-${i % 12 + 1},${100 + i * 3}`).join('\\n');
      await unroll.takeFiles([new File(['month,sold\\n' + rows + '\\n'], 'my sales.csv')]);
      const prompt = unroll.cells[unroll.cells.length - 1];
      await unroll.runTo(prompt);
      return prompt.text === 'load "my sales.csv"' && prompt.lines.join(' ').includes('36');
    })()""",
    "training is stopped": """(async () => {
      const type = async text => {
        const prompt = unroll.cells[unroll.cells.length - 1];
        prompt.line.value = text;
        await unroll.runTo(prompt);
        return prompt;
      };
      await type('load sales');
      await type('model lstm 64');
      const watch = unroll.engine.watch.progress;
      unroll.engine.watch.progress = text => { watch(text); unroll.stop(); };
      const cell = await type('train 1000000');
      unroll.engine.watch.progress = watch;
      const [, epochs] = cell.text.match(/^train (\\d+)$/);
      return epochs > 0 && epochs < 1000000;
    })()""",
    "too much memory is refused": """(async () => {
      const prompt = unroll.cells[unroll.cells.length - 1];
      prompt.line.value = 'model lstm 30000';
      await unroll.runTo(prompt);
      return !!prompt.box.querySelector('.mistake');
    })()""",
    "reset brings the file back": """(async () => {
      await unroll.reset();
      return unroll.cells.length === unroll.recordedCount + 1 && unroll.cells[1].text === "encode ' 163+3'"
        && !unroll.cells[1].box.dataset.state;
    })()""",
}


class Checks:
    def __init__(self, unroll, folder, pictures):
        self.unroll, self.folder, self.pictures = unroll, folder, pictures
        self.browser = Browser()
        self.count = self.problems = 0

    def report(self, what, problems, remark=""):
        self.count += 1
        self.problems += bool(problems)
        print(f"{what}: {'; '.join(problems) if problems else 'ok'}{remark}", flush=True)

    def export(self, session):
        name = os.path.join(self.folder, os.path.splitext(os.path.basename(session))[0] + ".html")
        result = subprocess.run([self.unroll, "export", session, "-o", name, "--live", "--replace"],
                                capture_output=True, text=True, timeout=900)
        if result.returncode:
            print(result.stdout + result.stderr)
            sys.exit(77 if "not built" in result.stderr else 1)
        return name

    def open(self, page, emulates=False):
        self.browser.open(f"file://{page}{'#emulate' if emulates else ''}")
        return self.browser.wait("document.documentElement.dataset.live || document.querySelector('.missing')?.textContent")

    def session(self, session, page, emulates):
        way = self.open(page, emulates)
        name = f"{os.path.basename(session)}, {way}"
        if way not in ("fused", "emulated") or emulates and way != "emulated":
            return self.report(name, ["the page does not run"])
        result = self.browser.value(RUN_ALL)
        found = [f"command {number}, {cell['command']}, answers otherwise" for number, cell in
                 enumerate(result["cells"], 1) if cell["lines"] is None or cell["same"] is not True]
        # What is downloaded is the session, byte for byte.
        with open(session, encoding="utf-8", newline="") as file:
            if result["text"] != file.read():
                found.append("the session that is downloaded is another one")
        self.report(name, found + self.browser.complaints, f" ({len(result['cells'])} commands, {result['seconds']:.1f} s)")

    def use(self, page):
        self.open(page)
        self.browser.value(RUN_ALL)
        for name, script in USE.items():
            self.report(name, [] if self.browser.value(script) is True else ["no"])
        self.report("the browser", self.browser.complaints)

    # A browser that lacks something shows the hand-out and says what.
    def lacks(self, page):
        for what, script in (("SIMD", "WebAssembly.validate = () => false"), ("workers", "delete self.Worker"),
                             ("WebAssembly", "delete self.WebAssembly")):
            added = self.browser.page("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]
            said = self.open(page)
            whole = self.browser.value("document.querySelectorAll('.cell .input code').length > 3")
            self.report(f"without {what}", [] if what.split()[0].lower() in said.lower() and whole else [said])
            self.browser.page("Page.removeScriptToEvaluateOnNewDocument", identifier=added)

    def picture(self, page):
        name = os.path.splitext(os.path.basename(page))[0]
        for width in (390, 1200):
            self.browser.open(f"file://{page}", width)
            self.browser.wait("document.documentElement.dataset.live")
            self.browser.value(RUN_ALL)
            wide = self.browser.value("document.documentElement.scrollWidth > innerWidth")
            self.report(f"{name}, {width} wide", ["wider than the window"] if wide else [])
            if self.pictures:
                self.browser.picture(f"{self.pictures}/{name}-{width}.png")


def main(arguments):
    pictures, emulates = None, False
    while arguments and arguments[0].startswith("--"):
        if arguments[0] == "--screenshots":
            pictures, arguments = os.path.abspath(arguments[1]), arguments[2:]
        elif arguments[0] == "--emulate":
            emulates, arguments = True, arguments[1:]
        else:
            break
    if len(arguments) < 2 or arguments[0].startswith("--"):
        print(__doc__)
        return 64
    if not path():
        print("check-live: there is no Chromium; pages that run are NOT checked")
        return 77
    unroll, sessions = arguments[0], arguments[1:]
    with tempfile.TemporaryDirectory() as folder:
        checks = Checks(unroll, folder, pictures)
        try:
            print(checks.browser.version())
            pages = {session: checks.export(session) for session in sessions}
            for index, (session, page) in enumerate(pages.items()):
                checks.session(session, page, False)
                if emulates or index < 2:
                    checks.session(session, page, True)
            first = pages[sessions[0]]
            print(f"{os.path.basename(first)}: {os.path.getsize(first):,} bytes")
            checks.use(first)
            checks.lacks(first)
            checks.picture(first)
        finally:
            checks.browser.close()
        print(f"check-live: {checks.count} checks, {checks.problems} problems")
        return 1 if checks.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
