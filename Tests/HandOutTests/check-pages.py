#!/usr/bin/env python3
"""Exports session files and looks at what came of it as those do who get it: a strict reader of HTML, axe-core in headless
Chromium at a phone's and a desk's width on light and dark ground, nbformat and nbconvert.

Usage: check-pages.py [--screenshots FOLDER] UNROLL SESSION.md...
What is not installed is left out, and said so. Exit status: 0 all is well, 1 something is wrong, 77 nothing was checked.
"""
import glob
import html
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "PageTests"))
from browser import AXE_RULES, axe, has, path as browser  # noqa: E402

AXE = """
axe.run(document, """ + AXE_RULES + """).then(result => {
  const found = result.violations.map(v => `${v.id} (${v.impact}): ${v.help}: ${v.nodes[0].html.slice(0, 120)}`);
  if (document.documentElement.scrollWidth > innerWidth) found.push(`wider than the window: ${
    document.documentElement.scrollWidth} > ${innerWidth}`);
  parent.postMessage(JSON.stringify({rules: result.passes.length, found}), '*');
});
"""
# A window is at least 500 wide; a page in a frame can be as narrow as on a phone.
FRAME = """<!DOCTYPE html><title>frame</title><pre id="result"></pre>
<script>addEventListener('message', event => { document.getElementById('result').textContent = event.data; });</script>
<iframe src="copy.html" style="width:WIDTHpx;height:900px;border:0"></iframe>"""
# What is in a page, and whether anything in it ran and said so in the title.
STATE = """
const others = [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))
  || ['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'FORM', 'BASE', 'LINK'].includes(e.tagName)
  || e.href && !/^(https?:|mailto:|#|[^:]*$)/.test(e.getAttribute('href')));
const state = {title: document.title, scripts: document.querySelectorAll('script').length,
  styles: document.querySelectorAll('style').length, escapes: document.body.textContent.includes('\\\\x1b[31m')
    && !/[\\u0000-\\u0008\\u000b-\\u001f\\u202e]/.test(document.body.textContent),
  others: others.map(e => e.outerHTML.slice(0, 80))};
document.body.innerHTML = '<pre id="result"></pre>';
document.getElementById('result').textContent = JSON.stringify(state);
"""

# Keys and touches on slides, and the slide that is shown after each. A touch along a picture that can be moved moves that.
SLIDES = """
(() => {
const key = (name, more = {}) => (document.activeElement || document.body).dispatchEvent(
  new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true, ...more}));
const touch = (type, target, x) => {
  const at = new Touch({identifier: 1, target, clientX: x, clientY: 100});
  target.dispatchEvent(new TouchEvent(type, {touches: type === 'touchend' ? [] : [at], changedTouches: [at], bubbles: true}));
};
const swipe = (from, to, target = document.body) => { touch('touchstart', target, from); touch('touchend', target, to); };
const slides = document.querySelectorAll('.slide');
const last = slides.length - 1;
const steps = [
  ['ArrowRight', () => key('ArrowRight'), 1], ['blank', () => key(' '), 2], ['PageDown', () => key('PageDown'), 3],
  ['ArrowLeft', () => key('ArrowLeft'), 2], ['shift and blank', () => key(' ', {shiftKey: true}), 1],
  ['Ctrl and ArrowRight', () => key('ArrowRight', {ctrlKey: true}), 1], ['PageUp', () => key('PageUp'), 0],
  ['PageUp on the first', () => key('PageUp'), 0], ['End', () => key('End'), last],
  ['ArrowRight on the last', () => key('ArrowRight'), last], ['Home', () => key('Home'), 0],
  ['swipe to the left', () => swipe(300, 100), 1], ['swipe to the right', () => swipe(100, 300), 0],
  ['a touch that hardly moves', () => swipe(300, 280), 0],
  ['the button', () => document.getElementById('forth').click(), 1],
  ['the address', () => { location.hash = '#3'; dispatchEvent(new HashChangeEvent('hashchange')); }, 2],
];
const found = [];
for (const [name, act, wanted] of steps) {
  act();
  const shown = [...slides].findIndex(slide => slide.classList.contains('now'));
  const place = document.getElementById('place').textContent;
  if (shown !== wanted || place !== `${wanted + 1} / ${slides.length}`) found.push(`${name}: slide ${shown}, "${place}"`);
}
const visible = [...slides].filter(slide => getComputedStyle(slide).display !== 'none').length;
if (visible !== 1) found.push(`${visible} slides are shown at once`);
document.body.innerHTML = '<pre id="result"></pre>';
document.getElementById('result').textContent = JSON.stringify(found);
})();
"""


class Checks:
    def __init__(self, folder):
        self.folder = folder
        self.chromium = browser()
        self.axe = axe()
        self.problems = 0
        self.count = 0

    def report(self, what, problems):
        self.count += 1
        print(f"{what}: {'ok' if not problems else f'{len(problems)} problems'}")
        for problem in problems:
            print(f"  {problem}")
        self.problems += len(problems)

    def run(self, *arguments):
        command = [self.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                   f"--user-data-dir={self.folder}/profile", "--virtual-time-budget=4000", "--enable-logging=stderr",
                   *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    # The page with scripts of the check in it, without the policy that would keep them out.
    def with_script(self, path, *scripts):
        with open(path, encoding="utf-8") as file:
            page = file.read()
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page, count=1)
        added = "".join(f"<script>{script}</script>" for script in scripts)
        copy = os.path.join(self.folder, "copy.html")
        with open(copy, "w", encoding="utf-8") as file:
            file.write(page.replace("</body>", added + "</body>"))
        return copy

    def result(self, dom):
        match = re.search(r'<pre id="result">(.*?)</pre>', dom, re.S)
        return json.loads(html.unescape(match.group(1))) if match else None

    def valid(self, path):
        if not has("html5lib"):
            return
        import html5lib
        with open(path, encoding="utf-8") as file:
            parser = html5lib.HTMLParser()
            parser.parse(file.read())
        self.report(f"{os.path.basename(path)}: HTML", [f"{code} {at}" for at, code, _ in parser.errors])

    # The policy lets the page's own script and style through: the browser complains of nothing.
    def policy(self, path):
        if not self.chromium:
            return
        log = self.run("--dump-dom", f"file://{path}").stderr
        self.report(f"{os.path.basename(path)}: policy", [line for line in log.splitlines() if "CONSOLE" in line])

    def accessible(self, path, width, dark):
        if not self.chromium or not self.axe:
            return
        copy = self.with_script(path, self.axe, AXE)
        ground = ["--blink-settings=preferredColorScheme=0"] if dark else []
        frame = os.path.join(os.path.dirname(copy), "frame.html")
        with open(frame, "w", encoding="utf-8") as file:
            file.write(FRAME.replace("WIDTH", str(width)))
        dom = self.run(f"--window-size={max(width, 500)},1000", *ground, "--dump-dom", f"file://{frame}").stdout
        result = self.result(dom) or {"rules": 0, "found": ["axe did not run"]}
        name = f"{os.path.basename(path)}: axe, {width} wide{', dark' if dark else ''}, {result['rules']} rules"
        self.report(name, result["found"])

    # Nothing in the prose runs, with the policy or without it.
    def harmless(self, path):
        if not self.chromium:
            return
        copy = self.with_script(path, STATE)
        state = self.result(self.run("--dump-dom", f"file://{copy}").stdout)
        if not state:
            return self.report(f"{os.path.basename(path)}: hostile prose", ["the page could not be looked at"])
        found = [f"in the page: {other}" for other in state["others"]]
        if state["title"] == "PWNED":
            found.append("a script in the prose ran")
        # Two scripts: the page's own and that of the check.
        if (state["scripts"], state["styles"]) != (2, 1):
            found.append(f"{state['scripts']} scripts and {state['styles']} styles")
        if not state["escapes"]:
            found.append("escapes of a terminal are not spelled")
        self.report(f"{os.path.basename(path)}: hostile prose", found)

    # Keys, buttons and touches lead from slide to slide.
    def led(self, path):
        if not self.chromium:
            return
        copy = self.with_script(path, SLIDES)
        result = self.result(self.run("--touch-events=enabled", "--dump-dom", f"file://{copy}").stdout)
        self.report(f"{os.path.basename(path)}: keys and touches", ["they were not tried"] if result is None else result)

    def notebook(self, path):
        if has("nbformat"):
            import nbformat
            found = []
            try:
                nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))
            except Exception as error:
                found.append(str(error).splitlines()[0])
            self.report(f"{os.path.basename(path)}: nbformat", found)
        if has("nbconvert"):
            from nbconvert import HTMLExporter
            found = []
            try:
                text, _ = HTMLExporter().from_filename(path)
                if "<svg" not in text and "data:image/svg+xml" not in text and "<svg" in open(path, encoding="utf-8").read():
                    found.append("the pictures are missing")
            except Exception as error:
                found.append(repr(error).splitlines()[0])
            self.report(f"{os.path.basename(path)}: nbconvert", found)


def export(unroll, session, name, *options):
    result = subprocess.run([unroll, "export", session, "-o", name, *options], capture_output=True, text=True,
                            timeout=600)
    if result.returncode:
        print(result.stdout + result.stderr)
        sys.exit(1)
    return name


def screenshots(checks, folder, path):
    name = os.path.splitext(os.path.basename(path))[0]
    for suffix, width, height, options in (("wide", 1200, 3000, []), ("phone", 390, 3000, []),
                                           ("dark", 1200, 3000, ["--blink-settings=preferredColorScheme=0"])):
        checks.run(f"--window-size={width},{height}", *options, f"--screenshot={folder}/{name}-{suffix}.png",
                   f"file://{path}")
    checks.run(f"--print-to-pdf={folder}/{name}.pdf", "--no-pdf-header-footer", f"file://{path}")


def main(arguments):
    pictures = None
    if arguments[:1] == ["--screenshots"]:
        pictures, arguments = os.path.abspath(arguments[1]), arguments[2:]
    if len(arguments) < 2:
        print(__doc__)
        return 64
    unroll, sessions = arguments[0], arguments[1:]
    with tempfile.TemporaryDirectory() as folder:
        checks = Checks(folder)
        for name, missing in (("Chromium", not checks.chromium), ("axe-core-python", not checks.axe),
                              *((module, not has(module)) for module in ("html5lib", "nbformat", "nbconvert"))):
            if missing:
                print(f"check-pages: there is no {name}; what needs it is NOT checked")
        for index, session in enumerate(sessions + [os.path.join(HERE, "hostile.md")]):
            stem = os.path.join(folder, os.path.splitext(os.path.basename(session))[0])
            page = export(unroll, session, stem + ".html")
            slides = export(unroll, session, stem + "-slides.html")
            for path in (page, slides):
                checks.valid(path)
            checks.policy(page)
            checks.accessible(page, 390, dark=index % 2 == 0)
            checks.accessible(page, 1200, dark=index % 2 == 1)
            checks.accessible(slides, 1200, dark=False)
            if index == 0:
                checks.led(slides)
            checks.notebook(export(unroll, session, stem + ".ipynb"))
            if session.endswith("hostile.md"):
                checks.harmless(page)
                checks.harmless(slides)
            if pictures:
                for path in glob.glob(stem + "*.html"):
                    screenshots(checks, pictures, path)
        print(f"check-pages: {checks.count} checks, {checks.problems} problems")
        return 77 if checks.count == 0 else 1 if checks.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
