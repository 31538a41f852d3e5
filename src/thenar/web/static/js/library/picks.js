/** What is chosen beside the picture of points: hand or foot, left or right, a side to look from, and a point. */

export class Picks {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
  }

  /** @param {string} name @returns {string} What is chosen of a group, or "". */
  of(name) {
    return this.inputs(name).find((one) => one.checked)?.value ?? "";
  }

  /** @param {string} name @returns {HTMLInputElement[]} */
  inputs(name) {
    return [...this.root.querySelectorAll("input")].filter((one) => one.name === name);
  }

  /** The points that the search has left, and the chosen one, of the limb that is shown. */
  shown() {
    const area = this.of("area");
    const left = this.inputs("spot").filter((one) => one.dataset.area === area && (one.checked || !hidden(one)));
    return left.map((one) => one.value);
  }

  /** What is known of the chosen point. */
  data() {
    return this.inputs("spot").find((one) => one.checked)?.dataset ?? {};
  }

  /**
   * Everything else follows what was chosen.
   * @param {HTMLInputElement} chosen
   * @returns {boolean} whether it is one of ours
   */
  follow({ name, value }) {
    if (name === "spot") return this.choose(value);
    if (name === "area" && this.data().area !== value) this.none();
    return ["area", "hand-side"].includes(name) || name.startsWith("side-");
  }

  /** @param {string} point */
  choose(point) {
    const found = this.inputs("spot").find((one) => one.value === point);
    if (!found) return false;
    found.checked = true;
    const { area, side } = found.dataset;
    this.check("area", area);
    this.check(`side-${area}`, side);
    return true;
  }

  /** A search that leaves nothing on this limb goes on to the other one. */
  searched() {
    const found = this.inputs("spot").filter((one) => !hidden(one)).map((one) => one.dataset.area);
    if (found.length && !found.includes(this.of("area"))) {
      this.check("area", found[0]);
      this.none();
    }
    return true;
  }

  none() {
    for (const one of this.inputs("spot")) one.checked = false;
  }

  /** @param {string} name @param {string | undefined} value */
  check(name, value) {
    for (const one of this.inputs(name)) if (one.value === value) one.checked = true;
  }

  /** Shows the groups of the limb and the words of the point. */
  tell() {
    const [area, spot] = [this.of("area"), this.of("spot")];
    for (const one of this.root.querySelectorAll("[data-of]")) one.toggleAttribute("hidden", one.getAttribute("data-of") !== area);
    for (const one of this.root.querySelectorAll("[data-told]")) one.toggleAttribute("hidden", one.getAttribute("data-told") !== spot);
  }
}

/** @param {HTMLInputElement} input Whether the search has put it away. */
function hidden(input) {
  return Boolean(input.closest("label")?.hidden);
}
