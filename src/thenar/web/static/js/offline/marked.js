/** The form of the check, read as `thenar.web.check.questions` reads it. Pure. */

/** @typedef {import("../kept/types.js").Answers} Answers */
/** @typedef {import("../kept/types.js").Answer["reply"]} Reply */

/** @type {string[]} */
const REPLIES = ["yes", "no", "unknown"];

/**
 * @param {import("../wire/check.js").Check} check
 * @param {(name: string) => string[]} all Every value that a field was sent with.
 * @returns {Answers} What was marked; a question that was not is not among them.
 */
export function replies(check, all) {
  /** @type {Answers} */
  const found = {};
  for (const [id, one] of Object.entries(check.conditions)) {
    const reply = /** @type {Reply} */ (all(`is-${id}`).at(-1));
    if (!REPLIES.includes(reply)) continue;
    const said = reply !== "no";
    const limbs = one.limbs.filter((limb) => said && all(`limbs-${id}`).includes(limb));
    const named = Object.values(one.places).flat();
    const places = named.filter((place) => said && all(`places-${id}`).includes(place));
    const choice = reply === "yes" ? all(`choice-${id}`).at(-1) : undefined;
    found[id] = { reply, limbs, choice: choice && Object.hasOwn(one.choices, choice) ? choice : null, places };
  }
  return found;
}
