const canUnpack = typeof DecompressionStream === 'function';

// What the browser lacks, if anything, as the page names it.
const missing = () => {
  if (typeof WebAssembly !== 'object') return words.needsWebAssembly;
  // A module of one function that holds an instruction on vectors.
  const vectors = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0,
    253, 15, 253, 98, 11]);
  if (!WebAssembly.validate(vectors)) return words.needsVectors;
  if (typeof Worker !== 'function') return words.needsWorkers;
  if (typeof CSSStyleSheet.prototype.replaceSync !== 'function' || !canUnpack) return words.needsNewer;
  return null;
};

const note = text => {
  const box = element('p', {className: 'missing', textContent: text});
  box.setAttribute('role', 'note');
  document.querySelector('main').prepend(box);
};

// Puts the pictures after earlier epochs where the answers are that are recorded.
const addFrames = async answers => {
  if (!canUnpack) return;
  for (const [number, html] of JSON.parse(await unpacked('frames'))) {
    for (const answer of answers(number)) {
      answer.querySelector('.frame').insertAdjacentHTML('beforebegin', html);
      connectSliders(answer);
    }
  }
};

// The engine, which unpacks itself while the page is built.
const startEngine = () => {
  const engine = new Engine();
  for (const [name, text] of JSON.parse(block('files'))) engine.files.push([name, bytesOf(text)]);
  engine.start();
  return engine;
};

// Says what is missing, and leaves a page to read with all of its pictures.
const leaveReadable = lack => {
  note(`${lack} ${words.stillReadable}`);
  return addFrames(number => [document.getElementById(`command-${number}`)]);
};

const startPage = async () => {
  const lack = missing();
  if (lack) return leaveReadable(lack);
  const page = new Page(startEngine());
  page.listenForFiles();
  window.unroll = page;
  page.cells.forEach(cell => touch(cell));
  try {
    await page.engine.ready;
  } catch (error) {
    console.warn(error);
    page.remove();
    return leaveReadable(words.needsWorkers);
  }
  if (!page.isBusy) page.say(words.ready);
  document.documentElement.dataset.live = page.engine.fused ? 'fused' : 'emulated';
  // Nobody at the prompt waits for them.
  page.framesAdded = addFrames(number => page.cells[number - 1].recordedAnswers);
};
startPage();
