/** Makes the assets that the package ships from frontend/: node tools/build_assets.mjs [folder] */
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const outdir = process.argv[2] || `${root}mkdocs_podcast/templates/assets/podcast`;

await build({
  absWorkingDir: root,
  entryPoints: ["frontend/podcast.js", "frontend/frame.js", "frontend/podcast.css"],
  outdir,
  bundle: true,
  minify: true,
  // A classic script: browsers refuse modules to pages from a folder, where Material's offline plugin puts them.
  format: "iife",
  charset: "utf8",
  target: ["es2022", "chrome111", "firefox115", "safari16.4"],
  logLevel: "warning",
});
