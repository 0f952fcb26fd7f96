"""What a person does on the page of sessions/one-hot.md, as scripts, one after another; each is true if it went well."""

TYPE = """(async () => {
      const type = async text => {
        const prompt = unroll.cells[unroll.cells.length - 1];
        prompt.line.value = text;
        await unroll.runTo(prompt);
        return prompt;
      };"""
# Starts a long training and presses Stop as soon as it has got somewhere.
STOP = TYPE + """
      await type('load sales');
      await type('model lstm 64');
      const watch = unroll.engine.watch.progress;
      unroll.engine.watch.progress = text => { watch(text); unroll.stop(); };
      const cell = await type('train 1000000');
      unroll.engine.watch.progress = watch;"""
USE = {
    # A command that is changed makes those behind it stale; what it answers differs from what is recorded.
    "an edit is seen": """(async () => {
      const cell = unroll.cells[1];
      cell.line.value = 'encode 9+9';
      cell.line.dispatchEvent(new Event('input'));
      const edited = cell.box.dataset.state;
      await unroll.runTo(cell);
      return edited === 'edited' && cell.box.dataset.state === 'differs' && unroll.cells[2].box.dataset.state === 'stale'
        && cell.box.querySelector('.difference').textContent.includes('+9  0 0 0 0 0 0 0 0 0 0 0 1')
        && (await unroll.engine.call('text')).includes('\\n> encode 9+9\\n');
    })()""",
    "a mistake suggests a command": TYPE + """
      const prompt = await type('modle lstm 8');
      return prompt.box.querySelector('.mistake').textContent.includes('did you mean "model"');
    })()""",
    "words are completed": """(async () => {
      const found = await unroll.engine.call('complete', 0, 'model ls');
      return found.typed === 'ls' && found.candidates[0].text === 'lstm' && found.candidates[0].summary.length > 3;
    })()""",
    "help is shown": """(async () => {
      await unroll.help('train');
      const shown = unroll.sheet.open && unroll.sheet.textContent.includes('train');
      unroll.sheet.close();
      return shown;
    })()""",
    "a file of one's own is loaded": """(async () => {
      const rows = Array.from({length: 36}, (_, i) => `${2021 + Math.floor(i / 12)}-${i % 12 + 1},${100 + i * 3}`).join('\\n');
      await unroll.takeFiles([new File(['month,sold\\n' + rows + '\\n'], 'my sales.csv')]);
      const prompt = unroll.cells[unroll.cells.length - 1];
      await unroll.runTo(prompt);
      return prompt.text === 'load "my sales.csv"' && prompt.lines.join(' ').includes('36');
    })()""",
    "a file in Big5 is loaded": """(async () => {
      const rows = Array.from({length: 36}, (_, i) => `${2021 + Math.floor(i / 12)}-${i % 12 + 1},${100 + i * 3}`).join('\\n');
      const head = new Uint8Array([0xA4, 0xEB, 0xA5, 0xF7, 0x2C, 0xBE, 0x50, 0xB0, 0xE2, 0x0A]);
      await unroll.takeFiles([new File([head, rows + '\\n'], '銷售.csv')]);
      const prompt = unroll.cells[unroll.cells.length - 1];
      await unroll.runTo(prompt);
      return prompt.text === 'load 銷售.csv' && prompt.lines.join(' ').includes('36') && !prompt.box.querySelector('.mistake');
    })()""",
    "a file of 200 MB is refused": """(async () => {
      await unroll.takeFiles([new File([new Uint8Array(200 << 20)], 'large.csv')]);
      return unroll.status.textContent.includes('large.csv') && unroll.engine.files.every(([name]) => name !== 'large.csv');
    })()""",
    "pasted lines are commands, a pasted book is none": TYPE + """
      const paste = (cell, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        return cell.line.dispatchEvent(new ClipboardEvent('paste', {clipboardData, cancelable: true, bubbles: true}));
      };
      const first = unroll.cells[unroll.cells.length - 1];
      first.line.value = '';
      paste(first, '> encode 1+1\\n\\n> encode 2+2\\n');
      const last = unroll.cells[unroll.cells.length - 1];
      await unroll.runTo(last);
      const prompt = unroll.cells[unroll.cells.length - 1];
      const isTaken = paste(prompt, 'x'.repeat(5000000));
      return first.ran === 'encode 1+1' && last.ran === 'encode 2+2' && last.index === first.index + 1 && !isTaken
        && prompt.text === '' && unroll.status.textContent.length > 10;
    })()""",
    "a character lights its row and column": """(() => {
      const table = unroll.cells[1].box.querySelector('table.touch');
      table.rows[1].focus();
      const lit = table.querySelectorAll('.lit').length;
      table.rows[1].dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true, cancelable: true}));
      const next = document.activeElement === table.rows[2] && table.rows[2].querySelector('.lit-one').textContent === '1';
      table.rows[2].blur();
      return lit > table.rows[1].cells.length && next && !table.querySelector('.lit');
    })()""",
    "a question has a box": """(async () => {
      const form = unroll.cells[1].box.querySelector('form.own');
      form.querySelector('input').value = '7+8';
      const last = unroll.cells.length - 1;
      unroll.cells[last].line.value = '';
      form.requestSubmit();
      for (let i = 0; i < 500 && !(unroll.cells[last].ran && !unroll.isBusy); i += 1) await new Promise(done => setTimeout(done, 20));
      return unroll.cells[last].text === 'encode 7+8' && unroll.cells[last].lines.at(-1).startsWith('8  0');
    })()""",
    "gates are stepped through": TYPE + """
      await type('load addition digits=1 examples=50');
      await type('model lstm 4');
      await type('train 1');
      const cell = await type('gates 1+2');
      await cell.stepping;
      const slider = cell.box.querySelector('.gate-steps input[type=range]');
      const first = cell.box.querySelector('.levels').textContent;
      slider.value = 3;
      slider.dispatchEvent(new Event('input'));
      const pale = [...cell.box.querySelectorAll('rect.pale')];
      const maps = [...cell.box.querySelectorAll('[data-cells]')].map(map => map.dataset.cells.split(' ').map(Number));
      const unit = cell.box.querySelector('.gate-steps input[type=number]');
      const third = cell.box.querySelector('.levels').textContent;
      unit.value = 4;
      await cell.box.querySelector('.gate-steps') && unit.dispatchEvent(new Event('change'));
      for (let i = 0; i < 500 && cell.box.querySelector('.levels').textContent === third; i += 1) {
        await new Promise(done => setTimeout(done, 20));
      }
      return slider.max === '3' && slider.getAttribute('aria-valuetext').startsWith('step 3 of 3, reads') && first !== third
        && maps.length === 6 && pale.length === 6 && maps.every(([x, y, width, height, columns], index) => columns === 3
          && ['x', 'y', 'height'].every((name, part) => Number(pale[index].getAttribute(name)) === [x, y, height][part])
          && Number(pale[index].getAttribute('width')) === width / 3 * 2)
        && unit.max === '4' && cell.box.querySelector('.levels').textContent !== third;
    })()""",
    "training is stopped": STOP + """
      const [, epochs] = cell.text.match(/^train (\\d+)$/);
      return epochs > 0 && epochs < 1000000;
    })()""",
    # The engine does not ask whether to stop while it reads a file.
    "a second press of Stop ends the engine": TYPE + """
      const rows = Array.from({length: 1500000}, (_, i) => `${i},${i * 7 % 1000}`).join('\\n');
      await unroll.takeFiles([new File(['n,value\\n' + rows + '\\n'], 'large.csv')]);
      const prompt = unroll.cells[unroll.cells.length - 1];
      const end = unroll.runTo(prompt);
      for (let i = 0; i < 500 && !unroll.running; i += 1) await new Promise(done => setTimeout(done, 20));
      // Long after the first press, for reading may be over before a person's second one counts.
      const presses = setInterval(() => { unroll.stop(); unroll.stoppedAt = -Infinity; }, 100);
      await end;
      clearInterval(presses);
      const said = unroll.status.textContent;
      const kept = prompt.text === 'load large.csv' && prompt.ran === null;
      // Without the mistakes of earlier steps, at which running again ends.
      await unroll.reset();
      const next = await type('load sales');
      return kept && said.includes('ending the engine') && next.ran === 'load sales';
    })()""",
    "too much memory is refused": TYPE + """
      const prompt = await type('model lstm 30000');
      return !!prompt.box.querySelector('.mistake');
    })()""",
    "reset brings the file back": """(async () => {
      await unroll.reset();
      return unroll.cells.length === unroll.recordedCount + 1 && unroll.cells[1].text === "encode ' 163+3'"
        && !unroll.cells[1].box.dataset.state;
    })()""",
}
