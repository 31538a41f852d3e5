/**
 * The addresses that scripts know; in a pattern each part that differs is a group, in order.
 *
 * Made from the addresses of `thenar.web` by `python -m docs.generate`: what is to change is changed there.
 */
export const STATIC = "/static/";
export const WORKER = "/sw.js";
export const START = "/offline/";
export const SESSION = "/offline/session/";
export const END = "/offline/end/";
export const CAREFUL = "/offline/careful.json";
export const TOKEN = "/offline/token/";
export const HOUSEHOLD = "/offline/household/";
export const ERASED = "/offline/erased/";
export const ARRIVE = "/offline/arrive/";
export const HOME = /^\/(?:|for\/(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/)$/;
export const LED = /^\/session\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/$/;
export const LED_END = /^\/session\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/end\/$/;
export const EVENT = /^\/session\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/event\/$/;
export const TRACK = /^\/session\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/track\.([-a-zA-Z0-9_]+)$/;
export const PHRASE = /^\/voice\/([-a-zA-Z0-9_]+)\.([-a-zA-Z0-9_]+)$/;
export const ALOUD = /^\/voice\/aloud\/([-a-zA-Z0-9_]+)\.([-a-zA-Z0-9_]+)$/;
export const SOUND = /^\/offline\/sound\/([-a-zA-Z0-9_]+)\.([-a-zA-Z0-9_]+)$/;
export const RATED = /^\/journal\/session\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/([-a-zA-Z0-9_]+)\/$/;
export const ERASE = /^\/(?:for\/(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/journal\/data\/erase\/all\/|journal\/data\/erase\/all\/)$/;
export const CARD = /^\/(?:for\/(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/plan\/card\.pdf|plan\/card\.pdf)$/;
export const SOUND_FILE = /^\/(?:for\/(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/plan\/session\.m4a|plan\/session\.m4a)$/;
export const LEADS = /^\/session\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\//;
export const KEPT_PAGES = /^\/offline\//;
export const DATA = /^\/(?:for\/(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/journal\/data\/|journal\/data\/)/;

/** @param {string} key @param {string} when */
export const rated = (key, when) => `/journal/session/${key}/${when}/`;
