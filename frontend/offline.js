// Opens the page that was asked for, as soon as the server can be reached.
const again = () => location.reload();
document.getElementById('again').addEventListener('click', again);
addEventListener('online', again);
// The device may have a network, and the server none.
const probe = new URL('assets/favicon.svg', document.baseURI);
setInterval(() => fetch(probe, { cache: 'no-store' }).then(again, () => {}), 5000);
