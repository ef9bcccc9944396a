// Before anything is painted: how the page looks to this reader. frontend/src/display.rs writes what is kept.
for (const name of ['theme', 'size', 'mode']) {
  try {
    const kept = localStorage.getItem(`week.${name}`);
    if (kept) document.documentElement.dataset[name] = kept;
  } catch {
    // Storage is forbidden: then nothing is kept.
  }
}

/** Keeps a choice of how the page looks, as display.rs does. */
function keep(name, value) {
  if (value) document.documentElement.dataset[name] = value;
  else delete document.documentElement.dataset[name];
  try {
    if (value) localStorage.setItem(`week.${name}`, value);
    else localStorage.removeItem(`week.${name}`);
  } catch {
    // Forbidden: it holds for this page.
  }
}

// What a button with `data-plain` does without the program. True where the program has to do it, too, since it
// begins with a page on which it was not done.
const plain = {
  menu(one) {
    const open = document.getElementById('menu').classList.toggle('open');
    one.setAttribute('aria-expanded', open);
    return open;
  },
  simple(one) {
    keep('mode', document.documentElement.dataset.mode ? '' : 'simple');
    label(one);
  },
};
// And what it does when the program does not come; until then it waits for it.
const alone = {
  back: () => history.back(),
  print: () => print(),
  share() {
    const url = location.href;
    const byHand = () => prompt('', url);
    if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {});
    else if (navigator.clipboard) navigator.clipboard.writeText(url).then(() => tell(['链接已复制。', 'The link was copied.']), byHand);
    else byHand();
  },
};

/** The server writes the word of the usual edition, and keeps the other one beside it. */
function label(one) {
  one.dataset.first ??= one.textContent;
  one.textContent = document.documentElement.dataset.mode ? one.dataset.other : one.dataset.first;
}

// What is pressed before the program is there: start.js hands it over, in this order.
const pressed = new Set();
function press({ target }) {
  const one = target.closest('button[type="button"], summary');
  if (!one) return;
  const does = one.dataset.plain;
  if (hand.alone) return alone[does]?.() ?? plain[does]?.(one);
  if (does in plain) {
    pressed.delete(one);
    if (plain[does](one)) pressed.add(one);
    return;
  }
  // A fold pressed twice is as it was; a button is pressed twice for nothing seems to happen.
  if (one.localName === 'summary' && pressed.delete(one)) return;
  pressed.add(one);
  if (one.localName === 'button') one.setAttribute('aria-busy', 'true');
}
document.addEventListener('click', press, true);
document.addEventListener('change', choose, true);
function choose({ target }) {
  if (target.closest('.switches')) keep(target.name, target.value);
}

/** A sentence above the page, in its language. */
function tell([chinese, english]) {
  const page = document.querySelector('.portal, .account') ?? document.body;
  const said = page.querySelector('.told') ?? Object.assign(document.createElement('p'), { className: 'banner told' });
  said.setAttribute('role', 'status');
  said.textContent = document.documentElement.lang === 'en' ? english : chinese;
  if (!said.isConnected) page.prepend(said);
}

// The program does not come: what is plain goes on, the rest is not there, and the waiting ends.
function goOnAlone() {
  if (hand.taken || hand.alone) return;
  hand.alone = true;
  document.documentElement.dataset.alone = '';
  const wait = [...pressed].filter((one) => one.localName === 'button' && one.dataset.plain in alone);
  for (const one of pressed) one.removeAttribute('aria-busy');
  const simple = document.querySelector('[data-plain="simple"]');
  if (simple) label(simple);
  const opening = document.querySelector('.starting');
  const english = document.documentElement.lang === 'en';
  if (opening) {
    opening.textContent = english ? 'The page has not opened. Check the network and reload it, or use a newer browser.' : '页面没有打开，可能是网络不通，或浏览器版本过低。请刷新重试，或换用新版浏览器。';
  } else {
    tell(['本页的部分功能没有载入，菜单、搜索、字号、分享和打印仍可使用；刷新页面可以再试。', 'Some functions of this page were not loaded. Menu, search, text size, sharing and printing work; reload the page to try again.']);
  }
  for (const one of wait) alone[one.dataset.plain]();
}
setTimeout(goOnAlone, 15_000);

// A hand that is at work: since when something is held down, and whether a word is being composed.
// Whether the program took the page's place, or is not waited for any more.
const hand = { down: -Infinity, composing: false, taken: false, alone: false };
const notes = {
  pointerdown: () => (hand.down = performance.now()),
  pointerup: () => (hand.down = -Infinity),
  pointercancel: () => (hand.down = -Infinity),
  compositionstart: () => (hand.composing = true),
  compositionend: () => (hand.composing = false),
};
for (const [type, note] of Object.entries(notes)) document.addEventListener(type, note, true);
