#!/usr/bin/env python3
"""Opens SVG pictures in headless Chromium and looks for labels that overlap and for labels and marks that are cut off.

Usage: check-svg.py [--screenshots FOLDER] FILE.svg...
Exit status: 0 all is well, 1 something overlaps or is cut off, 77 there is no Chromium.
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

MEASURE = """
const svg = document.querySelector('svg');
const frame = svg.viewBox.baseVal;
const box = (element, grow) => {
  const b = element.getBBox();
  // The box is that before the element's own transform, as of a title that stands upright.
  const turned = element.transform.baseVal.consolidate();
  const corners = [[b.x, b.y], [b.x + b.width, b.y], [b.x, b.y + b.height], [b.x + b.width, b.y + b.height]]
    .map(([x, y]) => turned ? new DOMPoint(x, y).matrixTransform(turned.matrix) : new DOMPoint(x, y));
  const [x, y] = [corners.map(c => c.x), corners.map(c => c.y)];
  return {x: Math.min(...x) - grow, y: Math.min(...y) - grow, right: Math.max(...x) + grow,
    bottom: Math.max(...y) + grow, turned: turned !== null,
    name: element.textContent || element.outerHTML.slice(0, 90)};
};
const found = [];
const outside = b => b.x < -0.5 || b.y < -0.5 || b.right > frame.width + 0.5 || b.bottom > frame.height + 0.5;
const texts = [...svg.querySelectorAll('text')].map(t => {
  const b = box(t, 0);
  // What is seen of a letter is less high than its box.
  if (b.turned) { b.x += 3; b.right -= 3; } else { b.y += 3; b.bottom -= 3; }
  return b;
});
texts.forEach((a, i) => {
  if (outside(a)) found.push(`label cut off: ${a.name}`);
  texts.slice(i + 1).forEach(b => {
    if (a.x < b.right - 0.5 && b.x < a.right - 0.5 && a.y < b.bottom && b.y < a.bottom)
      found.push(`labels overlap: "${a.name}" and "${b.name}"`);
  });
});
let marks = 0;
svg.querySelectorAll('path, circle').forEach(m => {
  if (m.closest('pattern')) return;
  marks += 1;
  const grow = m.hasAttribute('stroke') ? parseFloat(m.getAttribute('stroke-width') || '1') / 2 : 0;
  const b = box(m, grow);
  if (outside(b)) found.push(`mark cut off: ${b.name}`);
});
document.body.innerHTML = '<pre>' + JSON.stringify({texts: texts.length, marks, found})
  .replace(/&/g, '&amp;').replace(/</g, '&lt;') + '</pre>';
"""


def browser():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    print("check-svg: there is no Chromium; nothing was checked")
    sys.exit(77)


def run(chromium, folder, *arguments):
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def check(chromium, folder, path):
    with open(path, encoding="utf-8") as file:
        svg = file.read()
    page = os.path.join(folder, "page.html")
    with open(page, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html><meta charset="utf-8"><body>{svg}<script>{MEASURE}</script></body>')
    dom = run(chromium, folder, "--dump-dom", f"file://{page}").stdout
    match = re.search(r"<pre>(.*?)</pre>", dom, re.S)
    if not match:
        return None
    return json.loads(html.unescape(match.group(1)))


def main(arguments):
    screenshots = None
    if arguments[:1] == ["--screenshots"]:
        screenshots, arguments = arguments[1], arguments[2:]
    if not arguments:
        print(__doc__)
        return 64
    chromium = browser()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in arguments:
            result = check(chromium, folder, path)
            if result is None:
                print(f"{path}: Chromium could not open it")
                bad += 1
                continue
            print(f"{path}: {result['texts']} labels, {result['marks']} marks, {len(result['found'])} problems")
            for problem in result["found"]:
                print(f"  {problem}")
            bad += len(result["found"]) > 0
            if screenshots:
                name = os.path.splitext(os.path.basename(path))[0] + ".png"
                size = re.search(r'width="(\d+)" height="(\d+)"', open(path, encoding="utf-8").read())
                run(chromium, folder, f"--screenshot={os.path.join(screenshots, name)}",
                    f"--window-size={size[1]},{size[2]}", "--hide-scrollbars", f"file://{os.path.abspath(path)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
