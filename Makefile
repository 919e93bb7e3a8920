# The product's own commands. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test check serve bench crash clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(STAMP)

install: $(STAMP) ## install into .venv

demo: $(STAMP) ## a made-up desk on http://127.0.0.1:8080
	@$(BIN)/python -m bot demo

serve: $(STAMP) ## serve with the settings of the environment and .env
	@$(BIN)/python -m bot serve

check: $(STAMP) ## the quick loop: format, lint, types, floors, unit tests
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo >/dev/null || $(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/states -n 2

test: $(STAMP) ## everything: both databases, both ways of Telegram, Chromium, crashes
	@$(BIN)/python -m pytest -n 2 --durations=15

crash: $(STAMP) ## the kill test: at least 200 kills, planted faults
	@$(BIN)/python -m tests.crash

bench: $(STAMP) ## tables of speed, beside python-telegram-bot in the same run
	@$(BIN)/python -m tests.bench

clean: ## remove what was installed and built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
