/** What a moving picture is drawn on, where this browser can draw one. */

import { gettext } from "../js/base/words.js";

/** Whether this browser can draw in three dimensions. */
export function canDraw() {
  try {
    const probe = document.createElement("canvas").getContext("webgl2");
    probe?.getExtension("WEBGL_lose_context")?.loseContext();
    return probe !== null;
  } catch {
    return false;
  }
}

/** A canvas that keys and screen readers reach. @param {HTMLElement} container */
export function canvasIn(container) {
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application"); // so that a screen reader passes the arrow keys on
  canvas.setAttribute("aria-roledescription", gettext("moving picture"));
  canvas.style.cssText = "display:block;width:100%;height:100%;touch-action:pan-y";
  container.append(canvas);
  return canvas;
}
