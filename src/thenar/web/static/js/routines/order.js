/**
 * Steps of a routine are put in order by dragging them, too. Without this script, and by keys, the arrows do it.
 */

/** @typedef {{ row: HTMLElement, list: HTMLElement, from: number }} Drag */

/**
 * Where among the middles of the rows a height lies: the number of rows above it.
 * @param {number[]} middles from top to bottom
 * @param {number} y
 */
export function placeOf(middles, y) {
  return middles.filter(one => one < y).length;
}

/** @param {HTMLElement} list */
function rowsOf(list) {
  return /** @type {HTMLElement[]} */ ([...list.children]);
}

/** @param {HTMLElement} row */
function middleOf(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}

/**
 * The others make way: the row itself stays in the document, or it would lose the finger that drags it.
 * @param {Drag} drag @param {number} y
 */
function follow({ row, list }, y) {
  const others = rowsOf(list).filter(one => one !== row);
  const place = placeOf(others.map(middleOf), y);
  row.before(...others.slice(0, place));
  row.after(...others.slice(place));
}

/** @param {Drag} drag */
function drop({ row, list, from }) {
  row.classList.remove("dragged");
  const to = rowsOf(list).indexOf(row);
  const form = row.querySelector("form");
  if (to === from || !form) return;
  for (const [name, value] of [["do", `to:${row.dataset.at}`], ["to", String(to)]]) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  form.submit();
}

/** @param {HTMLElement} list @param {HTMLElement} row */
function handle(list, row) {
  const grip = document.createElement("span");
  grip.className = "handle";
  grip.setAttribute("aria-hidden", "true"); // the arrows beside it say and do the same
  grip.textContent = "⠿";
  /** @type {Drag | undefined} */
  let drag;
  grip.addEventListener("pointerdown", event => {
    drag = { row, list, from: rowsOf(list).indexOf(row) };
    row.classList.add("dragged");
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener("pointermove", event => {
    if (drag) follow(drag, event.clientY);
  });
  for (const end of ["pointerup", "pointercancel"])
    grip.addEventListener(end, () => {
      if (drag) drop(drag);
      drag = undefined;
    });
  row.querySelector(".moves")?.prepend(grip);
}

if (typeof document !== "undefined")
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-list]")))
    if (list.children.length > 1) for (const row of rowsOf(list)) handle(list, row);
