/** The look of skin: soft light that wraps, warmth in thin places, nails, lit zones, a faded cut. */

import { Color, MeshLambertMaterial, MeshStandardMaterial } from "../vendor/three/three.js";

/** @typedef {{ map: any, bounds: any }} Relief */
/** @typedef {{ skin: string, warm: string, nail: string, glow: string, path: string }} Tone */

/** @type {Record<string, Tone>} */
export const TONES = {
  porcelain: { skin: "#efc9b2", warm: "#d98c7c", nail: "#f1c9bd", glow: "#ffd69c", path: "#1b897a" },
  sand: { skin: "#deb398", warm: "#c47e6a", nail: "#e9bda9", glow: "#ffcc90", path: "#1b897a" },
  honey: { skin: "#bb8a69", warm: "#a0604b", nail: "#d8ab95", glow: "#f0b673", path: "#12705f" },
  umber: { skin: "#8f5d40", warm: "#7c3f2e", nail: "#b98a72", glow: "#cf8f55", path: "#6fd9c5" },
  cocoa: { skin: "#5f3c2b", warm: "#57291f", nail: "#93685a", glow: "#a06a42", path: "#6fd9c5" },
};

const VERTEX_HEAD = `
attribute vec4 color;
attribute float lit;
varying vec4 vLook; varying float vLit; varying vec3 vRest; varying float vUp;
`;
const VERTEX_BODY = `
vLook = color;
vLit = lit;
vRest = position;
vUp = normal.y;
`;
const FRAGMENT_HEAD = `
uniform vec3 uWarm; uniform vec3 uNail; uniform vec3 uGlow; uniform vec3 uRim; uniform float uRimmed; uniform float uLit;
varying vec4 vLook; varying float vLit; varying vec3 vRest; varying float vUp;
`;
// A height map of either side of the limb at rest, straight down; its creases are darker, as less light comes in.
const RELIEF_HEAD = `
uniform sampler2D uRelief; uniform float uBounds[4];
vec2 reliefSpot() {
  vec2 from = vec2(uBounds[0], uBounds[2]), to = vec2(uBounds[1], uBounds[3]);
  return (vRest.xz - from) / (to - from);
}
vec2 reliefAt(vec2 spot) { return vec2((clamp(spot.x, 0.002, 0.998) + step(0.0, vUp)) * 0.5, clamp(spot.y, 0.0, 1.0)); }
`;
const RELIEF_COLOR = `
vec2 spot = reliefSpot();
float onMap = smoothstep(0.12, 0.5, abs(vUp)) * step(0.0, spot.y) * smoothstep(1.0, 0.94, spot.y);
float height = texture2D(uRelief, reliefAt(spot)).r;
diffuseColor.rgb *= 1.0 - 0.3 * onMap * smoothstep(0.02, 0.16, 0.502 - height);
`;
const RELIEF_NORMAL = `
vec2 climb = vec2(texture2D(uRelief, reliefAt(spot + dFdx(spot))).r, texture2D(uRelief, reliefAt(spot + dFdy(spot))).r) - height;
climb *= 0.00232 * onMap;
vec3 alongX = dFdx(-vViewPosition), alongY = dFdy(-vViewPosition);
vec3 leanX = cross(alongY, normal), leanY = cross(normal, alongX);
float turned = dot(alongX, leanX) * faceDirection;
normal = normalize(abs(turned) * normal - sign(turned) * (climb.x * leanX + climb.y * leanY));
`;
const FRAGMENT_COLOR = `
float nail = smoothstep(0.25, 0.75, vLook.g);
vec3 tint = mix(diffuseColor.rgb, uWarm, vLook.b * 0.34);
tint = mix(tint * mix(uWarm, vec3(1.0), 0.45) * 0.72, tint, smoothstep(0.15, 0.72, vLook.r));
tint = mix(tint, uNail, nail * 0.62);
tint = mix(tint, uGlow, vLit * uLit * 0.62);
diffuseColor.rgb = tint;
diffuseColor.a *= vLook.a;
`;
const FRAGMENT_ROUGH = `
roughnessFactor = mix(roughnessFactor, 0.3, smoothstep(0.25, 0.75, vLook.g));
`;
// Skin grows deeper and warmer where it turns away: so one hand is told from another of the same tone.
const FRAGMENT_EDGE = `
float facing = clamp(dot(normalize(normal), normalize(vViewPosition)), 0.0, 1.0);
diffuseColor.rgb = mix(diffuseColor.rgb, diffuseColor.rgb * mix(uWarm, vec3(1.0), 0.3) * 0.62, pow(1.0 - facing, 2.2));
diffuseColor.rgb = mix(diffuseColor.rgb, uRim, uRimmed * smoothstep(0.45, 0.85, 1.0 - facing));
totalEmissiveRadiance += uGlow * vLit * uLit * 0.08 + uRim * uRimmed * 0.35 * smoothstep(0.5, 0.9, 1.0 - facing);
`;

/**
 * A skin material; its uniforms are on `userData.uniforms`.
 * @param {Tone} tone
 * @param {boolean} light for machines that draw without a graphics card
 * @param {Relief | null} relief
 */
export function skinMaterial(tone, light, relief) {
  const material = light
    ? new MeshLambertMaterial({ transparent: true })
    : new MeshStandardMaterial({ roughness: 0.62, metalness: 0, transparent: true });
  const uniforms = {
    uWarm: { value: new Color() },
    uNail: { value: new Color() },
    uGlow: { value: new Color() },
    uRim: { value: new Color() },
    uRimmed: { value: 0 },
    uLit: { value: 1 },
    ...(relief ? { uRelief: { value: relief.map }, uBounds: { value: relief.bounds } } : {}),
  };
  material.userData.uniforms = uniforms;
  material.onBeforeCompile = (/** @type {any} */ shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = (VERTEX_HEAD + shader.vertexShader).replace(
      "#include <begin_vertex>",
      `#include <begin_vertex>\n${VERTEX_BODY}`,
    );
    const [head, color, bumps] = relief ? [RELIEF_HEAD, RELIEF_COLOR, RELIEF_NORMAL] : ["", "", ""];
    shader.fragmentShader = (FRAGMENT_HEAD + head + shader.fragmentShader)
      .replace("#include <color_fragment>", `#include <color_fragment>\n${FRAGMENT_COLOR}${color}`)
      .replace("#include <normal_fragment_maps>", `#include <normal_fragment_maps>\n${bumps}`)
      .replace("#include <roughnessmap_fragment>", `#include <roughnessmap_fragment>\n${FRAGMENT_ROUGH}`)
      .replace("#include <emissivemap_fragment>", `#include <emissivemap_fragment>\n${FRAGMENT_EDGE}`);
  };
  tint(material, tone);
  return material;
}

/**
 * A rim of light or of shade, for skin that its ground does not set off.
 * @param {any} material
 * @param {string | null} color
 */
export function rim(material, color) {
  const { uRim, uRimmed } = material.userData.uniforms;
  uRim.value.set(color ?? "#000000");
  uRimmed.value = color ? 0.6 : 0;
}

/**
 * Another tone for the same skin.
 * @param {any} material
 * @param {Tone} tone
 */
export function tint(material, tone) {
  material.color.set(tone.skin);
  material.userData.uniforms.uWarm.value.set(tone.warm);
  material.userData.uniforms.uNail.value.set(tone.nail);
  material.userData.uniforms.uGlow.value.set(tone.glow);
}
