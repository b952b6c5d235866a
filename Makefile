# Entry points for people. Needs only python3 (3.11 or newer) with venv and pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# For running the bot alone: libraries import some of the development packages if they find them, which takes 12 MiB.
RUN_VENV := .venv-run
# The bots that `make bench` compares this one with.
PEERS_VENV := .venv-peers
BOT := $(RUN_VENV)/bin/python -m bot
# Again if pip does not work there: a try without Debian's package python3-venv leaves such a folder, and so does a new Python.
MAKE_VENV = @$(@D)/bin/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(@D)
CHROMIUM := /usr/bin/chromium
# Lets the many processes that tests start share compiled files.
unexport PYTHONDONTWRITEBYTECODE
# Test databases need not survive a crash of the machine: keep them in memory if 4 GB are free.
SCRATCH := $(shell test "$$(df --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 4000000 2>/dev/null && echo TMPDIR=/dev/shm)

# The tests of `make unit`, those that wait most first; [tool.mutmut] of pyproject.toml names those that reach the code `make mutate` changes.
UNIT := tests/unit/pipeline tests/unit/orders tests/unit/parsing tests/unit/storage tests/unit/test_access.py \
	tests/unit/test_callbacks.py tests/unit/test_catalogue.py tests/unit/test_expiry.py tests/unit/test_preflight.py \
	tests/integration/storage/test_clock_repair.py tests/integration/storage/test_chats.py \
	tests/integration/storage/test_paid_tasks.py tests/integration/storage/test_pieces.py \
	tests/integration/storage/test_statistics.py tests/integration/storage/test_tasks.py

.PHONY: setup run doctor sandbox cluster unit mutate test browser picture messages monitoring image audit soak soak-hour check lock chaos attack fuzz bench bench-short help

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/runtime $(VENV)/development ## install everything that development needs into .venv

$(VENV)/runtime $(RUN_VENV)/runtime: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(MAKE_VENV)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(PEERS_VENV)/peers: benchmarks/peers.txt
	$(MAKE_VENV)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/peers.txt
	@touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(RUN_VENV)/runtime ## start the bot with the settings of .env
	$(BOT) run

doctor: $(RUN_VENV)/runtime ## check the installation, and name what to fix
	$(BOT) doctor

sandbox: $(RUN_VENV)/runtime ## try the bot in a browser, offline, without token or key; PORT=8090
	$(BOT) sandbox --port $(or $(PORT),8090)

cluster: setup ## try 2 web and 3 worker processes on one PostgreSQL, as in the sandbox; PORT=8090
	$(BIN)/python -m sandbox.cluster --port $(or $(PORT),8090)

unit: setup ## run the fast tests of all code that can cost money (under half a minute)
	$(SCRATCH) $(BIN)/python -m pytest -n 3 -k "not postgresql" $(UNIT)

mutate: setup ## change the money code in 200 small ways, and list those that `make unit` misses (minutes); MUTANTS=200, 0: all
	$(SCRATCH) $(BIN)/python -m tests.mutants $(or $(MUTANTS),200)

test: setup ## run the test suite (SQLite and PostgreSQL, about four minutes)
	$(SCRATCH) $(BIN)/python -m pytest -n 12 -m "not slow"

browser: setup $(CHROMIUM) ## try the sandbox's chat page in Chromium, which is installed if it is missing (a minute)
	$(SCRATCH) $(BIN)/python -m pytest -n 2 tests/browser

picture: setup $(CHROMIUM) ## draw the pictures of README.md again from the sandbox's chat page (under a minute)
	$(BIN)/python -m tests.browser.picture

$(CHROMIUM):
	@if test "$$(id -u)" = 0; then apt-get update && apt-get install --yes --no-install-recommends chromium; \
		else echo "This needs $@: install Debian's package chromium." >&2; exit 1; fi

messages: setup ## show every message of every language as on a phone, in one page; lists buttons that are cut; FILE=build/messages.html
	$(BIN)/python -m tests.messages $(FILE)

monitoring: setup ## let a real Prometheus, which is installed if it is missing, watch a bot (under a minute)
	@command -v promtool >/dev/null || if test "$$(id -u)" = 0; then apt-get update && apt-get install --yes --no-install-recommends prometheus; \
		else echo "This needs prometheus and promtool: install Debian's package prometheus." >&2; exit 1; fi
	$(SCRATCH) $(BIN)/python -m pytest tests/monitoring

soak: setup ## run the slow tests: memory, large files, long silences of Telegram
	$(BIN)/python -m pytest -n 2 -m slow

check: setup ## lint, check types and import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

chaos: setup ## kill the bot at every commit and wire call, then at random under load; ROUNDS=3, STORM=--short
	$(SCRATCH) $(BIN)/python -m tests.chaos --rounds $(or $(ROUNDS),3)
	$(SCRATCH) $(BIN)/python -m tests.chaos.storm $(STORM)

attack: setup ## flood, starve and break a running bot on loopback, and print a table of figures; ATTACK=--short
	$(SCRATCH) $(BIN)/python -m tests.attack $(ATTACK)

fuzz: setup ## feed random and mutated updates, prompts, links, answers and models files to what reads them (minutes); FUZZ=--short
	$(SCRATCH) $(BIN)/python -m tests.fuzz $(FUZZ)

image: setup ## run the steps of the Dockerfile without Docker, and make a video with the result (needs root); IMAGE=--base=debian, --twice
	$(BIN)/python -m tests.image $(IMAGE)

audit: setup ## look the requirements up in the list of known vulnerabilities (needs the network)
	@$(BIN)/uv tool run pip-audit==2.10.1 --strict --progress-spinner=off --disable-pip --require-hashes --requirement requirements.txt || \
		{ echo "The audit failed: a package has a known vulnerability, or was not looked up. The lines above name it." >&2; exit 1; }

bench: setup $(RUN_VENV)/runtime $(PEERS_VENV)/peers ## measure this bot against its peers, and write docs/benchmarks.md (half an hour); BENCH="--only requests"
	$(BIN)/python -m benchmarks $(BENCH)

bench-short: setup $(RUN_VENV)/runtime $(PEERS_VENV)/peers ## the same in short, as in CI: print the figures only
	$(BIN)/python -m benchmarks --short $(BENCH)

soak-hour: setup $(RUN_VENV)/runtime ## keep a bot busy for an hour, and write how its memory and files grow to docs/benchmarks.md; SOAK_MINUTES=60
	$(BIN)/python -m benchmarks.soak --minutes $(or $(SOAK_MINUTES),60)

lock: setup ## pin all requirements with their hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--no-annotate --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--no-annotate --constraint requirements.txt --group dev --output-file requirements-dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--no-annotate --group peers --output-file benchmarks/peers.txt
