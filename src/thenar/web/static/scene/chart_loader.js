/** A resting limb with spots to touch, where this browser can draw one. three.js is fetched only then. */

import { canDraw, canvasIn } from "./canvas.js";

/**
 * @param {HTMLElement} container
 * @param {import("./chart.js").ChartOptions} options
 * @returns {Promise<import("./chart.js").Chart | null>}
 */
export async function mountChart(container, options) {
  if (!canDraw()) return null;
  const canvas = canvasIn(container);
  canvas.hidden = true; // until it has something to show
  try {
    const { Chart } = await import("./chart.js");
    return new Chart(canvas, options);
  } catch {
    canvas.remove();
    return null;
  }
}
