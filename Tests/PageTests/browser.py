"""Headless Chromium, driven through a pair of pipes: no network, no library; and axe-core, where it is installed."""
import base64
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile


def path():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


def has(module):
    return importlib.util.find_spec(module) is not None


def axe():
    """The script of axe-core, which looks for what keeps people out; None where axe-core-python is not installed."""
    if not has("axe_core_python"):
        return None
    folder = os.path.dirname(importlib.util.find_spec("axe_core_python").origin)
    with open(os.path.join(folder, "axe.min.js"), encoding="utf-8") as file:
        return file.read()


# The rules that all pages keep.
AXE_RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"


class Browser:
    """A browser with one page."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        # The browser reads commands from 3 and writes what comes of them to 4.
        command = (f'exec "$0" --headless --no-sandbox --disable-gpu --hide-scrollbars --remote-debugging-pipe '
                   f'--user-data-dir="$1" about:blank 3<&{theirs_in} 4>&{theirs_out}')
        self.process = subprocess.Popen(["bash", "-c", command, path(), self.folder], pass_fds=(theirs_in, theirs_out),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.input, self.output = ours_out, ours_in
        self.last, self.buffer, self.complaints = 0, b"", []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.page(f"{domain}.enable")

    def receive(self):
        while b"\0" not in self.buffer:
            data = os.read(self.output, 1 << 20)
            if not data:
                raise EOFError("the browser has ended")
            self.buffer += data
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def send(self, method, session=None, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.input, data):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.hear(answer.get("method"), answer.get("params", {}))

    def hear(self, method, event):
        if method == "Log.entryAdded":
            self.complaints.append(event["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            details = event["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Network.requestWillBeSent":
            address = event["request"]["url"]
            if not address.startswith(("file:", "blob:", "data:", "about:")):
                self.complaints.append(f"the page asked for {address}")

    def page(self, method, **parameters):
        return self.send(method, self.session, **parameters)

    def value(self, script):
        result = self.page("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", "an exception"))
        return result["result"].get("value")

    def wait(self, script):
        """Waits until a script gives something; a page that is loading gives nothing."""
        return self.value("new Promise(done => { const look = () => { let found; try { found = (" + script
                          + "); } catch {} if (found) done(found); else setTimeout(look, 20); }; look(); })")

    def open(self, address, width=1200, height=900):
        self.page("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        self.page("Page.navigate", url="about:blank")
        self.complaints = []
        self.page("Page.navigate", url=address)
        self.wait(f"location.href.startsWith({json.dumps(address.split('#')[0])}) && document.readyState === 'complete'")

    def picture(self, path):
        data = self.page("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def version(self):
        return self.send("Browser.getVersion")["product"]

    def close(self):
        try:
            self.send("Browser.close")
        except (EOFError, OSError):
            pass
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
