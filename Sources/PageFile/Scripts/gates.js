// Gates, step by step: below their picture, what one unit does with one thing that it reads.
class GateSteps {
  constructor(cell, found) {
    this.cell = cell;
    this.slider = element('input', {type: 'range', min: 1, value: 1, id: `step-${cell.number}`});
    this.unit = element('input', {type: 'number', min: 1, id: `unit-${cell.number}`});
    this.shown = element('output', {className: 'shown'});
    this.shown.htmlFor = this.slider.id;
    this.levels = element('tbody');
    const table = element('table', {className: 'levels'}, this.levels);
    table.setAttribute('aria-label', words.gateSteps);
    this.box = element('div', {className: 'own gate-steps'},
      element('label', {htmlFor: this.unit.id, textContent: words.unit}), this.unit,
      element('label', {htmlFor: this.slider.id, textContent: words.step}), this.slider, this.shown, table);
    this.slider.addEventListener('input', () => this.show());
    this.unit.addEventListener('change', () => this.choose());
    cell.box.append(this.box);
    this.take(found);
  }

  // The columns of a table of steps: the step, what is read, and a gate or a state in each of the others.
  take({unit, units, columns, rows}) {
    [this.columns, this.rows] = [columns, rows];
    [this.unit.value, this.unit.max, this.slider.max] = [unit, units, rows.length];
    this.levels.replaceChildren(...columns.slice(2).map(name => {
      const bar = element('span');
      const line = element('tr', {}, element('th', {textContent: name, scope: 'row'}),
        element('td', {}, element('span', {className: 'level'}, bar)), element('td', {className: 'right'}));
      line.bar = bar;
      return line;
    }));
    // Bars begin in the middle where a value can be negative, and are as long as the largest at most.
    this.scales = columns.slice(2).map((_, index) => {
      const values = rows.map(row => Number(row[index + 2]));
      return {isSigned: values.some(value => value < 0), most: Math.max(1, ...values.map(Math.abs))};
    });
    this.show();
  }

  async choose() {
    const {page, index} = this.cell;
    if (page.isBusy) return;
    const unit = Math.min(Math.max(Math.round(Number(this.unit.value)) || 1, 1), Number(this.unit.max));
    const found = await page.engine.call('steps', index, String(unit));
    if (found) this.take(found);
  }

  show() {
    const step = Number(this.slider.value) - 1;
    const row = this.rows[step];
    const text = [step + 1, this.rows.length, row[1]].reduce((said, part) => said.replace('{}', part), words.stepReads);
    this.slider.setAttribute('aria-valuetext', text);
    this.shown.textContent = text;
    [...this.levels.rows].forEach((line, index) => {
      const {isSigned, most} = this.scales[index];
      const value = Number(row[index + 2]);
      const share = Math.abs(value) / most * (isSigned ? 50 : 100);
      line.cells[2].textContent = row[index + 2];
      line.bar.style.width = `${share}%`;
      line.bar.style.marginLeft = `${isSigned ? value < 0 ? 50 - share : 50 : 0}%`;
      line.bar.className = value < 0 ? 'negative' : '';
    });
    this.cell.box.querySelectorAll('.output svg').forEach(picture => markStep(picture, step, this.rows.length));
  }
}

// Shows where a step is in a picture of gates: in heat maps the other columns are pale, lines have rings.
const markStep = (picture, step, steps) => {
  picture.querySelectorAll('.now,.pale').forEach(shape => shape.remove());
  const add = (name, attributes) => {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([name, value]) => shape.setAttribute(name, value));
    picture.append(shape);
  };
  // The first rectangle is the ground of the picture.
  const fill = picture.querySelector('rect')?.getAttribute('fill');
  for (const map of picture.querySelectorAll('[data-cells]')) {
    const [x, y, width, height, columns] = map.dataset.cells.split(' ').map(Number);
    if (columns !== steps) continue;
    for (const [first, end] of [[0, step], [step + 1, steps]]) {
      if (first < end) {
        add('rect', {class: 'pale', fill, x: x + width / steps * first, y, width: width / steps * (end - first), height});
      }
    }
  }
  for (const path of picture.querySelectorAll('path.line')) {
    const points = pathPoints(path.getAttribute('d'));
    if (points.length === steps) add('circle', {class: 'now', cx: points[step][0], cy: points[step][1], r: 7});
  }
};

// The points of a path that moves and draws lines (M m l h v), each of which starts where the one before ends.
const pathPoints = data => {
  const points = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of data.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    while (numbers.length) {
      if (command === 'M') [x, y] = [0, 0];
      if (command !== 'v') x += numbers.shift();
      if (command !== 'h') y += numbers.shift();
      points.push([x, y]);
    }
  }
  return points;
};

// A command whose gates were not computed in this page yet has a button for that.
const addGateSteps = async cell => {
  if (cell.ran === null) {
    const button = element('button', {type: 'button', textContent: words.gateSteps});
    button.addEventListener('click', async () => {
      await cell.page.runTo(cell);
      await cell.stepping;
      cell.box.querySelector('.gate-steps input[type=range]')?.focus();
    });
    return cell.box.append(element('p', {className: 'own gate-steps'}, button));
  }
  const answered = cell.ran;
  const found = await cell.page.engine.call('steps', cell.index).catch(() => null);
  if (found && cell.ran === answered && !cell.box.querySelector('.gate-steps')) new GateSteps(cell, found);
};
