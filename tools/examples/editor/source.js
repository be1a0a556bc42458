// The editor of VS Code, with the language server by which VS Code knows YAML.
import * as monaco from "monaco-editor";
import { configureMonacoYaml } from "monaco-yaml";

self.MonacoEnvironment = {
    getWorker: (_, label) => new Worker(label === "yaml" ? "yaml.worker.js" : "editor.worker.js"),
};

const answers = await Promise.all([fetch("options.schema.json"), fetch("mkdocs.yml")]);
const [schema, text] = [await answers[0].json(), await answers[1].text()];
const uri = new URL("options.schema.json", location.href).href;
configureMonacoYaml(monaco, { schemas: [{ fileMatch: ["**/mkdocs.yml"], uri, schema }] });

const model = monaco.editor.createModel(
    text.trimEnd(),
    "yaml",
    monaco.Uri.parse("file:///mkdocs.yml"),
);
const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
const editor = monaco.editor.create(document.querySelector("#editor"), {
    model,
    theme: isDark ? "vs-dark" : "vs",
    fontSize: 14,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    scrollBeyondLastLine: false,
});
editor.focus();
editor.setPosition(model.getFullModelRange().getEndPosition());
window.editor = editor;
