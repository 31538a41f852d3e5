/** Made by `make anatomy` from the knowledge file of zones: the vertex numbers each zone stands for. */

/** @type {Record<string, Record<string, number[]>>} */
const ZONES = {
 "hand": {
  "forearm": [
   0
  ],
  "inner-wrist": [
   1
  ],
  "wrist-back": [
   2
  ],
  "palm-heel": [
   3
  ],
  "palm-center": [
   4
  ],
  "palm-inner": [
   5
  ],
  "palm-outer": [
   6
  ],
  "palm-top": [
   7
  ],
  "back-of-hand": [
   8
  ],
  "knuckles": [
   9
  ],
  "finger-webs": [
   10
  ],
  "thumb": [
   11
  ],
  "index-finger": [
   12
  ],
  "middle-finger": [
   13
  ],
  "ring-finger": [
   14
  ],
  "little-finger": [
   15
  ],
  "thumb-tip": [
   16
  ],
  "index-fingertip": [
   17
  ],
  "middle-fingertip": [
   18
  ],
  "ring-fingertip": [
   19
  ],
  "little-fingertip": [
   20
  ],
  "palm": [
   3,
   4,
   5,
   6,
   7
  ],
  "fingers": [
   11,
   12,
   13,
   14,
   15
  ],
  "fingertips": [
   16,
   17,
   18,
   19,
   20
  ]
 },
 "foot": {
  "lower-leg": [
   0
  ],
  "ankle": [
   1
  ],
  "top-of-foot": [
   2
  ],
  "heel": [
   3
  ],
  "arch": [
   4
  ],
  "ball": [
   5
  ],
  "inner-edge": [
   6
  ],
  "outer-edge": [
   7
  ],
  "big-toe": [
   8
  ],
  "second-toe": [
   9
  ],
  "third-toe": [
   10
  ],
  "fourth-toe": [
   11
  ],
  "little-toe": [
   12
  ],
  "big-toe-pad": [
   13
  ],
  "second-toe-pad": [
   14
  ],
  "third-toe-pad": [
   15
  ],
  "fourth-toe-pad": [
   16
  ],
  "little-toe-pad": [
   17
  ],
  "sole": [
   5,
   4,
   3
  ],
  "toes": [
   8,
   9,
   10,
   11,
   12
  ],
  "toe-pads": [
   13,
   14,
   15,
   16,
   17
  ]
 }
};

/** @type {Record<string, string>} The finger or toe a zone belongs to. */
export const DIGITS = {
 "thumb": "thumb",
 "thumb-tip": "thumb",
 "index-finger": "index",
 "index-fingertip": "index",
 "middle-finger": "middle",
 "middle-fingertip": "middle",
 "ring-finger": "ring",
 "ring-fingertip": "ring",
 "little-finger": "little",
 "little-fingertip": "little",
 "big-toe": "big",
 "big-toe-pad": "big",
 "second-toe": "second",
 "second-toe-pad": "second",
 "third-toe": "third",
 "third-toe-pad": "third",
 "fourth-toe": "fourth",
 "fourth-toe-pad": "fourth",
 "little-toe": "little",
 "little-toe-pad": "little"
};

/**
 * The vertex numbers of some zones of a hand or foot; unknown names are left out.
 * @param {string} area
 * @param {string[]} zones
 */
export const leavesOf = (area, zones) => zones.flatMap((zone) => ZONES[area][zone] ?? []);
