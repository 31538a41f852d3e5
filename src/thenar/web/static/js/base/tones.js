/** The skin tones a person likes to see, remembered by this browser only. */

/** @typedef {{ giver: string, receiver: string }} Skin */

const NAME = "thenar-skin";

/** @returns {Skin | undefined} */
export function rememberedSkin() {
  try {
    const [giver, receiver] = (localStorage.getItem(NAME) ?? "").split(" ");
    return giver && receiver ? { giver, receiver } : undefined;
  } catch {
    return undefined; // a browser may forbid to remember anything
  }
}

/** @param {Skin} skin */
export function rememberSkin({ giver, receiver }) {
  try {
    localStorage.setItem(NAME, `${giver} ${receiver}`);
  } catch {
    // then it is so for this page only
  }
}
