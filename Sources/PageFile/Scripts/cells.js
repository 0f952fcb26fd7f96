// A command on the page: a line that can be edited, what it answers, and how that stands to what is recorded.
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key in made && key !== 'list') made[key] = value; else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

class Cell {
  // `box` is the command's part of the page; a prompt has none yet.
  constructor(page, box, number) {
    this.page = page;
    this.box = box;
    this.number = number;
    this.recorded = box.querySelector('.input code')?.textContent ?? null;
    this.original = box.querySelector('.output')?.cloneNode(true) ?? null;
    this.ran = null;
    this.build();
  }

  build() {
    const label = words.command.replace('{}', this.number);
    this.line = element('textarea', {className: 'line', rows: 1, spellcheck: false, value: this.recorded ?? ''});
    this.line.setAttribute('aria-label', label);
    for (const [name, value] of [['autocapitalize', 'off'], ['autocomplete', 'off'], ['autocorrect', 'off']]) {
      this.line.setAttribute(name, value);
    }
    this.button = element('button', {type: 'button', className: 'run', textContent: '▶', title: words.run});
    this.button.setAttribute('aria-label', `${words.run}: ${label}`);
    const input = this.box.querySelector('.input');
    input.querySelector('pre')?.remove();
    // What the button that copies the commands takes.
    this.code = element('code', {hidden: true});
    input.append(this.line, this.code, this.button);
    this.state = element('p', {className: 'state', hidden: true});
    input.after(this.state);
    this.line.addEventListener('input', () => { this.fit(); this.show(); });
    this.line.addEventListener('paste', event => this.paste(event));
    this.button.addEventListener('click', () => this.page.runTo(this));
    new Completion(this);
  }

  // One line. What is recorded keeps its blanks, for what is wrong in it is marked at its place.
  get text() {
    const typed = this.line.value;
    return typed === this.recorded ? typed : typed.replace(/\s*\n\s*/g, ' ').trim();
  }
  get index() { return this.page.cells.indexOf(this); }
  get isEdited() { return this.ran !== null ? this.text !== this.ran : this.recorded !== null && this.text !== this.recorded; }

  // A line is as high as its text.
  fit() { Cell.fit([this]); }

  // All are measured at once: a browser lays out the page for each measure that follows a change.
  static fit(cells) {
    for (const cell of cells) {
      cell.code.textContent = cell.text;
      cell.line.style.height = 'auto';
    }
    const heights = cells.map(cell => cell.line.scrollHeight + 2);
    cells.forEach((cell, index) => { cell.line.style.height = `${heights[index]}px`; });
  }

  // Where the recorded answer stands: the copy of it, and the page as long as nothing else came of the command.
  get recordedAnswers() {
    const isShown = this.ran === null && !this.isRunning;
    return [this.original, isShown ? this.box.querySelector('.output') : null].filter(output => output);
  }

  // At the prompt each of several lines becomes a command; a book is not pasted into a line.
  paste(event) {
    const text = event.clipboardData?.getData('text') ?? '';
    if (text.length > 10000) {
      event.preventDefault();
      return this.page.say(words.tooLong);
    }
    const lines = text.split('\n').map(line => line.replace(/^> /, '').trim()).filter(line => line);
    if (lines.length < 2 || this.text || this.index !== this.page.cells.length - 1 || this.page.isBusy) return;
    event.preventDefault();
    this.line.value = lines[0];
    this.fit();
    for (const line of lines.slice(1)) this.page.addPrompt(line);
    this.page.cells[this.page.cells.length - 1].line.focus();
  }

  // How the command stands: edited, stale, as recorded, different.
  show() {
    const isStale = this.ran !== null && this.index >= this.page.fresh;
    const [name, text] = this.isRunning ? ['running', words.running] : this.isEdited ? ['edited', words.edited]
      : isStale ? ['stale', words.stale] : this.same === true ? ['same', words.same]
      : this.same === false ? ['differs', words.differs] : ['', ''];
    this.box.dataset.state = name;
    this.state.hidden = !text;
    this.state.textContent = text;
  }

  // What is shown in the place of the answer.
  put(html) {
    this.box.querySelector('.output')?.remove();
    this.box.querySelector('.difference')?.remove();
    if (!html) return null;
    const holder = document.createElement('template');
    holder.innerHTML = html;
    this.state.after(holder.content);
    return this.box.querySelector('.output');
  }

  begin() {
    this.isRunning = true;
    this.rows = [];
    this.show();
  }

  showRows(lines) {
    this.rows.push(...lines);
    const pre = element('pre', {textContent: this.rows.join('\n')});
    this.put('<div class="output">').append(element('div', {className: 'scroll'}, pre));
  }

  end(answer) {
    this.isRunning = false;
    this.ran = answer.command;
    this.lines = answer.lines;
    if (this.text !== answer.command) this.line.value = answer.command;
    this.same = answer.same;
    this.put(answer.html);
    if (answer.difference.length) this.showDifference(answer.difference);
    this.fit();
    this.show();
    touch(this);
    reach();
  }

  showDifference(lines) {
    const parts = lines.map(line => element('span', {textContent: `${line}\n`,
      className: line.startsWith('+') ? 'plus' : line.startsWith('-') ? 'minus' : ''}));
    const details = element('details', {className: 'difference'}, element('summary', {textContent: words.difference}),
      element('div', {className: 'scroll'}, element('pre', {}, ...parts)));
    (this.box.querySelector('.output') ?? this.state).after(details);
  }

  // Nothing has come of it; what was typed stays.
  giveUp() {
    this.isRunning = false;
    this.ran = null;
    this.same = undefined;
    this.put('');
    if (this.original) this.state.after(this.original.cloneNode(true));
    connectSliders(this.box);
    this.show();
  }

  // As in the file.
  reset() {
    this.line.value = this.recorded;
    this.giveUp();
    touch(this);
    this.fit();
  }
}
