// Runs the driver's WebAssembly: node run-wasm.mjs DRIVER.wasm < SESSION > OUTPUT
import { readFileSync, writeSync } from "node:fs";

const input = readFileSync(0);
let position = 0;
let memory;
const host = {
  read(place, count) {
    const bytes = input.subarray(position, position + count);
    new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
    position += bytes.length;
    return bytes.length;
  },
  write: (place, count) => writeSync(1, new Uint8Array(memory.buffer, place, count)),
};

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const imports = { host };
// The C library brings calls for files, which nothing here makes.
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] ??= {};
  imports[from][name] ??= () => {
    throw new Error(`the driver called ${from}.${name}`);
  };
}
const { exports } = new WebAssembly.Instance(module, imports);
memory = exports.memory;
process.exitCode = exports.runSession();
