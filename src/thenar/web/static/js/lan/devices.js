/** While a code is shown: looks every two seconds whether it was used, and then shows the page anew. */

const EVERY = 2000;
const shown = /** @type {HTMLElement} */ (document.getElementById("shown"));
const { state: address = "", again = "" } = shown.dataset;

async function look() {
  const answer = await fetch(address).catch(() => null);
  const found = answer?.ok ? await answer.json() : null;
  if (found && found.state !== "waiting") location.replace(again);
  else setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
