/**
 * A scale from 0 to 10 is one row to slide along: the number under the finger is chosen, and none is before it was
 * touched. What was chosen can be taken back, so that it is not answered.
 */

const FAR = 6; // pixels to the side, from which on a touch slides

for (const one of document.querySelectorAll(".scale")) {
  if (one instanceof HTMLElement) {
    slide(/** @type {HTMLElement} */ (one.querySelector(".marks")));
    takeBack(one);
  }
}

/** @param {HTMLElement} row */
function slide(row) {
  /** @type {number | null} Where the finger came down, until it slides. */
  let down = null;
  row.addEventListener("pointerdown", (event) => (down = event.isPrimary ? event.clientX : null));
  row.addEventListener("pointermove", (event) => {
    if (!event.isPrimary || event.buttons === 0) return;
    if (down !== null && Math.abs(event.clientX - down) > FAR) {
      down = null;
      row.setPointerCapture(event.pointerId);
    }
    if (row.hasPointerCapture(event.pointerId)) choose(row, event.clientX, event.clientY);
  });
}

/** @param {HTMLElement} row @param {number} x @param {number} y The number there, or the nearest one. */
function choose(row, x, y) {
  const box = row.getBoundingClientRect();
  const at = (/** @type {number} */ one, /** @type {number} */ least, /** @type {number} */ most) => Math.min(Math.max(one, least + 2), most - 2);
  const found = document.elementFromPoint(at(x, box.left, box.right), at(y, box.top, box.bottom))?.closest("label")?.control;
  if (!(found instanceof HTMLInputElement) || found.checked || !row.contains(found)) return;
  found.checked = true;
  found.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {HTMLElement} scale */
function takeBack(scale) {
  const button = scale.querySelector("[data-take-back]");
  if (!(button instanceof HTMLButtonElement)) return;
  const inputs = [...scale.querySelectorAll("input")];
  const show = () => (button.hidden = inputs.every((one) => !one.checked));
  scale.addEventListener("change", show);
  button.addEventListener("click", () => {
    for (const one of inputs) one.checked = false;
    show();
    inputs[0]?.focus();
  });
  show();
}
