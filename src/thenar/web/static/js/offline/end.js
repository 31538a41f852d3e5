/** The end of a session that this device keeps. */

import { unsent } from "../kept/outbox.js";
import { askFor } from "./rate.js";
import { forWhom } from "./whom.js";
import { get } from "../kept/store.js";
import { gettext } from "../base/words.js";
import { showNumbers } from "../session/calling.js";

const key = location.hash.slice(1);
const stored = /** @type {import("../kept/types.js").Stored | undefined} */ (await get("sessions", key).catch(() => undefined));
const endings = [...document.querySelectorAll("[data-ending]")];
const shown = endings.find((one) => one.getAttribute("data-ending") === stored?.ending) ?? endings[0];

for (const one of endings) one.toggleAttribute("hidden", one !== shown);
for (const one of document.querySelectorAll("[data-routines]")) {
  const routines = one.getAttribute("data-routines")?.split(" ") ?? [];
  one.toggleAttribute("hidden", !(stored?.keep.routines ?? []).some((name) => routines.includes(name)));
}
if (stored) {
  const whose = document.getElementById("for-whom");
  if (whose) whose.textContent = forWhom(stored.keep);
  await askFor(key, "after", stored.keep.sliders.after, stored.keep.called);
}
showNumbers();
for (const one of document.querySelectorAll("[data-calm]")) one.toggleAttribute("hidden", shown?.hasAttribute("data-emergency") ?? false);
const waits = (await unsent()).some((one) => one.session === key);
if (waits) navigator.storage?.persist?.(); // now this device holds what nobody else has: it is asked to hold on to it
const place = document.getElementById("waits");
if (place && waits) place.textContent = gettext("This session is kept on this device. It is sent when Thenar answers again.");
