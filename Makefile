# Everything anyone needs. Each target installs what it needs first; nothing else has to be done by hand.
PYTHON ?= python3
PORT ?= 8000
V := .venv
BIN := $(V)/bin

.PHONY: help demo demo-reset test check bench format screenshots lock

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Partake needs Python 3.11 or later."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv is missing. On Debian: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(V)
	@$(BIN)/python -m pip install --quiet 'uv==0.13.9'

$(V)/app.ok: requirements/app.txt | $(BIN)/uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $< && touch $@

$(V)/dev.ok: requirements/dev.txt | $(BIN)/uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $< && touch $@ $(V)/app.ok

demo: $(V)/app.ok  ## make the demonstration place if need be, and serve it (PORT=8000)
	@PARTAKE_DEMO=1 $(BIN)/python manage.py demo --port $(PORT)

demo-reset: $(V)/app.ok  ## throw the demonstration place away, and start again
	@PARTAKE_DEMO=1 $(BIN)/python manage.py demo --throw-away
	@$(MAKE) --no-print-directory demo

test: $(V)/dev.ok  ## every test, on SQLite, and on PostgreSQL when PARTAKE_TEST_POSTGRES names a server
	@$(BIN)/python -m tools.run_tests

check: $(V)/dev.ok  ## the whole law but the tests: format, lint, types, layers, migrations, docs, hazards
	@$(BIN)/python -m tools.check

bench: $(V)/dev.ok  ## measure, against the budgets of docs/reference/speed.md
	@$(BIN)/python -m bench; places=$$?; $(BIN)/python -m bench.methods && exit $$places

format: $(V)/dev.ok  ## put the code in its format
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

screenshots: $(V)/dev.ok  ## take the tutorial's pictures again
	@TAKE_SCREENSHOTS=1 $(BIN)/python -m pytest -m journey -p no:xdist tests/journeys

lock: $(BIN)/uv  ## write requirements/*.txt again from requirements/*.in
	@for set in app dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-annotate requirements/$$set.in -o requirements/$$set.txt; done
