/** How a resting limb lies to be looked at from one side. Pure. */

/**
 * `turn`: radians up and around by which the limb is turned toward the viewer; `from` and `to`: where the eye is and what it
 * looks at, `width` how much is seen, in metres.
 * @typedef {{ turn: [number, number], from: number[], to: number[], width: number }} Side
 */

const QUARTER = Math.PI / 2;

/** @param {number} around @param {number[]} to @param {number} width @returns {Side} Fingers or toes up. */
const upright = (around, to, width) => ({ turn: [QUARTER, around], from: [to[0], to[1] + 0.04, 0.6], to, width });

/** @param {number} around @param {number[]} to @param {number} width @param {number} high @returns {Side} As it stands. */
const standing = (around, to, width, high) => ({ turn: [0, around], from: [to[0], high, 0.6], to, width });

/** @type {Record<string, Record<string, Side>>} */
export const SIDES = {
  hand: {
    palm: upright(Math.PI, [0, 0.065, 0], 0.26),
    back: upright(0, [0, 0.065, 0], 0.26),
    thumb: upright(QUARTER, [0, 0.065, 0], 0.26),
    little: upright(-QUARTER, [0, 0.065, 0], 0.26),
  },
  foot: {
    sole: upright(Math.PI, [-0.005, 0.066, 0], 0.272),
    top: standing(Math.PI, [0, -0.01, 0.075], 0.25, 0.62),
    inner: standing(QUARTER, [-0.065, 0.04, 0], 0.235, 0.1),
    outer: standing(-QUARTER, [0.065, 0.04, 0], 0.235, 0.1),
  },
};
