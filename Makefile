PYTHON ?= python3
BIN := .venv/bin
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable

.PHONY: demo test lint assets bench docs clean help browser readers

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/site-ready ## Serve the documentation and the demo show on http://127.0.0.1:8000
	$(BIN)/mkdocs serve --livereload

test: .venv/ready node_modules/.package-lock.json browser readers ## Run all the tests
	$(BIN)/pytest

lint: .venv/ready node_modules/.package-lock.json ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/mypy
	npm run --silent lint

assets: node_modules/.package-lock.json ## Make the script and the style sheet that the package ships
	npm run --silent build

bench: .venv/ready ## Measure what the plugin costs on generated sites
	$(BIN)/python benchmarks/bench.py

docs: .venv/site-ready ## Build the documentation into site/
	$(BIN)/mkdocs build --strict

clean: ## Remove everything that make has made
	rm -rf .venv node_modules site build dist .cache .pytest_cache .mypy_cache .ruff_cache *.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site-ready: setup.cfg pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/ready: setup.cfg pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test,docs]'
	touch $@

node_modules/.package-lock.json: package.json package-lock.json
	@if command -v npm >/dev/null; then \
		npm ci --no-audit --no-fund --loglevel=error && touch $@; \
	else \
		echo 'npm is missing: the tests that need it will be skipped.'; \
	fi

browser:
	@for name in $(BROWSERS); do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else \
		echo 'Chromium is missing: the browser tests will be skipped.'; \
	fi

# Programs that read feeds, each with the package that has it.
readers:
	@missing=; for tool in xmllint:libxml2-utils gpo:gpodder newsboat:newsboat; do \
		command -v $${tool%:*} >/dev/null || missing="$$missing $${tool#*:}"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else \
		echo "Missing:$$missing. The tests that read feeds with them will be skipped."; \
	fi
