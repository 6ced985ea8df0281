# Everything from a fresh machine with Python 3.11 or newer and make; `make help` lists the targets.

VENV := .venv
BIN := $(VENV)/bin
# The first Python that runs and is new enough; PYTHON=... names another one.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

.PHONY: help demo test bench fuzz loops mutants lint

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

demo: $(VENV)/ready ## train a network on handwritten digits, written in FPP; it draws its loss
	$(BIN)/fpp run programs/complete_network.fpp

test: $(VENV)/ready-for-tests ## run all tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: $(VENV)/ready-for-tests ## print the speed of everything as ratios
	$(BIN)/python benchmarks

fuzz: $(VENV)/ready-for-tests ## try 100,000 texts that nobody would write
	$(BIN)/python tests/properties/fuzz.py

loops: $(VENV)/ready-for-tests ## compare 10,000 random programs of loops with what becomes of them
	OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/properties/loops.py

mutants: $(VENV)/ready-for-tests ## break each legality test of the lift pass and look which program shows it
	OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/units/lift/mutants.py

lint: $(VENV)/ready-for-tests ## check style, types and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "FPP needs Python 3.11 or newer; make PYTHON=/path/to/python names one" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "this Python cannot make environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/ready: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[plot]'
	@touch $@

$(VENV)/ready-for-tests: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/ready
