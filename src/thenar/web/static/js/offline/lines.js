/** What the button below the lines answers, as `thenar.screen.lines` has it. Pure. */

/** @typedef {import("../kept/types.js").Answers} Answers */

/**
 * @param {string[][]} lines The questions behind each line. @param {Answers} given What was marked.
 * @param {string[]} meant What something written means. @returns {{ answers: Answers, still: string[] }}
 */
export function completed(lines, given, meant = []) {
  const answers = { ...given };
  /** @type {string[]} */
  const still = [];
  for (const ids of lines) {
    const marked = ids.some((id) => given[id] && given[id].reply !== "no");
    for (const id of ids.filter((one) => !given[one])) {
      if (marked || meant.includes(id)) still.push(id);
      else answers[id] = { reply: "no", limbs: [], choice: null, places: [] };
    }
  }
  return { answers, still };
}
