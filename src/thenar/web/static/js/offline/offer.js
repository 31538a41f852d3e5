/** Sessions that were cut off on this device, each with whose it is and where it stopped. */

import { lastPlaces } from "../kept/place.js";
import { headline } from "../session/page.js";
import { fill, gettext } from "../base/words.js";
import { SESSION } from "../wire/addresses.js";

/** @param {HTMLElement} place Where they stand; it stays hidden where there is none. */
export async function offer(place) {
  const found = await lastPlaces().catch(() => []);
  place.replaceChildren(...found.map(link));
  place.toggleAttribute("hidden", found.length === 0);
}

/** @param {{ place: import("../kept/types.js").Place, keep: import("../wire/kept.js").Keep }} about */
function link({ place, keep }) {
  const title = headline(place.section);
  const words = keep.me ? gettext("Go on where you stopped: {title}") : gettext("For {name}: go on where you stopped: {title}");
  const made = Object.assign(document.createElement("a"), { className: "button quiet", href: `${SESSION}#${place.session}` });
  made.textContent = fill(words, { title, name: keep.label });
  made.dataset.person = keep.person;
  return made;
}
