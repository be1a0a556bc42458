/** Makes the assets that the package ships from frontend/: node tools/build_assets.mjs [folder] */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { minify } from "terser";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = process.argv[2] || `${root}mkdocs_podcast/templates/assets/podcast`;
const SMALL = { ecma: 2022, compress: { ecma: 2022, passes: 3, unsafe_arrows: true, pure_getters: true } };

/** Scripts that are loaded later take the core from the script of the page, which hands it to them: see `extras.js`. */
const sharedCore = {
  name: "shared-core",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\/core\.js$/ }, ({ path, importer }) => (importer.endsWith("extras.js") ? undefined : { path, namespace: "shared" }));
    onLoad({ filter: /./, namespace: "shared" }, () => ({ contents: "module.exports = document.currentScript.core" }));
  },
};

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["frontend/podcast.js", "frontend/episodes.js", "frontend/later/listener.js", "frontend/later/listener.css", "frontend/later/remote.js", "frontend/later/remote.css", "frontend/video/video.js", "frontend/video/video.css", "frontend/frame.js", "frontend/embedded.js", "frontend/redirect.js", "frontend/offline.js", "frontend/worker.js", "frontend/podcast.css", "frontend/embed.css"],
  outdir: folder,
  entryNames: "[name]",
  plugins: [sharedCore],
  write: false,
  bundle: true,
  minifyWhitespace: true,
  minifySyntax: true,
  // Without TypeScript's options, which would have each script say that it is strict: nothing in these depends on it.
  tsconfigRaw: "{}",
  // A classic script: browsers refuse modules to pages from a folder, where Material's offline plugin puts them.
  format: "iife",
  charset: "utf8",
  target: ["es2022", "chrome111", "firefox119", "safari16.4"],
  // All of these have them; the table that esbuild goes by counts a slip of Safari's against it.
  supported: { "regexp-unicode-property-escapes": true },
  logLevel: "warning",
});

for (const { path, text } of outputFiles) {
  // esbuild joins the modules; terser makes scripts smaller than it does.
  const { code = text } = path.endsWith(".js") ? await minify(text, SMALL) : {};
  await writeFile(path, code);
}

const strings = `${root}mkdocs_podcast/strings/`;
for (const file of await readdir(strings)) {
  const { later } = JSON.parse(await readFile(strings + file, "utf8"));
  const script = `document.currentScript.podcast=${JSON.stringify(later)}\n`;
  await writeFile(`${folder}/words.${file.replace(/json$/, "js")}`, script);
}
