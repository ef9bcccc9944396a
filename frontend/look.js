// How the page looks to this reader, before anything is painted: frontend/src/look.rs writes what is kept.
for (const name of ['theme', 'size', 'mode']) {
  try {
    const kept = localStorage.getItem(`week.${name}`);
    if (kept) document.documentElement.dataset[name] = kept;
  } catch {
    // Storage is forbidden: then nothing is kept.
  }
}
