/** The link into the clipboard, by one press. Where a browser has none, it stands in its field to be copied by hand. */

const link = /** @type {HTMLTextAreaElement | null} */ (document.querySelector("textarea#link"));
const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("#copy"));
const told = document.querySelector("#copied");

if (link && button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      if (told) told.textContent = link.dataset.copied ?? "";
    } catch {
      link.select();
    }
  });
}
