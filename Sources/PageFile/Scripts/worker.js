'use strict';
// Runs the engine in a thread of its own. It is sent the parts of the engine and then calls, and sends back what they come to.
const messages = {answer: 0, rows: 1, progress: 2, picture: 3};
const kinds = Object.keys(messages);
let engine = null;
let enter = null;
let asked = 0;
let stopped = false;
let answer = null;
let now = 0;

// The engine, unpacked by the module that Sources/Page/Unpacker makes: the emulating one, or with `difference` the other.
const unpacked = async ({unpacker, emulating, difference}, fused) => {
  const module = await WebAssembly.instantiate(Uint8Array.from(atob(unpacker), c => c.charCodeAt(0)));
  const {memory, start, bytes, begin, advance, patch} = module.instance.exports;
  let end = start();
  const room = count => {
    const place = end;
    end += count;
    const lack = end - memory.buffer.byteLength;
    if (lack > 0) memory.grow(Math.ceil(lack / 65536));
    return place;
  };
  const unpack = text => {
    const encoded = new TextEncoder().encode(text);
    const packed = room(encoded.length);
    new Uint8Array(memory.buffer, packed).set(encoded);
    bytes(packed, encoded.length);
    const count = begin(packed, end);
    // A copy at the end may be longer than what is left.
    const place = room(count + 512);
    for (let at = 0; at < count;) at = advance(at + 32768);
    return [place, count];
  };
  const [old, count] = unpack(emulating);
  if (!fused) return new Uint8Array(memory.buffer, old, count);
  const [steps, length] = unpack(difference);
  const place = room(count + length);
  return new Uint8Array(memory.buffer, place, patch(old, steps, length, place));
};

// A module of one function: (1 + 2^-12)² − (1 + 2^-11) by f32x4.relaxed_madd. It is 2^-24 if the sum is rounded once, else 0.
const probe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 125, 3, 2, 1, 0, 7, 5, 1, 1, 112, 0, 0, 10, 31, 1, 29, 0,
  67, 0, 8, 128, 63, 253, 19, 67, 0, 8, 128, 63, 253, 19, 67, 0, 16, 128, 191, 253, 19, 253, 133, 2, 253, 31, 0, 11]);
const isFused = () => {
  if (!WebAssembly.validate(probe)) return false;
  return new WebAssembly.Instance(new WebAssembly.Module(probe)).exports.p() !== 0;
};

// A thread that computes hears nothing, unless the engine lets it go on with other things for a moment (JavaScript Promise
// Integration). Where browsers cannot do that, the page ends the thread.
const canListen = typeof WebAssembly.Suspending === 'function' && typeof WebAssembly.promising === 'function';
const channel = new MessageChannel();
const moment = () => new Promise(resolve => {
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(null);
});
const stops = () => {
  const time = performance.now();
  if (stopped || time - asked < 100) return Number(stopped);
  return moment().then(() => {
    asked = performance.now();
    return Number(stopped);
  });
};

// Text in the encodings that the engine asks for by number. Browsers read all that Windows-1252 leaves undefined.
const encodings = ['big5', 'gb18030', 'windows-1252'];
const isUndefined = byte => [0x81, 0x8D, 0x8F, 0x90, 0x9D].includes(byte);
let decoded = null;

const host = {
  seconds: () => performance.now() / 1000,
  stops: canListen ? new WebAssembly.Suspending(stops) : () => 0,
  decode(encoding, place, count) {
    const bytes = new Uint8Array(engine.memory.buffer, place, count);
    if (encoding === 2 && bytes.some(isUndefined)) return -1;
    try {
      decoded = new TextEncoder().encode(new TextDecoder(encodings[encoding], {fatal: true}).decode(bytes));
    } catch {
      return -1;
    }
    return decoded.length;
  },
  putDecoded(place) {
    new Uint8Array(engine.memory.buffer, place, decoded.length).set(decoded);
    decoded = null;
  },
  tell(kind, place, count) {
    const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, place, count));
    if (kind === messages.answer) answer = text;
    else postMessage({kind: kinds[kind], id: now, text});
  },
};

const begin = async ({parts, emulates}) => {
  const fused = !emulates && isFused();
  engine = (await WebAssembly.instantiate(await unpacked(parts, fused), {host})).instance.exports;
  enter = canListen ? WebAssembly.promising(engine.pageCall) : engine.pageCall;
  return {fused, canListen};
};

const call = async ({call, argument, bytes}) => {
  [stopped, asked, answer] = [false, performance.now(), null];
  const place = engine.pageRoom(bytes.length);
  new Uint8Array(engine.memory.buffer, place, bytes.length).set(bytes);
  await enter(call, argument, bytes.length);
  return JSON.parse(answer);
};

// One after another.
let last = Promise.resolve();
onmessage = ({data}) => {
  if (data.stops) {
    stopped = true;
    return;
  }
  last = last.then(async () => {
    now = data.id;
    try {
      postMessage({kind: 'answer', id: data.id, value: await (data.parts ? begin(data) : call(data))});
    } catch (error) {
      postMessage({kind: 'failed', id: data.id, text: String(error)});
    }
  });
};
