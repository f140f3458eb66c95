# activesupport: everything a newcomer needs. `make help` lists it.
SHELL := /bin/bash
# The first Python of 3.11 or newer that can make virtual environments; or say which: make setup PYTHON=/path/to/python3
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := var/sample
# Tests wait for many thousands of commits: in memory, on machines with room there from which programs may be run.
MEMORY := $(shell grep -qs ' /dev/shm .*noexec' /proc/mounts || df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 {print "/dev/shm"}')

.PHONY: help setup run test browser check bench peers quality lock clean

help:  ## list these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: $(VENV)/.run  ## make .venv with activesupport in it, from the locked dependencies

run: setup  ## run the daemon on the sample of a fictional brand (ONCE=1: one full pass)
	@$(BIN)/activesupport init $(SAMPLE) --sample --if-missing
	@exec $(BIN)/activesupport --config $(SAMPLE)/config.toml run $(if $(ONCE),--once)

test: $(VENV)/.test browser check  ## install what tests need, check, and run all tests
	$(if $(MEMORY),TMPDIR=$(MEMORY)) $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

browser: $(VENV)/.test  ## find or install a Chromium for the browser tests
	@$(BIN)/python -m tests.browser.chromium

check: $(VENV)/.test  ## linter, formatter, type checker, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test  ## archive to cases on SQLite, beside a naive twin
	$(BIN)/python -m benchmarks.archive_to_cases

peers: $(VENV)/.peers  ## install the sentiment tools that docs/quality.md compares with; show that each answers
	$(BIN)/python -m benchmarks.peers

quality: $(VENV)/.peers  ## measure the judge: writes docs/quality.md (half an hour)
	$(BIN)/python -m benchmarks.quality

lock:  ## resolve the dependencies anew (needs uv)
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --extra postgres --extra embeddings --group build pyproject.toml -o locks/run.txt
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --extra postgres --extra embeddings --group build --group test -c locks/run.txt pyproject.toml -o locks/test.txt
	@# asari asks for packaging<22, which it never imports; the override keeps the version of the other locks.
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --group peers --override <(echo "packaging>=22") -c locks/test.txt -o locks/peers.txt

$(VENV)/.peers: locks/peers.txt $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r locks/peers.txt
	@touch $@

clean:  ## remove what was made here (the sample's database too)
	rm -rf $(VENV) var build dist

$(VENV)/.run: locks/run.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with venv was found. Install one (Debian, Ubuntu: apt install python3.11 python3.11-venv), or name it: make setup PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: locks/test.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/test.txt
	@touch $@
