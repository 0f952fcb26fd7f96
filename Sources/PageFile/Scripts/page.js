// The page: its commands in order, and the buttons for all of them.
class Page {
  constructor(engine) {
    this.engine = engine;
    this.fresh = 0;
    this.isBusy = false;
    this.plain = document.querySelector('main').cloneNode(true);
    this.colours = new CSSStyleSheet();
    document.adoptedStyleSheets = [this.colours];
    this.cells = [...document.querySelectorAll('.cell')].map((box, index) => new Cell(this, box, index + 1));
    this.recordedCount = this.cells.length;
    Cell.fit(this.cells);
    this.buildTools();
    this.addPrompt();
    this.engine.watch = {
      rows: lines => this.running?.showRows(lines),
      progress: text => { this.progress.textContent = text; },
      picture: answer => { this.paint(answer); this.running?.put(answer.html); },
    };
  }

  buildTools() {
    const button = (name, act) => {
      const made = element('button', {type: 'button', textContent: words[name]});
      made.addEventListener('click', act);
      return made;
    };
    this.buttons = {
      all: button('runAll', () => this.runTo(this.cells[this.lastFilled()])),
      stop: button('stop', () => this.stop()),
      reset: button('reset', () => this.reset()),
      file: button('addFile', () => this.chooser.click()),
      save: button('download', () => this.download()),
      help: button('help', () => this.help('')),
    };
    this.buttons.stop.hidden = true;
    this.chooser = element('input', {type: 'file', accept: '.csv,.txt,.tsv', hidden: true});
    this.chooser.addEventListener('change', () => this.takeFiles(this.chooser.files));
    this.progress = element('span', {className: 'progress'});
    this.status = element('span', {className: 'said-now'});
    this.status.setAttribute('role', 'status');
    this.bar = element('div', {className: 'bar'}, ...Object.values(this.buttons), this.chooser, this.progress, this.status);
    this.bar.setAttribute('role', 'toolbar');
    this.bar.setAttribute('aria-label', words.tools);
    document.querySelector('main').prepend(this.bar);
    this.sheet = element('dialog', {className: 'help'});
    document.body.append(this.sheet);
  }

  lastFilled() {
    let index = this.cells.length - 1;
    while (index > 0 && !this.cells[index].text) index -= 1;
    return index;
  }

  // An empty line behind the last command.
  addPrompt(text = '') {
    const number = this.cells.length + 1;
    const box = element('div', {className: 'cell prompt', id: `command-${number}`},
      element('div', {className: 'input'}, element('span', {className: 'number', textContent: `[${number}]`})));
    document.querySelector('main').append(box);
    const cell = new Cell(this, box, number);
    this.cells.push(cell);
    if (text) cell.line.value = text;
    cell.line.placeholder = words.prompt;
    cell.fit();
    return cell;
  }

  say(text) { this.status.textContent = text; }

  // Leaves nothing but what is recorded, where there is no engine.
  remove() {
    document.querySelector('main').replaceWith(this.plain);
    this.sheet.remove();
    connectSliders(this.plain);
    reach();
  }

  paint({light, dark}) {
    if (!light) return;
    this.colours.replaceSync(`:root{${light}}@media screen and (prefers-color-scheme:dark){:root{${dark}}}`);
  }

  // Runs a command, and before it what has not been run or is stale.
  async runTo(target) {
    if (this.isBusy || !target?.text) return;
    const end = target.index;
    let start = Math.min(this.fresh, end);
    for (let index = 0; index < start; index += 1) if (this.cells[index].isEdited) start = index;
    this.setBusy(true);
    try {
      await this.engine.ready;
      for (let index = start; index <= end && !this.isStopped; index += 1) {
        const cell = this.cells[index];
        if (!await this.run(cell)) break;
      }
    } catch (error) {
      await this.restart(error);
    }
    this.setBusy(false);
    if (end === this.cells.length - 1 && this.cells[end].ran !== null) this.addPrompt().line.focus();
  }

  // Returns whether the commands behind it may be run.
  async run(cell) {
    this.running = cell;
    cell.begin();
    const answer = await this.engine.call('run', cell.index, cell.text);
    this.running = null;
    if (!answer) return false;
    this.paint(answer);
    this.fresh = cell.index + 1;
    cell.end(answer);
    this.cells.forEach(other => { if (other !== cell) other.show(); });
    if (answer.html.includes('<figure') && !this.isStopped) {
      const frames = await this.engine.call('frames', cell.index);
      if (frames) {
        this.paint(frames);
        const difference = cell.box.querySelector('.difference');
        cell.put(frames.html);
        if (difference) cell.box.append(difference);
        connectSliders(cell.box);
      }
    }
    return !this.isStopped && (!answer.failed || answer.same === true);
  }

  setBusy(isBusy) {
    this.isBusy = isBusy;
    this.isStopped = false;
    document.documentElement.toggleAttribute('data-busy', isBusy);
    for (const [name, button] of Object.entries(this.buttons)) button.disabled = isBusy && name !== 'stop';
    this.cells.forEach(cell => { cell.button.disabled = isBusy; });
    this.buttons.stop.hidden = !isBusy;
    this.progress.textContent = '';
    if (isBusy) this.say('');
  }

  // A command that does not ask whether to stop, as one that reads a large file, is ended by a second press, which a double
  // click is not.
  stop() {
    if (this.isRestarting) return;
    const now = performance.now();
    if (!this.isStopped) this.stoppedAt = now;
    if (this.running) this.engine.stop(this.isStopped && now - this.stoppedAt > 1000);
    this.isStopped = true;
    this.say(words.stopping);
  }

  // The engine has ended, as it does without memory, or as it must where it cannot be stopped otherwise: a new one knows
  // nothing of what was run.
  async restart(error) {
    if (!this.bar.isConnected) return;
    this.isRestarting = true;
    this.running?.giveUp();
    this.running = null;
    this.fresh = 0;
    this.say(error.message === stoppedByForce ? words.stoppedByForce : words.ended);
    await this.engine.start().catch(problem => this.say(String(problem)));
    this.isRestarting = false;
    this.cells.forEach(cell => cell.show());
  }

  async reset() {
    await this.engine.call('reset');
    this.fresh = 0;
    for (const cell of this.cells.splice(this.recordedCount)) cell.box.remove();
    this.cells.forEach(cell => cell.reset());
    this.addPrompt();
    this.say('');
  }

  async download() {
    const text = await this.engine.call('text');
    const link = element('a', {href: URL.createObjectURL(new Blob([text], {type: 'text/markdown'})), download: words.fileName});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async help(text) {
    if (this.isBusy) return;
    const lines = await this.engine.call('help', 0, text.trim().split(/\s+/)[0]);
    const close = element('button', {type: 'button', textContent: words.close, autofocus: true});
    close.addEventListener('click', () => this.sheet.close());
    const pre = element('pre', {textContent: lines.join('\n'), tabIndex: 0});
    this.sheet.replaceChildren(element('form', {method: 'dialog'}, close), pre);
    this.sheet.setAttribute('aria-label', words.help);
    this.sheet.showModal();
  }
}
