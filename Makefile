# Qawl's commands. `make` alone lists them; `make setup` needs Python >= 3.11 and nothing else of ours.

PYTHON ?= python3
UV_VERSION ?= 0.13.9
TIMELINEJS_VERSION ?= 3.9.11
BIN := .venv/bin
# Takes this folder and the Python that made it, fetches no other, and trusts whom this machine trusts.
UV := UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=true $(BIN)/uv
STAMP := .venv/.ready
# The engine for many machines is 450 MB, and few need it: `make spark` brings it.
LEFT_OUT := --no-extra spark
# What was translated once is kept: the tests start `qawl` hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup spark timelinejs demo test check format docs bench bench-pages bench-web screenshots promises eval learn lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-11s %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## prepare .venv, with the command .venv/bin/qawl in it

$(STAMP): pyproject.toml uv.lock | $(BIN)/uv
	@$(UV) sync --quiet --locked --all-extras $(LEFT_OUT) || { \
	  echo "If uv.lock is behind pyproject.toml: make lock, and commit both" >&2; exit 1; }
	@touch $@
	@echo 'Qawl is ready: .venv/bin/qawl --help'

# A virtual environment of this folder's own, with the one tool that fills it.
$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Qawl needs Python 3.11 or newer, for example: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv==$(UV_VERSION)'

demo: setup ## read invented articles and say where the page about them is
	@$(BIN)/qawl demo
	@echo 'qawl: $(BIN)/qawl'

spark: setup ## the same with the engine for many machines; it needs Java 17 or newer
	@$(UV) sync --quiet --locked --all-extras

timelinejs: ## bring TimelineJS, in which a test opens our timelines; it needs npm
	@mkdir -p out/timelinejs && cd out/timelinejs && \
	  npm pack --silent '@knight-lab/timelinejs@$(TIMELINEJS_VERSION)' && \
	  tar xzf 'knight-lab-timelinejs-$(TIMELINEJS_VERSION).tgz'

test: setup ## run every test, on up to four processors
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: setup ## style, form, types and the direction of imports
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup ## put the code into the form that `make check` asks for
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

docs: setup ## write the real output of every command shown in the documents
	@$(BIN)/python tests/docs/test_docs.py

bench: setup ## measure speed and memory
	@$(UV) sync --quiet --locked --all-extras $(LEFT_OUT) --inexact --group bench
	@$(BIN)/python evals/bench.py

bench-pages: setup ## measure the reading of pages beside the libraries alone
	@$(UV) sync --quiet --locked --all-extras $(LEFT_OUT) --inexact --group bench-pages
	@$(BIN)/python -m evals.bench_pages

bench-web: setup ## measure the pages over a large store: make bench-web STORE=qawl.db
	@$(BIN)/python -m evals.bench_web $(STORE)

screenshots: setup ## every page of the demonstration as a picture, into out/screenshots
	@$(BIN)/python -m evals.screenshots out/screenshots

promises: setup ## measure what is promised at its full size (an hour), into docs/promises.md
	@$(BIN)/python -m evals.promises

eval: setup ## score the engine on the gold articles, and hold it to its floors
	@mkdir -p out && $(BIN)/python evals/gold.py -o out/gold.jsonl && $(BIN)/qawl eval out/gold.jsonl
	@$(BIN)/python -m evals.gate

learn: setup ## install what evals/learn_*.py need
	@$(UV) sync --quiet --locked --all-extras $(LEFT_OUT) --inexact --group learn

lock: $(BIN)/uv ## bring uv.lock up to pyproject.toml, naming the public index only
	@$(UV) lock --quiet --no-config --default-index https://pypi.org/simple

clean: ## remove what setup and the tools made
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
