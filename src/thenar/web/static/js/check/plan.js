/**
 * The plan: what lies under the voice, its first ten seconds to listen to, and its card to share, where the browser can.
 */

import { keepBed, recallBed } from "../base/sounds.js";
import { gettext } from "../base/words.js";

/** @typedef {import("../base/sounds.js").Bed} Bed */

const hear = document.querySelector("#hear");
const bed = document.querySelector("#bed");
const share = document.querySelector("#share");
if (hear instanceof HTMLButtonElement && new Audio().canPlayType("audio/ogg; codecs=opus")) listening(hear);
if (share instanceof HTMLButtonElement && "canShare" in navigator) sharing(share);

if (bed instanceof HTMLElement) lying(bed);

/** @param {HTMLElement} choice Of the sound that the session begins with, as the session itself would show it. */
function lying(choice) {
  const person = choice.dataset.person ?? "";
  show(choice, recallBed(person));
  choice.addEventListener("change", () => {
    const picked = { kind: value(choice, "bed"), level: Number(value(choice, "level")) };
    keepBed(person, picked);
    show(choice, picked);
  });
  choice.hidden = false;
}

/** @param {HTMLElement} choice @param {Bed} picked Shown, and heard in all that is listened to or taken along. */
function show(choice, picked) {
  for (const input of choice.querySelectorAll("input"))
    input.checked = input.value === (input.name === "bed" ? picked.kind : String(picked.level));
  const named = choice.querySelector("input[name=bed]:checked + span")?.textContent ?? "";
  const levels = choice.querySelector("#levels");
  if (levels instanceof HTMLElement) levels.hidden = !picked.kind;
  const now = choice.querySelector("#bed-now");
  if (now) now.textContent = named;
  const asked = picked.kind ? `?bed=${encodeURIComponent(picked.kind)}&level=${picked.level}` : "";
  const file = document.querySelector("#sound-file");
  if (file instanceof HTMLAnchorElement) file.search = asked;
  if (hear instanceof HTMLElement) hear.dataset.asked = asked;
}

/** @param {HTMLElement} choice @param {string} name */
function value(choice, name) {
  return choice.querySelector(`input[name=${name}]:checked`)?.getAttribute("value") ?? "";
}

/** @param {HTMLButtonElement} button Plays and stops. */
function listening(button) {
  const sound = new Audio();
  const words = button.textContent ?? "";
  sound.preload = "none";
  const still = () => (button.textContent = words);
  sound.addEventListener("ended", still);
  sound.addEventListener("pause", still);
  sound.addEventListener("playing", () => (button.textContent = gettext("Stop")));
  button.addEventListener("click", () => {
    if (!sound.paused) return sound.pause();
    sound.src = (button.dataset.src ?? "") + (button.dataset.asked ?? ""); // with what lies under it now
    sound.play().catch(still);
  });
  button.hidden = false;
}

/** @param {HTMLButtonElement} button Offers the card to whatever the device shares with. */
function sharing(button) {
  const named = new File([], "thenar-card.pdf", { type: "application/pdf" });
  if (!navigator.canShare({ files: [named] })) return;
  button.addEventListener("click", async () => {
    const answer = await fetch(button.dataset.src ?? "");
    if (!answer.ok || answer.redirected) return location.reload(); // the plan is of another day
    const card = new File([await answer.blob()], named.name, { type: named.type });
    await navigator.share({ files: [card], title: document.title }).catch(() => {}); // they thought better of it
  });
  button.hidden = false;
}
