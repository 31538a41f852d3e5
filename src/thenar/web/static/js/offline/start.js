/** After everything else: what makes the app ready for a time without the server. */

const later = () => (globalThis.requestIdleCallback ?? setTimeout)(() => import("./app.js"));
if (document.readyState === "complete") later();
else addEventListener("load", later);
