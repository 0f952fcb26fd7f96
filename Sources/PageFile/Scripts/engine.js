// The engine as the page sees it: calls that are answered one after another.
const calls = ['open', 'addFile', 'run', 'frames', 'complete', 'help', 'text', 'reset', 'steps'];
const block = name => document.getElementById(name).textContent;
const words = JSON.parse(block('words'));
const bytesOf = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
// Text that stands in the page packed.
const unpacked = name => {
  const packed = new Blob([bytesOf(block(name))]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream('deflate'))).text();
};

// Why an engine has ended that could not be asked to stop.
const stoppedByForce = 'stopped';

class Engine {
  constructor() {
    this.files = [];
    this.watch = {};
    this.fused = null;
  }

  // Starts a thread with the session and the files. Whoever calls before it is ready waits.
  start() {
    this.ready = this.begin();
    // Those who wait are told, too.
    this.ready.catch(() => {});
    return this.ready;
  }

  async begin() {
    this.waiting = new Map();
    this.last = 0;
    const address = URL.createObjectURL(new Blob([block('worker')], {type: 'text/javascript'}));
    this.worker = new Worker(address);
    this.worker.onmessage = ({data}) => this.hear(data);
    this.worker.onerror = event => this.fail(event.message);
    const emulates = new URLSearchParams(location.hash.slice(1)).has('emulate');
    const parts = Object.fromEntries(['unpacker', 'emulating', 'difference'].map(name => [name, block(name)]));
    const session = unpacked('session');
    const {fused, canListen} = await this.send({parts, emulates});
    URL.revokeObjectURL(address);
    this.fused = fused;
    this.canListen = canListen;
    await this.ask('open', 0, await session);
    for (const file of this.files) await this.ask('addFile', 0, this.contentOf(...file));
  }

  send(message) {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {resolve, reject});
      this.worker.postMessage({id, ...message});
    });
  }

  async call(name, argument, content) {
    await this.ready;
    return this.ask(name, argument, content);
  }

  ask(name, argument = 0, content = '') {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return this.send({call: calls.indexOf(name), argument, bytes});
  }

  // Lets the command under way come to its end; where the thread cannot hear, or by force, ends it.
  stop(isForced) {
    if (this.canListen && !isForced) this.worker?.postMessage({stops: true}); else this.fail(stoppedByForce);
  }

  async addFile(name, bytes) {
    this.files = [...this.files.filter(file => file[0] !== name), [name, bytes]];
    return this.call('addFile', 0, this.contentOf(name, bytes));
  }

  contentOf(name, bytes) {
    const head = new TextEncoder().encode(name);
    const content = new Uint8Array(head.length + 1 + bytes.length);
    content.set(head);
    content.set(bytes, head.length + 1);
    return content;
  }

  hear({kind, id, value, text}) {
    if (kind === 'failed') return this.fail(text);
    if (kind !== 'answer') return this.watch[kind]?.(kind === 'progress' ? text : JSON.parse(text));
    this.waiting.get(id)?.resolve(value);
    this.waiting.delete(id);
  }

  // The thread cannot go on: whoever waits is told.
  fail(reason) {
    this.worker?.terminate();
    this.worker = null;
    for (const {reject} of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }
}
