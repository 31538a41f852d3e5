/** The print button, for browsers that run scripts; the others have their own menu. */

const button = /** @type {HTMLButtonElement} */ (document.getElementById("print"));
button.hidden = false;
button.addEventListener("click", () => window.print());
