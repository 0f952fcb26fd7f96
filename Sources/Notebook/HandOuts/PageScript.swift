/// What pages do by themselves. Everything can be read without it.
enum PageScript {
  /// Whatever is wider than the window can be moved with the keyboard, and text can be copied.
  private static let common = """

    'use strict';
    const reach = () => document.querySelectorAll('.scroll, .prose pre, .prose table').forEach(box => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute('tabindex');
    });
    addEventListener('resize', reach);
    addEventListener('load', reach);
    document.addEventListener('toggle', reach, true);
    const connectSliders = box => box.querySelectorAll('figure.frames').forEach(figure => {
      const frames = [...figure.querySelectorAll('.frame')];
      if (frames.length < 2) return;
      const slider = figure.querySelector('.slider');
      const input = slider.querySelector('input');
      slider.hidden = false;
      input.value = frames.length - 1;
      input.addEventListener('input', () => {
        frames.forEach((frame, index) => { frame.hidden = index !== Number(input.value); });
        const text = frames[input.value].dataset.label;
        input.setAttribute('aria-valuetext', text);
        slider.querySelector('.shown').textContent = text;
      });
    });
    connectSliders(document);
    const write = async text => {
      try { await navigator.clipboard.writeText(text); return true; } catch {}
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    };

    """

  /// A page: a button copies the commands.
  ///
  /// - Parameter live: what makes it run, which begins before the page is measured; nil for a page to read.
  static func page(live: String?) -> String { common + copying + (live ?? "") + "\nreach();\n" }

  private static let copying = """
    const button = document.getElementById('copy');
    const said = document.getElementById('status');
    if (button) {
      button.hidden = false;
      button.addEventListener('click', async () => {
        const commands = [...document.querySelectorAll('.input code')].map(code => code.textContent);
        if (!await write(commands.join('\\n') + '\\n')) return;
        said.textContent = button.dataset.done;
        setTimeout(() => { said.textContent = ''; }, 3000);
      });
    }

    """

  /// Slides: arrow keys, blank, Home, End, page keys, a touch, and the number in the address lead from one to another.
  static let slides =
    common + """
      const slides = [...document.querySelectorAll('.slide')];
      const place = document.getElementById('place');
      let now = 0;
      const show = (index, takesFocus) => {
        now = Math.max(0, Math.min(slides.length - 1, index));
        slides.forEach((slide, i) => slide.classList.toggle('now', i === now));
        place.textContent = `${now + 1} / ${slides.length}`;
        document.getElementById('back').disabled = now === 0;
        document.getElementById('forth').disabled = now === slides.length - 1;
        scrollTo(0, 0);
        reach();
        if (takesFocus) slides[now].focus({preventScroll: true});
      };
      const go = (index, takesFocus = true) => {
        show(index, takesFocus);
        history.replaceState(null, '', `#${now + 1}`);
      };
      const named = () => {
        const name = decodeURIComponent(location.hash.slice(1));
        const found = slides.findIndex(slide => [...slide.querySelectorAll('[id]')].some(part => part.id === name));
        return found >= 0 ? found : (parseInt(name, 10) || 1) - 1;
      };
      document.documentElement.classList.add('live');
      document.querySelector('nav').hidden = false;
      document.getElementById('back').addEventListener('click', () => go(now - 1, false));
      document.getElementById('forth').addEventListener('click', () => go(now + 1, false));
      addEventListener('hashchange', () => show(named(), true));
      addEventListener('keydown', event => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.target.closest('input')) return;
        const held = event.target.closest('button, summary, a, [tabindex="0"]');
        if (held && [' ', 'Enter'].includes(event.key)) return;
        if (held && held.tabIndex === 0 && held.matches('.scroll, pre, table') && event.key.startsWith('Arrow')) return;
        const to = {ArrowRight: now + 1, PageDown: now + 1, ' ': now + (event.shiftKey ? -1 : 1), ArrowLeft: now - 1,
          PageUp: now - 1, Home: 0, End: slides.length - 1}[event.key];
        if (to === undefined) return;
        event.preventDefault();
        go(to);
      });
      let start = null;
      addEventListener('touchstart', event => {
        const box = event.target.closest('.scroll, pre, table, input');
        const moves = box && (box.tagName === 'INPUT' || box.scrollWidth > box.clientWidth);
        start = moves || event.touches.length > 1 ? null : event.touches[0];
      }, {passive: true});
      addEventListener('touchend', event => {
        if (!start) return;
        const end = event.changedTouches[0];
        const [x, y] = [end.clientX - start.clientX, end.clientY - start.clientY];
        if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) go(now + (x < 0 ? 1 : -1), false);
        start = null;
      }, {passive: true});
      show(named(), false);

      """
}
