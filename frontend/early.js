// Before anything is painted: how the page looks to this reader. frontend/src/display.rs writes what is kept.
for (const name of ['theme', 'size', 'mode']) {
  try {
    const kept = localStorage.getItem(`week.${name}`);
    if (kept) document.documentElement.dataset[name] = kept;
  } catch {
    // Storage is forbidden: then nothing is kept.
  }
}

// What is pressed before the program is there: start.js hands it over, in this order.
const pressed = new Set();
function press({ target }) {
  const one = target.closest('button[type="button"], summary');
  // A fold pressed twice is as it was; a button is pressed twice for nothing seems to happen.
  if (!one || (one.localName === 'summary' && pressed.delete(one))) return;
  pressed.add(one);
  if (one.localName === 'button') one.setAttribute('aria-busy', 'true');
}
document.addEventListener('click', press, true);

// A hand that is at work: since when something is held down, and whether a word is being composed.
const hand = { down: -Infinity, composing: false };
const notes = {
  pointerdown: () => (hand.down = performance.now()),
  pointerup: () => (hand.down = -Infinity),
  pointercancel: () => (hand.down = -Infinity),
  compositionstart: () => (hand.composing = true),
  compositionend: () => (hand.composing = false),
};
for (const [type, note] of Object.entries(notes)) document.addEventListener(type, note, true);
