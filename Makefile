PYTHON ?= python3
BIN := .venv/bin
# What fetches packages is tried three times: their servers fail now and then.
RETRY := sh -c 'for pause in 5 30 0; do "$$@" && exit; sleep $$pause; done; exit 1' retry

.PHONY: beside demo test lint assets fuzz bench docs pictures clean help programs shell

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/site-ready ## Serve the documentation and the demo show on http://127.0.0.1:8000
	$(BIN)/mkdocs serve --livereload

# One worker more than there are processors: the tests in a browser wait most of the time.
test: .venv/ready node_modules/.package-lock.json programs ## Run all the tests
	$(BIN)/pytest --dist worksteal -n $$($(BIN)/python -c 'import os; print(os.cpu_count() + 1)')

beside: .venv-beside/ready ## Build a small site beside other plugins, and write the page of the docs about them
	.venv-beside/bin/python tools/beside.py

lint: .venv/ready node_modules/.package-lock.json ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	@if command -v npm >/dev/null; then npm run --silent lint; else echo 'npm is missing: the script is not checked.'; fi

assets: node_modules/.package-lock.json ## Make the script and the style sheet that the package ships
	npm run --silent build

fuzz: .venv/ready ## Give every reader broken input, for FUZZ_SECONDS (300): each night
	$(BIN)/python tests/fuzz.py

bench: .venv/ready ## Measure what the plugin costs on generated sites
	$(BIN)/python benchmarks/bench.py

docs: .venv/site-ready ## Build the documentation into site/
	$(BIN)/mkdocs build --strict

pictures: .venv/ready ## Take the pictures of the docs again; NAMES="a.png b.webp" takes only these
	$(BIN)/python tools/screenshots.py $(NAMES)

clean: ## Remove everything that make has made
	rm -rf .venv .venv-beside node_modules site build dist .cache .pytest_cache .mypy_cache .ruff_cache *.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site-ready: setup.cfg pyproject.toml | .venv/bin/python
	$(RETRY) $(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/ready: setup.cfg pyproject.toml | .venv/bin/python
	$(RETRY) $(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test,docs]'
	touch $@

.venv-beside/ready: tests/beside-requirements.txt setup.cfg pyproject.toml
	$(PYTHON) -m venv .venv-beside
	$(RETRY) .venv-beside/bin/pip install --quiet --disable-pip-version-check --editable . --requirement tests/beside-requirements.txt
	touch $@

node_modules/.package-lock.json: package.json package-lock.json
	@if command -v npm >/dev/null; then \
		$(RETRY) npm ci --no-audit --no-fund --loglevel=error && touch $@; \
	else \
		echo 'npm is missing: the tests that need it will be skipped.'; \
	fi

# Browsers, and programs that read feeds: each by its name, with the package that has it.
programs: shell
	@missing=; for tool in chromium:chromium firefox-esr:firefox-esr pulseaudio:pulseaudio \
			xmllint:libxml2-utils gpo:gpodder newsboat:newsboat java:default-jre-headless; do \
		command -v $${tool%:*} >/dev/null || missing="$$missing $${tool#*:}"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		export missing DEBIAN_FRONTEND=noninteractive; \
		$(RETRY) sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing >/dev/null'; \
	else \
		echo "Missing:$$missing. Tests for which there is nothing else to take are skipped."; \
	fi

# Chromium without windows: the same engine, for a quarter of the work. Where no package has it,
# Chromium itself takes its place.
shell:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! command -v chromium-headless-shell >/dev/null; then \
		export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && \
			apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null || true; \
	fi
