/** Makes the assets that the package ships from frontend/: node tools/build_assets.mjs [folder] */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { minify } from "terser";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = process.argv[2] || `${root}mkdocs_podcast/templates/assets/podcast`;
const SMALL = { ecma: 2022, compress: { ecma: 2022, passes: 3, unsafe_arrows: true, pure_getters: true } };

/** @type {import("esbuild").BuildOptions} */
const OPTIONS = {
  absWorkingDir: root,
  outdir: folder,
  entryNames: "[name]",
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
};

/** Files of frontend/.  @param {string[]} names */
const files = (names) => names.map((name) => `frontend/${name}`);

const { metafile } = await build({ ...OPTIONS, entryPoints: files(["core.js"]), format: "esm", metafile: true });
const [{ exports: coreNames }] = Object.values(metafile.outputs);

/**
 * Scripts that are loaded later take the core from the script of the page, which hands it to them: see `extras.js`. What
 * they import from it is a property of that object, which esbuild would reach in more letters.
 */
const sharedCore = {
  name: "shared-core",
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(/^import \{[^}]*\} from "\.\.?\/core\.js";$/m, "") };
    });
  },
};

const pageBuild = await build({
  ...OPTIONS,
  entryPoints: files(["podcast.js", "frame.js", "embedded.js", "redirect.js", "offline.js", "worker.js", "podcast.css", "embed.css"]),
});
const laterBuild = await build({
  ...OPTIONS,
  entryPoints: files(["episodes.js", "later/listener.js", "later/listener.css", "later/remote.js", "later/remote.css", "video/video.js", "video/video.css"]),
  plugins: [sharedCore],
  inject: ["frontend/shared_core.js"],
  define: Object.fromEntries(coreNames.map((name) => [name, `sharedCore.${name}`])),
});

for (const { path, text } of [...pageBuild.outputFiles, ...laterBuild.outputFiles]) {
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
