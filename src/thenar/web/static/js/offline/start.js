/**
 * Stands inside every page and makes the app ready for a time without the server. On a first visit that is megabytes:
 * the page comes first, then a few seconds (in milliseconds) for whoever is here, and then it waits, up to a limit, for
 * a moment in which the browser has nothing else to do. Later there is little left to do, and the page is painted before.
 *
 * Pictures that only please come after the page, too, into a place that is kept for them.
 */

const FIRST = 4000;
const PATIENCE = 10_000;
const visited = !("serviceWorker" in navigator) || navigator.serviceWorker.controller !== null;
const app = document.querySelector("script[data-app]")?.getAttribute("data-app") ?? "";

const prepare = () => import(app);
const whenIdle = () => ("requestIdleCallback" in globalThis ? requestIdleCallback(prepare, { timeout: PATIENCE }) : prepare());
const later = () => (visited ? requestAnimationFrame(whenIdle) : setTimeout(whenIdle, FIRST));
const whole = () => {
  for (const one of /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll("img[data-after]"))) {
    one.onload = () => one.classList.add("here");
    one.src = one.dataset.after ?? "";
  }
  later();
};
if (document.readyState === "complete") whole();
else addEventListener("load", whole);

export {};
