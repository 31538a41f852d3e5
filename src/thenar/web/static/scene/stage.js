/** Light, background and the ground shadow: calm in light and in dark. */

import {
  CatmullRomCurve3, Color, DirectionalLight, Group, HemisphereLight, Mesh, MeshLambertMaterial, PlaneGeometry,
  ShaderMaterial, ShadowMaterial, TubeGeometry, Vector3,
} from "../vendor/three/three.js";

const THEMES = {
  light: { sky: "#fff6ea", ground: "#b99a86", sun: "#fff0dc", shade: 0.16, power: 1.7 },
  dark: { sky: "#f0e6d8", ground: "#4f3d35", sun: "#ffe4c8", shade: 0.3, power: 1.5 },
};

/** A plain gradient behind everything, in the colors of the screen: it covers every pixel, so it must be cheap. */
function backdrop() {
  const material = new ShaderMaterial({
    depthTest: false,
    depthWrite: false,
    uniforms: { uTop: { value: new Color() }, uBottom: { value: new Color() } },
    vertexShader: `uniform vec3 uTop; uniform vec3 uBottom; varying vec3 vShade; void main() {
      vShade = mix(uBottom, uTop, position.y * 0.5 + 0.5);
      gl_Position = vec4(position.xy, 1.0, 1.0);
    }`,
    fragmentShader: "varying vec3 vShade; void main() { gl_FragColor = vec4(vShade, 1.0); }",
  });
  const mesh = new Mesh(new PlaneGeometry(2, 2), material);
  mesh.frustumCulled = false;
  mesh.renderOrder = -10;
  return mesh;
}

export class Stage {
  /** @param {boolean} shadows */
  constructor(shadows) {
    this.group = new Group();
    this.back = backdrop();
    this.sky = new HemisphereLight(0xffffff, 0x888888, 1.5);
    this.sun = new DirectionalLight(0xffffff, 1.7);
    this.sun.position.set(-0.35, 0.9, 0.45);
    this.sun.castShadow = shadows;
    this.sun.shadow.mapSize.set(1024, 1024);
    this.sun.shadow.radius = 9;
    this.sun.shadow.bias = -0.0006;
    this.sun.shadow.normalBias = 0.003;
    Object.assign(this.sun.shadow.camera, { left: -0.34, right: 0.34, top: 0.34, bottom: -0.34, near: 0.2, far: 2 });
    this.fill = new DirectionalLight(0xfff1e4, 0.75); // from where one sits, for soles and palms that face one
    this.fill.position.set(0.35, 0.2, 0.8);
    this.floor = new Mesh(new PlaneGeometry(3, 3), new ShadowMaterial({ opacity: 0.2 }));
    this.floor.rotation.x = -Math.PI / 2;
    this.floor.receiveShadow = true;
    this.floor.material.depthWrite = false; // it shows a shadow, and hides nothing
    this.floor.renderOrder = -5;
    this.floor.visible = shadows; // it shows nothing else
    this.cloth = new MeshLambertMaterial();
    this.shadows = shadows;
    this.rests = new Group();
    this.group.add(this.back, this.sky, this.sun, this.sun.target, this.fill, this.floor, this.rests);
    this.setTheme("light");
  }

  /** @param {string} theme */
  setTheme(theme) {
    const look = THEMES[theme === "dark" ? "dark" : "light"];
    this.sky.color.set(look.sky);
    this.sky.groundColor.set(look.ground);
    this.sun.color.set(look.sun);
    this.sun.intensity = look.power;
    this.floor.material.opacity = look.shade;
  }

  /** @param {import("./ground.js").Ground} ground */
  setGround({ top, bottom, cloth }) {
    this.cloth.color.set(cloth);
    this.back.material.uniforms.uTop.value.set(top).convertLinearToSRGB();
    this.back.material.uniforms.uBottom.value.set(bottom).convertLinearToSRGB();
  }

  /**
   * What limbs rest on: a floor for the shadows, and rolls of cloth: a cushion across, or a thigh that ends in a knee.
   * @param {number} height
   * @param {number[][]} rolls from (x, y, z), to (x, y, z), radius; metres
   * @param {boolean} mirror
   */
  setRests(height, rolls, mirror) {
    this.floor.position.y = height;
    for (const old of this.rests.children) old.geometry.dispose();
    this.rests.clear();
    this.rests.scale.x = mirror ? -1 : 1;
    for (const roll of rolls) this.rests.add(this.roll(roll));
  }

  /** @param {number[]} roll */
  roll([ax, ay, az, bx, by, bz, radius]) {
    const [from, to] = [new Vector3(ax, ay, az), new Vector3(bx, by, bz)];
    const spots = [0, 0.5, 0.88].map((share) => from.clone().lerp(to, share));
    const down = to.clone().setY(to.y - radius * 4);
    spots.push(...(Math.abs(bx - ax) > Math.abs(bz - az) ? [to] : [to.clone().lerp(down, 0.08), to.clone().lerp(down, 0.45), down]));
    const made = new Mesh(new TubeGeometry(new CatmullRomCurve3(spots), 24, radius, 28, false), this.cloth);
    made.castShadow = made.receiveShadow = this.shadows;
    return made;
  }
}
