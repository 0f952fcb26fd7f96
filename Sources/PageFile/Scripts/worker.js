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

// Reads what Sources/PageFile/Base91.swift has written, which is told there.
const bytesOf = text => {
  const values = new Uint8Array(128);
  for (let code = 33, value = 0; code < 127; code += 1) if (!'<>&'.includes(String.fromCharCode(code))) values[code] = value++;
  const bytes = new Uint8Array(text.length);
  let end = 0, queue = 0, count = 0;
  for (let at = 0; at < text.length; at += 2) {
    const low = values[text.charCodeAt(at)];
    if (at + 1 === text.length) {
      bytes[end++] = queue | low << count;
      break;
    }
    const value = low + 91 * values[text.charCodeAt(at + 1)];
    queue |= value << count;
    count += (value & 8191) > 88 ? 13 : 14;
    for (; count > 7; count -= 8) {
      bytes[end++] = queue;
      queue >>>= 8;
    }
  }
  return bytes.subarray(0, end);
};

// Unpacks what Sources/PackEngine has compressed, which is told there.
const unpacked = text => {
  const packed = bytesOf(text);
  const bytes = new Uint8Array(new DataView(packed.buffer).getUint32(0, true));
  const even = count => new Uint16Array(count).fill(1024);
  const copyFlags = even(2048), againFlags = even(8), againTree = even(32), literals = even(65536);
  const lengths = [0, 1].map(() => ({flags: even(2), short: even(8), middle: even(8), long: even(256)}));
  const classes = even(256), lowBits = even(1024);
  let next = 8, range = 0xFFFFFFFF;
  let code = new DataView(packed.buffer).getUint32(4, false);
  const bit = (odds, place) => {
    const bound = Math.imul(range >>> 11, odds[place]) >>> 0;
    let value = 0;
    if (code < bound) {
      range = bound;
      odds[place] += (2048 - odds[place]) >> 5;
    } else {
      code = (code - bound) >>> 0;
      range = (range - bound) >>> 0;
      odds[place] -= odds[place] >> 5;
      value = 1;
    }
    while (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[next++]) >>> 0;
    }
    return value;
  };
  const tree = (odds, base, count) => {
    let node = 1;
    for (let i = 0; i < count; i += 1) node = node << 1 | bit(odds, base + node);
    return node - (1 << count);
  };
  const plain = count => {
    let value = 0;
    for (; count > 0; count -= 1) {
      range >>>= 1;
      const isOne = code >= range ? 1 : 0;
      if (isOne) code = (code - range) >>> 0;
      value = value << 1 | isOne;
      while (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[next++]) >>> 0;
      }
    }
    return value;
  };
  const length = ({flags, short, middle, long}) => (!bit(flags, 0) ? tree(short, 0, 3)
    : !bit(flags, 1) ? 8 + tree(middle, 0, 3) : 16 + tree(long, 0, 8));
  const distance = count => {
    const kind = tree(classes, Math.min(count - 2, 3) << 6, 6);
    if (kind < 4) return kind + 1;
    const width = (kind >> 1) - 1;
    const high = (2 | kind & 1) << width;
    const upper = width > 4 ? plain(width - 4) << 4 : 0;
    return high + upper + tree(lowBits, kind << 4, Math.min(width, 4)) + 1;
  };
  let last = [1, 1, 1, 1];
  let steps = 0;
  for (let at = 0; at < bytes.length;) {
    const before = at ? bytes[at - 1] : 0;
    if (!bit(copyFlags, steps << 8 | before)) {
      bytes[at] = tree(literals, before << 8, 8);
      at += 1;
      steps = steps << 1 & 7;
      continue;
    }
    let count, back;
    if (bit(againFlags, steps)) {
      const index = tree(againTree, steps << 2, 2);
      back = last[index];
      last.copyWithin(1, 0, index);
      count = length(lengths[1]) + 1;
    } else {
      count = length(lengths[0]) + 2;
      back = distance(count);
      last.copyWithin(1, 0, 3);
    }
    last[0] = back;
    for (const end = at + count; at < end; at += 1) bytes[at] = bytes[at - back];
    steps = steps << 1 & 7 | 1;
  }
  return bytes;
};

// The fused module, from the emulating one and the steps by which it differs.
const patched = (old, steps) => {
  const view = new DataView(steps.buffer, steps.byteOffset, steps.length);
  const parts = [];
  for (let at = 0; at < steps.length;) {
    const [start, count, fresh] = [0, 4, 8].map(offset => view.getUint32(at + offset, true));
    parts.push(old.subarray(start, start + count), steps.subarray(at + 12, at + 12 + fresh));
    at += 12 + fresh;
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) { whole.set(part, end); end += part.length; }
  return whole;
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

const host = {
  seconds: () => performance.now() / 1000,
  stops: canListen ? new WebAssembly.Suspending(stops) : () => 0,
  tell(kind, place, count) {
    const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, place, count));
    if (kind === messages.answer) answer = text;
    else postMessage({kind: kinds[kind], id: now, text});
  },
};

const begin = async ({emulating, difference, emulates}) => {
  const old = unpacked(emulating);
  const fused = !emulates && isFused();
  const module = fused ? patched(old, unpacked(difference)) : old;
  engine = (await WebAssembly.instantiate(module, {host})).instance.exports;
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
      postMessage({kind: 'answer', id: data.id, value: await (data.emulating ? begin(data) : call(data))});
    } catch (error) {
      postMessage({kind: 'failed', id: data.id, text: String(error)});
    }
  });
};
