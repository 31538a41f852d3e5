/** What draws on a canvas, with as many pixels as the machine can draw in time. */

import { PCFShadowMap, SRGBColorSpace, WebGLRenderer } from "../vendor/three/three.js";

const PIXELS = 240_000; // what two cores draw well over thirty times a second without a graphics card

/** Whether this machine draws in software; then shadows and fine edges are left out. */
export function drawsWithoutCard() {
  const gl = document.createElement("canvas").getContext("webgl2");
  const info = gl?.getExtension("WEBGL_debug_renderer_info");
  const name = info ? String(gl?.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "";
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{ light: boolean, keep: boolean }} how without shadows and fine edges; with the picture kept, for stills
 */
export function makeRenderer(canvas, { light, keep }) {
  const renderer = new WebGLRenderer({ canvas, antialias: !light, preserveDrawingBuffer: keep });
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.shadowMap.enabled = !light;
  renderer.shadowMap.type = PCFShadowMap;
  return renderer;
}

/**
 * As large as the canvas is shown.
 * @param {any} renderer
 * @param {HTMLCanvasElement} canvas
 * @param {boolean} light
 * @returns {number} how many times wider than tall
 */
export function fit(renderer, canvas, light) {
  const width = canvas.clientWidth || 640;
  const height = canvas.clientHeight || 480;
  const most = light ? Math.min(1.2, Math.sqrt(PIXELS / (width * height))) : 2;
  renderer.setPixelRatio(light ? most : Math.min(globalThis.devicePixelRatio || 1, most));
  renderer.setSize(width, height, false);
  return width / height;
}
