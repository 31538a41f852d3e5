/**
 * Stands inside every page and makes the app ready for a time without the server. On a first visit that is megabytes:
 * the page comes first, then a few seconds (in milliseconds) for whoever is here, and then it waits, up to a limit, for
 * a moment in which the browser has nothing else to do. Later there is little left to do, and the page is painted before.
 *
 * Pictures that only please come after the page, too, into a place that is kept for them. So does the font: the next
 * page is told by a cookie that this browser has it.
 */

const FIRST = 4000;
const PATIENCE = 10_000;
const visited = !("serviceWorker" in navigator) || navigator.serviceWorker.controller !== null;
const here = document.querySelector("script[data-app]");
const app = here?.getAttribute("data-app") ?? "";
const font = here?.getAttribute("data-font") ?? "";

/* away, it comes with the next page: what is on this one needs nothing of it */
const prepare = () => import(app).catch(() => {});
const whenIdle = () => ("requestIdleCallback" in globalThis ? requestIdleCallback(prepare, { timeout: PATIENCE }) : prepare());
const later = () => (visited ? requestAnimationFrame(whenIdle) : setTimeout(whenIdle, FIRST));
const please = () => {
  for (const one of /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll("img[data-after]"))) {
    // painted unseen first, so that it fades in as a whole
    one.onload = () => requestAnimationFrame(() => requestAnimationFrame(() => one.classList.add("here")));
    one.src = one.dataset.after ?? "";
  }
  if (font) fetch(font).then(({ ok }) => ok && (document.cookie = "thenar-font=1; Path=/; Max-Age=31536000; SameSite=Strict"), () => {});
};
const painted = () => {
  if (!PerformanceObserver.supportedEntryTypes.includes("paint")) return please();
  new PerformanceObserver((_, watch) => {
    watch.disconnect();
    setTimeout(please, 100); // milliseconds
  }).observe({ type: "paint", buffered: true });
};
const whole = () => {
  later();
  painted();
};
if (document.readyState === "complete") whole();
else addEventListener("load", whole);

export {};
