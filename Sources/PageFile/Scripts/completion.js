// What could stand at the cursor, below the line that is typed.
let lists = 0;

class Completion {
  constructor(cell) {
    this.cell = cell;
    this.line = cell.line;
    this.list = element('ul', {className: 'completion', id: `completion-${++lists}`, hidden: true});
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', words.completions);
    this.line.setAttribute('aria-autocomplete', 'list');
    this.line.setAttribute('aria-controls', this.list.id);
    this.cell.box.querySelector('.input').after(this.list);
    this.line.addEventListener('input', () => this.find());
    this.line.addEventListener('keydown', event => this.press(event));
    this.line.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  async find(isAsked = false) {
    const end = this.line.selectionStart;
    const before = this.line.value.slice(0, end);
    const page = this.cell.page;
    if ((!before && !isAsked) || end !== this.line.value.length || page.isBusy) return this.close();
    const found = await page.engine.call('complete', 0, before).catch(() => null);
    if (!found?.candidates || this.line.value.slice(0, end) !== before || document.activeElement !== this.line) return;
    this.show(found);
  }

  show({typed, candidates}) {
    this.typed = typed;
    this.found = candidates;
    this.place = -1;
    const isDone = candidates.length === 1 && candidates[0].text === typed;
    if (!candidates.length || isDone) return this.close();
    this.list.replaceChildren(...candidates.map((candidate, index) => {
      const row = element('li', {id: `${this.list.id}-${index}`}, element('span', {textContent: candidate.text}),
        element('span', {className: 'summary', textContent: candidate.summary}));
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', 'false');
      row.addEventListener('mousedown', event => { event.preventDefault(); this.accept(index); });
      return row;
    }));
    this.list.hidden = false;
  }

  close() {
    this.list.hidden = true;
    this.place = -1;
    this.line.removeAttribute('aria-activedescendant');
  }

  move(step) {
    const rows = [...this.list.children];
    this.place = (this.place + step + rows.length) % rows.length;
    rows.forEach((row, index) => row.setAttribute('aria-selected', String(index === this.place)));
    rows[this.place].scrollIntoView({block: 'nearest'});
    this.line.setAttribute('aria-activedescendant', rows[this.place].id);
  }

  accept(index) {
    const {text, whole, place} = this.found[index];
    if (place) return this.close();
    const kept = this.line.value.slice(0, this.line.value.length - this.typed.length);
    this.line.value = kept + text + (whole ? ' ' : '');
    this.close();
    this.line.focus();
    this.line.dispatchEvent(new Event('input'));
  }

  press(event) {
    const isOpen = !this.list.hidden;
    const {key} = event;
    if (event.isComposing) return;
    if (key === 'F1') {
      event.preventDefault();
      this.cell.page.help(this.cell.text);
    } else if (key === ' ' && event.ctrlKey) {
      event.preventDefault();
      this.find(true);
    } else if (isOpen && key === 'Escape') {
      event.preventDefault();
      this.close();
    } else if (isOpen && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      this.move(key === 'ArrowDown' ? 1 : this.place < 0 ? 0 : -1);
    } else if (isOpen && key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      this.accept(Math.max(this.place, 0));
    } else if (key === 'Enter') {
      event.preventDefault();
      if (isOpen && this.place >= 0) return this.accept(this.place);
      this.close();
      this.cell.page.runTo(this.cell);
    }
  }
}
