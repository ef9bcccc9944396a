// Starts the program that shows this address, and fetches nothing of the others.
const programs = {/* xtask:programs */};
const beginnings = [/* xtask:beginnings */];
const path = location.pathname.slice(new URL(document.baseURI).pathname.length);
const fits = ([beginning]) => path === beginning || path.startsWith(beginning.replace(/\/?$/, '/'));
const [, name] = beginnings.filter(fits).sort(([a], [b]) => b.length - a.length)[0] ?? ['', 'portal'];
const app = document.getElementById('app');

function start() {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', type: 'application/wasm', crossOrigin: '', href: new URL(programs[name].wasm, document.baseURI) });
  document.head.append(link);
  import(new URL(programs[name].script, document.baseURI)).catch(goOnAlone);
}
// A program that cannot be fetched or compiled says so in a promise of its own.
addEventListener('unhandledrejection', goOnAlone);


// What the server wrote is painted before the program costs anything. A page in the background is not
// painted at all, and an old browser does not say when it was.
if (document.hidden || !document.querySelector('script[data-path]')) start();
else {
  const painted = new Promise((done) => {
    setTimeout(done, 2000);
    new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').length && done()).observe({ type: 'paint', buffered: true });
  });
  painted.then(start, start);
}

// The program asks before it takes the place of the server's page, which is the same, and asks again while
// the reader's hand is at work. What was written, chosen and pressed there, and the focus, go over.
app.addEventListener('takeover', function takeover(event) {
  if (hand.composing || performance.now() - hand.down < 2000) return event.preventDefault();
  app.removeEventListener('takeover', takeover);
  document.removeEventListener('click', press, true);
  document.removeEventListener('change', choose, true);
  hand.taken = true;
  delete document.documentElement.dataset.alone;
  // What stands in a noscript is words for the browser, and parts for the program.
  const parts = () => [...app.querySelectorAll('a, button, input, select, summary')].filter((one) => !one.closest('noscript'));
  const focused = document.activeElement ?? document.body;
  const { selectionStart, selectionEnd } = focused;
  const before = parts();
  const changed = before.filter((one) => one.matches('input, select') && one[key(one)] !== first(one));
  new MutationObserver((_, observer) => {
    const after = parts();
    // Emptied, not filled yet.
    if (!after.length) return;
    observer.disconnect();
    const now = (old) => {
      const one = after[before.indexOf(old)];
      return one?.tagName === old.tagName && one.name === old.name ? one : undefined;
    };
    const at = now(focused);
    at?.focus({ preventScroll: true });
    const both = (olds) => olds.map((old) => [old, now(old)]).filter(([, one]) => one);
    bring([...both(changed).map(give), ...both([...pressed]).map(([, one]) => () => setTimeout(() => one.click()))]);
    pressed.clear();
    if (selectionStart !== null) at?.setSelectionRange?.(selectionStart, selectionEnd);
  }).observe(app, { childList: true, subtree: true });
});

const key = (one) => (one.type === 'checkbox' ? 'checked' : 'value');

/** What stood there before the reader came. */
function first(one) {
  if (one.type === 'checkbox') return one.defaultChecked;
  return one.options ? ([...one.options].find((option) => option.defaultSelected) ?? one.options[0])?.value : one.defaultValue;
}

/** Each does its work on what the one before made of the page: the program draws in slices of 16 ms. */
function bring([one, ...rest]) {
  if (!one) return;
  one();
  setTimeout(bring, 50, rest);
}

const give = ([old, one]) => () => {
  one[key(one)] = old[key(old)];
  for (const type of ['input', 'change']) one.dispatchEvent(new InputEvent(type, { bubbles: true }));
};

// Later: the page itself comes first on a thin line.
if ('serviceWorker' in navigator) addEventListener('load', () => setTimeout(() => navigator.serviceWorker.register(new URL('worker.js', document.baseURI)).catch(() => {}), 3000));
