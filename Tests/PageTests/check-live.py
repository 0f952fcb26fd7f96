#!/usr/bin/env python3
"""Exports session files as pages that run, opens them in headless Chromium from the disk, runs them to the end, and
compares every output with the recorded one byte for byte, with fused and with emulated multiply-adds. Then it uses a page
as a person does.

Usage: check-live.py [--screenshots FOLDER] [--emulate | --sessions] UNROLL SESSION.md...
With --emulate all sessions are run with emulated products, too; otherwise only the first two. With --sessions they are run
with fused ones, and that is all. Exit status: 0 all is well, 1 something is wrong, 77 nothing was checked, because there is
no browser or no engine.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import AXE_RULES, Browser, axe, path  # noqa: E402
from live_steps import STOP, USE  # noqa: E402

# All commands of the page, one after another, as its button does, and what they answered.
RUN_ALL = """(async () => {
  const begin = performance.now();
  await unroll.runTo(unroll.cells[unroll.recordedCount - 1]);
  return {seconds: (performance.now() - begin) / 1000, text: await unroll.engine.call('text'),
    cells: unroll.cells.slice(0, unroll.recordedCount).map(cell => ({command: cell.text, lines: cell.lines ?? null,
      same: cell.same ?? null}))};
})()"""

# Sliders over recorded epochs that do not show the picture that they stand at.
SLIDERS = """[...document.querySelectorAll('figure.frames')].filter(figure => {
  const frames = [...figure.querySelectorAll('.frame')];
  const slider = figure.querySelector('.slider input');
  const stands = at => {
    slider.value = at;
    slider.dispatchEvent(new Event('input'));
    return frames.every((frame, index) => frame.hidden === (index !== at) && frame.querySelector('svg'))
      && figure.querySelector('.shown').textContent === frames[at].dataset.label;
  };
  return slider.closest('p').hidden || frames.length !== Number(slider.max) + 1 || frames.length < 2 || !stands(0)
    || !stands(frames.length - 1);
}).length"""

# What comes before the script of the engine's thread, for a browser without JavaScript Promise Integration.
DEAF = """const AnyBlob = Blob;
self.Blob = function(parts, options) {
  return new AnyBlob(options?.type === 'text/javascript' ? ['delete WebAssembly.Suspending;', ...parts] : parts, options);
};"""
# Whoever stops a training there has the command, what happened, and a page that goes on.
STOP_DEAF = STOP + """
  const said = unroll.status.textContent;
  const kept = cell.text === 'train 1000000' && cell.ran === null && !unroll.isBusy;
  cell.line.value = 'train 1';
  await unroll.runTo(cell);
  return kept && said.includes('ending the engine') && cell.ran === 'train 1' && cell.lines.length > 2;
})()"""
AXE = "axe.run(document, " + AXE_RULES + """).then(({violations}) => violations.map(found =>
  `${found.id} (${found.impact}): ${found.help}: ${found.nodes[0].html.slice(0, 160)}`))"""
# A page that a class hands on.
MOST_BYTES = 1_500_000
HOSTILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "HandOutTests", "hostile.md")


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
        self.browser.value("unroll.framesAdded.then(() => true)")
        sliders = self.browser.value(SLIDERS)
        result = self.browser.value(RUN_ALL)
        counts = {sliders, self.browser.value(SLIDERS)}
        self.browser.value("unroll.reset().then(() => true)")
        counts.add(self.browser.value(SLIDERS))
        found = [f"{count} sliders do not move over the epochs" for count in counts - {0}]
        found += [f"command {number}, {cell['command']}, answers otherwise" for number, cell in
                 enumerate(result["cells"], 1) if cell["lines"] is None or cell["same"] is not True]
        # What is downloaded is the session, byte for byte.
        with open(session, encoding="utf-8", newline="") as file:
            if result["text"] != file.read():
                found.append("the session that is downloaded is another one")
        size = os.path.getsize(page)
        if size > MOST_BYTES:
            found.append("the page is too large")
        self.report(name, found + self.browser.complaints,
                    f" ({len(result['cells'])} commands, {result['seconds']:.1f} s, {size} bytes)")

    def use(self, page):
        self.open(page)
        self.browser.value(RUN_ALL)
        for name, script in USE.items():
            self.report(name, [] if self.browser.value(script) is True else ["no"])
        self.report("the browser", self.browser.complaints)

    # Whoever is faster than the engine need not wait.
    def early(self, page):
        self.browser.open(f"file://{page}")
        self.browser.wait("typeof unroll === 'object'")
        ran = self.browser.value("unroll.runTo(unroll.cells[0]).then(() => unroll.cells[0].same)")
        self.report("a command that is run at once", [] if ran is True else ["no"])

    # Nothing in a session runs but its commands.
    def hostile(self):
        page = self.export(HOSTILE)
        way = self.open(page)
        found = [] if way in ("fused", "emulated") else ["the page does not run"]
        self.browser.value(RUN_ALL)
        if self.browser.value("document.title") == "PWNED":
            found.append("a script in the prose ran")
        if others := self.browser.value("document.querySelectorAll('img, iframe, object, embed, base, link').length"):
            found.append(f"{others} elements that load something")
        self.report("hostile.md", found + self.browser.complaints)

    def deaf(self, page):
        added = self.browser.page("Page.addScriptToEvaluateOnNewDocument", source=DEAF)["identifier"]
        self.open(page)
        self.report("training is stopped without Promise Integration", [] if self.browser.value(STOP_DEAF) is True else ["no"])
        self.browser.page("Page.removeScriptToEvaluateOnNewDocument", identifier=added)

    # What keeps people out, once all commands were run.
    def accessible(self, name):
        if script := axe():
            self.browser.value(script + ";0")
            self.report(f"{name}, axe", self.browser.value(AXE))
        else:
            print(f"{name}: there is no axe-core-python; axe was NOT run")

    # A browser that lacks something shows the hand-out and says what.
    def lacks(self, page):
        for what, script in (("SIMD", "WebAssembly.validate = () => false"), ("workers", "delete self.Worker"),
                             ("workers from a file", "self.Worker = class { constructor() { throw new Error('no'); } }"),
                             ("unpack", "delete self.DecompressionStream"), ("WebAssembly", "delete self.WebAssembly")):
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
            self.accessible(f"{name}, {width} wide")
            if self.pictures:
                self.browser.picture(f"{self.pictures}/{name}-{width}.png")


def main(arguments):
    pictures, emulates, uses = None, False, True
    while arguments and arguments[0].startswith("--"):
        if arguments[0] == "--screenshots":
            pictures, arguments = os.path.abspath(arguments[1]), arguments[2:]
        elif arguments[0] == "--emulate":
            emulates, arguments = True, arguments[1:]
        elif arguments[0] == "--sessions":
            uses, arguments = False, arguments[1:]
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
                if emulates or uses and index < 2:
                    checks.session(session, page, True)
            if uses:
                first = pages[sessions[0]]
                print(f"{os.path.basename(first)}: {os.path.getsize(first):,} bytes")
                checks.early(first)
                checks.use(first)
                checks.deaf(first)
                checks.hostile()
                checks.lacks(first)
                checks.picture(first)
        finally:
            checks.browser.close()
        print(f"check-live: {checks.count} checks, {checks.problems} problems")
        return 1 if checks.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
