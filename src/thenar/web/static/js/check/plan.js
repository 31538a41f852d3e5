/** The plan: its first ten seconds to listen to, and its card to share, where the browser can. */

import { gettext } from "../base/words.js";

const hear = document.querySelector("#hear");
const share = document.querySelector("#share");
if (hear instanceof HTMLButtonElement && new Audio().canPlayType("audio/ogg; codecs=opus")) listening(hear);
if (share instanceof HTMLButtonElement && "canShare" in navigator) sharing(share);

/** @param {HTMLButtonElement} button Plays and stops. */
function listening(button) {
  const sound = new Audio();
  const words = button.textContent ?? "";
  sound.preload = "none";
  sound.src = button.dataset.src ?? "";
  const still = () => (button.textContent = words);
  sound.addEventListener("ended", still);
  sound.addEventListener("pause", still);
  sound.addEventListener("playing", () => (button.textContent = gettext("Stop")));
  button.addEventListener("click", () => {
    if (!sound.paused) return sound.pause();
    sound.currentTime = 0;
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
