/** After everything else: what makes the app ready for a time without the server. */

const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
const later = () => requestAnimationFrame(() => whenIdle(() => import("./app.js"))); // the page is painted first
if (document.readyState === "complete") later();
else addEventListener("load", later);
