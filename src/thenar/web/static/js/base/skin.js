/** The choice of skin tones: two groups of radio buttons, of which strokes on oneself show one. */

import { rememberedSkin, rememberSkin } from "./tones.js";

/** @typedef {import("./tones.js").Skin} Skin */

/**
 * Show the choice as it is remembered, and tell about each change.
 * @param {HTMLFormElement} form
 * @param {(skin: Skin) => void} changed
 */
export function chooseSkin(form, changed) {
  const skin = rememberedSkin();
  for (const [who, tone] of Object.entries(skin ?? {})) {
    const radio = form.querySelector(`input[name=${who}][value=${CSS.escape(tone)}]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
  }
  form.hidden = false;
  form.addEventListener("change", () => {
    const chosen = new FormData(form);
    const now = { giver: String(chosen.get("giver")), receiver: String(chosen.get("receiver")) };
    rememberSkin(now);
    changed(now);
  });
}
