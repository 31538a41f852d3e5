/** How a resting limb lies to be looked at from one side, and on the way to another. Pure. */

/**
 * `turn`: radians up and around by which the limb is turned toward the viewer; `from` and `to`: where the eye is and what it
 * looks at, `width` how much is seen, in metres; `bare`: without its cloth.
 * @typedef {{ turn: [number, number], from: number[], to: number[], width: number, bare: boolean }} Side
 */

const QUARTER = Math.PI / 2;

/** @param {number} around @param {number[]} to @param {number} width @returns {Side} Fingers or toes up. */
const upright = (around, to, width) =>
  ({ turn: [QUARTER, around], from: [to[0], to[1] + 0.04, 0.6], to, width, bare: false });

/** @param {number} around @param {number[]} to @param {number} width @param {number} high @returns {Side} As it stands. */
const standing = (around, to, width, high) =>
  ({ turn: [0, around], from: [to[0], high, 0.6], to, width, bare: false });

/** @type {Record<string, Record<string, Side>>} */
export const SIDES = {
  hand: {
    palm: upright(Math.PI, [0, 0.065, 0], 0.26),
    back: upright(0, [0, 0.065, 0], 0.26),
    thumb: upright(QUARTER, [0, 0.065, 0], 0.26),
    little: upright(-QUARTER, [0, 0.065, 0], 0.26),
  },
  foot: {
    sole: { ...upright(Math.PI, [-0.005, 0.066, 0], 0.272), bare: true },
    top: standing(Math.PI, [0, -0.01, 0.075], 0.25, 0.62),
    inner: standing(QUARTER, [-0.065, 0.04, 0], 0.235, 0.1),
    outer: standing(-QUARTER, [0.065, 0.04, 0], 0.235, 0.1),
  },
};

/** A turn begins and ends gently. @param {number} share */
export const eased = (share) => share * share * (3 - 2 * share);

/**
 * On the way from one side to another, the short way round.
 * @param {Side} one
 * @param {Side} other
 * @param {number} share from 0 to 1 of the time
 * @returns {Side}
 */
export function between(one, other, share) {
  const gone = eased(share);
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * gone;
  const around = one.turn[1] + shortWay(other.turn[1] - one.turn[1]) * gone;
  return {
    turn: [mix(one.turn[0], other.turn[0]), around],
    from: one.from.map((part, k) => mix(part, other.from[k])),
    to: one.to.map((part, k) => mix(part, other.to[k])),
    width: mix(one.width, other.width),
    bare: share < 1 ? one.bare || other.bare : other.bare,
  };
}

/** The same turn, half round at most. @param {number} turn */
function shortWay(turn) {
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
}
