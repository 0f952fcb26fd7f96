// Files of one's own, which never leave the page.
const largestFile = 64 * 1024 * 1024;

Page.prototype.takeFiles = async function (files) {
  for (const file of files) {
    if (file.size > largestFile) {
      this.say(words.tooLarge.replace('{}', file.name));
      continue;
    }
    const name = file.name.replace(/[/\\\u0000-\u001f]/g, '_');
    await this.engine.addFile(name, new Uint8Array(await file.arrayBuffer()));
    const quoted = /^[\p{L}\p{N}._-]+$/u.test(name) ? name : name.includes('"') ? `'${name}'` : `"${name}"`;
    const prompt = this.cells[this.cells.length - 1];
    prompt.line.value = `load ${quoted}`;
    prompt.fit();
    prompt.line.focus();
    this.say(words.fileAdded.replace('{}', file.name));
  }
};

Page.prototype.listenForFiles = function () {
  addEventListener('dragover', event => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    document.documentElement.toggleAttribute('data-drop', true);
  });
  addEventListener('dragleave', () => document.documentElement.toggleAttribute('data-drop', false));
  addEventListener('drop', event => {
    event.preventDefault();
    document.documentElement.toggleAttribute('data-drop', false);
    if (event.dataTransfer.files.length && !this.isBusy) this.takeFiles(event.dataTransfer.files);
  });
};
