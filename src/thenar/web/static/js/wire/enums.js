/**
 * The closed lists that the wire knows.
 *
 * Made from `src/thenar/model/` by `python -m docs.generate`: what is to change is changed there.
 */

/**
 * Hand or foot, each with the part above it: forearm or lower leg.
 *
 * @typedef {"hand" | "foot"} Area
 */

/**
 * A wish on the way. `too-firm` is softer after pain: the stroke it hurt in stays softer for good.
 *
 * @typedef {"softer" | "firmer" | "too-firm" | "again" | "next" | "other-side" | "longer" | "less-talk" | "more-talk"} Change
 */

/**
 * What happens at a cue. Say, count and breathe have a sound when they have text; so does a tone.
 *
 * @typedef {"say" | "count" | "show" | "breathe" | "rest" | "tone"} CueKind
 */

/**
 * What a stroke goes through one by one.
 *
 * @typedef {"finger" | "toe"} Each
 */

/**
 * What an answer does to a session, from nothing to no session at all.
 *
 * @typedef {"none" | "inform" | "gentle" | "avoid" | "ask" | "stop"} Effect
 */

/**
 * How a session ends.
 *
 * @typedef {"bell" | "quiet" | "dark"} End
 */

/**
 * Who massages whom: someone else, or oneself.
 *
 * @typedef {"partner" | "self"} Form
 */

/**
 * What of the hands and feet that were named is left alone.
 *
 * @typedef {"limb" | "place"} Leaves
 */

/**
 * One hand or one foot of the receiver.
 *
 * @typedef {"left-hand" | "right-hand" | "left-foot" | "right-foot"} Limb
 */

/**
 * How a session has to talk, or who has to lead it.
 *
 * @typedef {"short" | "watch-face" | "look-at-skin" | "helper-only"} Manner
 */

/**
 * What a tone stands for; a tone without a mark is the chime.
 *
 * @typedef {"again" | "move" | "next" | "side" | "here" | "end"} Mark
 */

/**
 * What a stroke does that a condition may forbid.
 *
 * @typedef {"leg" | "arm" | "pull" | "rotate" | "thumb" | "hold" | "pinch" | "oil" | "reach"} Need
 */

/**
 * What a section is: one step, or what comes before the first or after the last.
 *
 * @typedef {"before" | "step" | "after"} Part
 */

/**
 * What a person answered; no reply at all is not among them, it is a missing answer.
 *
 * @typedef {"yes" | "no" | "unknown"} Reply
 */

/**
 * Oneself, as devices of before said it, or someone new; everyone has a key now.
 *
 * @typedef {"me" | "someone"} Who
 */

export {};
