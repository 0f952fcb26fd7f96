// What can be touched: the one-hot matrix, the gates of a cell, a box for questions.

// The code is text; as a table its rows and columns can be pointed at.
const matrixOf = pre => {
  const rows = pre.textContent.split('\n').filter(line => line.trim()).map(line => line.trim().split(/\s+/));
  const count = rows[1]?.length;
  if (!count || rows[0].length !== count - 1 || !rows.slice(1).every(row => row.length === count)) return null;
  const table = element('table', {className: 'matrix'});
  rows.forEach((row, index) => {
    const line = table.insertRow();
    (index ? row : ['', ...row]).forEach(text => { line.insertCell().textContent = text; });
  });
  pre.replaceWith(table);
  return table;
};

// A character of the one-hot code lights its row, and the column in which its 1 stands; so does the head of that column.
const touchMatrix = table => {
  const rows = [...table.querySelectorAll('tr')];
  const one = row => [...row.cells].findIndex((cell, index) => index > 0 && cell.textContent === '1');
  const coded = rows.slice(1).filter(row => one(row) > 0);
  if (!coded.length) return;
  table.classList.add('touch');
  const light = row => {
    table.querySelectorAll('.lit, .lit-one').forEach(cell => cell.classList.remove('lit', 'lit-one'));
    if (!row) return;
    const column = one(row);
    rows.forEach(other => other.cells[column]?.classList.add('lit'));
    [...row.cells].forEach(cell => cell.classList.add('lit'));
    row.cells[column].classList.add('lit-one');
  };
  const focusable = [...coded];
  coded.forEach((row, index) => {
    row.tabIndex = index ? -1 : 0;
    row.addEventListener('mouseenter', () => light(row));
    row.addEventListener('click', () => light(row));
    row.addEventListener('focus', () => light(row));
    row.addEventListener('blur', () => light(null));
    row.addEventListener('keydown', event => {
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      const next = step && focusable[index + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  });
  [...rows[0].cells].forEach((head, column) => head.addEventListener('mouseenter', () => {
    light(coded.find(row => one(row) === column));
    if (column) rows.forEach(row => row.cells[column]?.classList.add('lit'));
  }));
  table.addEventListener('mouseleave', () => light(null));
};

// The command becomes a new one, behind the last, with the same options.
const addQuestion = cell => {
  const input = element('input', {type: 'text', spellcheck: false});
  const id = `question-${cell.number}`;
  input.id = id;
  const form = element('form', {className: 'own'}, element('label', {htmlFor: id, textContent: words.question}), input,
    element('button', {type: 'submit', textContent: words.ask}));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const text = input.value.trim();
    const page = cell.page;
    if (!text || page.isBusy) return;
    const prompt = page.cells[page.cells.length - 1];
    const quote = text.includes("'") ? '"' : "'";
    const options = cell.text.match(/\s\w+=\S+/g) ?? [];
    prompt.line.value = [cell.text.split(/\s/)[0], /^[\d+]+$/.test(text) ? text : quote + text + quote].join(' ')
      + options.join('');
    prompt.fit();
    page.runTo(prompt);
  });
  cell.box.append(form);
};

const touch = cell => {
  cell.box.querySelectorAll('.own').forEach(box => box.remove());
  const [command, ...rest] = cell.text.split(/\s+/);
  const asks = ['ask', 'encode'].includes(command)
    || ['gates', 'importance'].includes(command) && rest.length > 0 && !rest[0].includes('=');
  if (command === 'encode') cell.box.querySelectorAll('.output:not(.mistake) pre').forEach(pre => {
    const table = matrixOf(pre);
    if (table) touchMatrix(table);
  });
  if (cell.box.querySelector('.mistake')) return;
  if (command === 'gates') cell.stepping = addGateSteps(cell);
  if (asks) addQuestion(cell);
};
