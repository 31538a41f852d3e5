/** The look of skin: soft light that wraps, warmth in thin places, nails, lit zones, a faded cut. */

import { Color, MeshLambertMaterial, MeshStandardMaterial } from "../vendor/three/three.js";

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
varying vec4 vLook; varying float vLit;
`;
const VERTEX_BODY = `
vLook = color;
vLit = lit;
`;
const FRAGMENT_HEAD = `
uniform vec3 uWarm; uniform vec3 uNail; uniform vec3 uGlow;
varying vec4 vLook; varying float vLit;
`;
const FRAGMENT_COLOR = `
float nail = smoothstep(0.25, 0.75, vLook.g);
vec3 tint = mix(diffuseColor.rgb, uWarm, vLook.b * 0.34);
tint = mix(tint * mix(uWarm, vec3(1.0), 0.45) * 0.72, tint, smoothstep(0.15, 0.72, vLook.r));
tint = mix(tint, uNail, nail * 0.62);
tint = mix(tint, uGlow, vLit * 0.62);
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
totalEmissiveRadiance += uGlow * vLit * 0.08;
`;

/**
 * A skin material; its uniforms are on `userData.uniforms`.
 * @param {Tone} tone
 * @param {boolean} light for machines that draw without a graphics card
 */
export function skinMaterial(tone, light) {
  const material = light
    ? new MeshLambertMaterial({ transparent: true })
    : new MeshStandardMaterial({ roughness: 0.62, metalness: 0, transparent: true });
  const uniforms = {
    uWarm: { value: new Color() },
    uNail: { value: new Color() },
    uGlow: { value: new Color() },
  };
  material.userData.uniforms = uniforms;
  material.onBeforeCompile = (/** @type {any} */ shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = (VERTEX_HEAD + shader.vertexShader).replace(
      "#include <begin_vertex>",
      `#include <begin_vertex>\n${VERTEX_BODY}`,
    );
    shader.fragmentShader = (FRAGMENT_HEAD + shader.fragmentShader)
      .replace("#include <color_fragment>", `#include <color_fragment>\n${FRAGMENT_COLOR}`)
      .replace("#include <roughnessmap_fragment>", `#include <roughnessmap_fragment>\n${FRAGMENT_ROUGH}`)
      .replace("#include <emissivemap_fragment>", `#include <emissivemap_fragment>\n${FRAGMENT_EDGE}`);
  };
  tint(material, tone);
  return material;
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
