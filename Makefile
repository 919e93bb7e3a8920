# The product's own commands; `make help` lists them. Nothing is installed outside .venv.
#
#   PYTHON=python3.12   the Python to install with (3.11 or newer)
#   JOBS=4              how many tests run at once; they wait about as long as they work
#   CONSTRAINTS=        install the newest versions instead of the tried ones
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
JOBS ?= 3
CONSTRAINTS ?= constraints.txt
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(CONSTRAINTS),-c $(CONSTRAINTS))
PRODUCT := $(VENV)/.product
WORKSHOP := $(VENV)/.workshop

.DEFAULT_GOAL := help
.PHONY: help install demo serve check lint test crash bench map pins clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found. Install it, or name it: make PYTHON=/path/to/python3 …" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make environments: its parts venv and ensurepip are missing. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

$(PRODUCT): pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@echo "Installing the product into $(VENV) (a minute or two, once) …"
	@$(PIP) -e '.[postgres]'
	@touch $@

$(WORKSHOP): $(PRODUCT)
	@echo "Installing what tests need into $(VENV) …"
	@$(PIP) -e '.[dev]'
	@touch $@

install: $(WORKSHOP) ## install the product and all that its tests need into .venv

demo: $(PRODUCT) ## a made-up desk on http://127.0.0.1:8080; Ctrl+C ends it
	@$(BIN)/python -m bot demo

serve: $(PRODUCT) ## serve with the settings of the environment and .env
	@$(BIN)/python -m bot serve

check: lint ## the quick loop: format, lint, types, floors, tests of thinking
	@$(BIN)/python -m pytest -n $(JOBS) tests/states

lint: $(WORKSHOP) ## format, lint, types, floors
	@$(BIN)/ruff format --check --quiet . || { echo "Run: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports >$(VENV)/floors.txt || { cat $(VENV)/floors.txt; exit 1; }

# Tests write thousands of small databases: in memory where there is plenty, else where TMPDIR says.
SCRATCH = $(shell [ "$$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -gt 4000000 ] 2>/dev/null && echo /dev/shm || echo $${TMPDIR:-/tmp})

test: $(WORKSHOP) ## everything: both databases, real Chromium, real processes
	@TMPDIR=$(SCRATCH) $(BIN)/python -m pytest -n $(JOBS) --durations=15

crash: $(WORKSHOP) ## the kill test: at least 200 kills, planted faults
	@$(BIN)/python -m tests.crash

bench: $(WORKSHOP) ## tables of speed, beside python-telegram-bot in the same run
	@$(BIN)/python -m tests.bench

map: $(PRODUCT) ## write the map of files in ARCHITECTURE.md anew
	@$(BIN)/python -m tests.map_of_files

pins: ## write the versions of .venv into constraints.txt
	@{ sed -n '/^#/p' constraints.txt; $(BIN)/python -m pip freeze --exclude-editable --exclude py-spy; } > $(VENV)/pins.txt
	@mv $(VENV)/pins.txt constraints.txt

clean: ## remove what was installed and built; data in var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
