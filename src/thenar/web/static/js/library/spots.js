/** Points on a limb: touched on its skin, or chosen in the list beside it; the picture turns to the one that is chosen. */

import { rememberedSkin } from "../base/tones.js";
import { gettext } from "../base/words.js";
import { Picks } from "./picks.js";

/** @typedef {import("../../scene/chart.js").Chart} Chart */

class Spots {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.picks = new Picks(root);
    this.holder = /** @type {HTMLElement} */ (root.querySelector(".picture"));
    this.image = /** @type {HTMLImageElement} */ (this.holder.querySelector("img"));
    /** @type {Chart | null} */
    this.chart = null;
    root.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && this.picks.follow(target)) this.show();
    });
    root.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLInputElement && target.value === this.picks.of("spot")) this.show(); // it may have been turned away
    });
    document.addEventListener("input", ({ target }) => { // after the search box has done its work
      if (target instanceof HTMLElement && target.id === "find" && this.picks.searched()) this.show();
    });
  }

  async wake() {
    for (const one of [this.root, ...this.root.querySelectorAll(".with-spots")]) one.removeAttribute("hidden");
    this.chart = await this.drawn().catch(() => null); // without it, stills are shown
    for (const one of this.root.querySelectorAll(".with-chart")) one.toggleAttribute("hidden", !this.chart);
    for (const one of this.root.querySelectorAll(".without-chart")) one.toggleAttribute("hidden", Boolean(this.chart));
    this.picks.choose(this.picks.of("spot"));
    this.show();
  }

  /** @returns {Promise<Chart | null>} */
  async drawn() {
    const { chart, base } = this.root.dataset;
    const { mountChart } = await import(String(chart));
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const theme = () => (dark.matches ? "dark" : "light");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    /** @type {Chart | null} */
    const made = await mountChart(this.holder, { baseUrl: base, theme: theme(), calm, tone: rememberedSkin()?.receiver });
    if (!made) return null;
    made.touched = (point) => this.touched(point, calm);
    addEventListener("resize", () => made.resize());
    dark.addEventListener("change", () => made.setTheme(theme()));
    return made;
  }

  /** @param {string} point @param {boolean} calm What is said of it comes into view. */
  touched(point, calm) {
    this.picks.choose(point);
    this.show();
    this.root.querySelector(".told")?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }

  show() {
    const { chart, picks } = this;
    if (!chart && !picks.of("spot")) picks.choose(picks.shown()[0] ?? ""); // a still is of one point
    picks.tell();
    const [area, left] = [picks.of("area") === "foot" ? "foot" : "hand", picks.of("hand-side") !== "right"];
    if (!chart) return this.still();
    chart.canvas.setAttribute("aria-label", labelOf(area, left));
    const shown = { area: /** @type {"hand" | "foot"} */ (area), left, side: picks.of(`side-${area}`), points: picks.shown(), chosen: picks.of("spot") };
    return chart.show(shown).then(() => this.lift(chart), () => this.still());
  }

  /** @param {Chart} chart Take the still away, once there is more. */
  lift(chart) {
    this.image.hidden = true;
    if (!chart.canvas.hidden) return;
    chart.canvas.hidden = false;
    chart.resize(); // it was hidden until now
  }

  /** The still of the point that is chosen, where there is no moving picture. */
  still() {
    const { still, seen } = this.picks.data();
    if (this.chart) this.chart.canvas.hidden = true;
    this.image.hidden = !still;
    if (still) Object.assign(this.image, { src: still, alt: seen });
  }
}

/** @param {string} area @param {boolean} left */
function labelOf(area, left) {
  if (area === "foot" && left) return gettext("A left foot with points. The arrow keys turn it, Home turns it back.");
  if (area === "foot") return gettext("A right foot with points. The arrow keys turn it, Home turns it back.");
  if (left) return gettext("A left hand with points. The arrow keys turn it, Home turns it back.");
  return gettext("A right hand with points. The arrow keys turn it, Home turns it back.");
}

new Spots(/** @type {HTMLElement} */ (document.getElementById("spots"))).wake();
