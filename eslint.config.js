const globals = Object.fromEntries([
  "AbortController", "AudioContext", "Blob", "CSS", "CSSStyleSheet", "CustomEvent", "DOMParser", "HTMLAnchorElement", "HTMLElement",
  "Highlight", "IntersectionObserver", "Intl", "MediaMetadata", "MutationObserver", "NodeFilter", "Option", "Range", "Request",
  "ResizeObserver", "Response", "URL", "URLSearchParams", "Worker", "addEventListener", "caches", "clearTimeout", "customElements",
  "document", "fetch", "getSelection", "history", "innerHeight", "innerWidth", "localStorage", "location", "matchMedia", "navigator", "parent",
  "performance", "process", "requestAnimationFrame", "scrollBy", "self", "sessionStorage", "setTimeout", "window",
].map((name) => [name, "readonly"]));

export default [
  { ignores: ["**/templates/", "node_modules/", "site/", "docs/", ".venv/", "build/"] },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "complexity": ["error", 14],
      "consistent-return": "off",
      "curly": ["error", "multi-line"],
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "max-len": ["error", { code: 150, ignoreTemplateLiterals: true, ignoreStrings: true }],
      "no-const-assign": "error",
      "no-dupe-keys": "error",
      "no-implicit-globals": "error",
      "no-shadow": "error",
      "no-undef": "error",
      "no-unreachable": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "quotes": ["error", "double", { avoidEscape: true, allowTemplateLiterals: true }],
      "semi": "error",
    },
  },
];
