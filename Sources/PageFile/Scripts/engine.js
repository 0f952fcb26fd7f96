// The engine as the page sees it: calls that are answered one after another.
const calls = ['open', 'addFile', 'run', 'frames', 'complete', 'help', 'text', 'reset'];
const block = name => document.getElementById(name).textContent;
const words = JSON.parse(block('words'));

class Engine {
  constructor() {
    this.files = [];
    this.watch = {};
    this.fused = null;
  }

  // Starts a thread with the session and the files.
  async start() {
    this.waiting = new Map();
    this.last = 0;
    const address = URL.createObjectURL(new Blob([block('worker')], {type: 'text/javascript'}));
    this.worker = new Worker(address);
    this.worker.onmessage = ({data}) => this.hear(data);
    this.worker.onerror = event => this.fail(event.message);
    const emulates = new URLSearchParams(location.hash.slice(1)).has('emulate');
    const {fused, canListen} = await this.send({emulating: block('emulating'), difference: block('difference'), emulates});
    URL.revokeObjectURL(address);
    this.fused = fused;
    this.canListen = canListen;
    await this.call('open', 0, JSON.parse(block('session')));
    for (const [name, bytes] of this.files) await this.addFile(name, bytes, true);
  }

  send(message) {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {resolve, reject});
      this.worker.postMessage({id, ...message});
    });
  }

  async call(name, argument = 0, content = '') {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return this.send({call: calls.indexOf(name), argument, bytes});
  }

  // Lets the command under way come to its end; where the thread cannot hear, ends it.
  stop() {
    if (this.canListen) this.worker.postMessage({stops: true}); else this.fail('stopped');
  }

  async addFile(name, bytes, isKnown = false) {
    if (!isKnown) this.files = [...this.files.filter(file => file[0] !== name), [name, bytes]];
    const head = new TextEncoder().encode(name);
    const content = new Uint8Array(head.length + 1 + bytes.length);
    content.set(head);
    content.set(bytes, head.length + 1);
    return this.call('addFile', 0, content);
  }

  hear({kind, id, value, text}) {
    if (kind === 'failed') return this.fail(text);
    if (kind !== 'answer') return this.watch[kind]?.(kind === 'progress' ? text : JSON.parse(text));
    this.waiting.get(id)?.resolve(value);
    this.waiting.delete(id);
  }

  // The thread cannot go on: whoever waits is told.
  fail(reason) {
    this.worker.terminate();
    this.worker = null;
    for (const {reject} of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }
}
