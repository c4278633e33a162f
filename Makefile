# Two commands are all a newcomer needs: `make demo` and `make test`.
# Each makes a virtual environment of its own and installs exactly what is locked.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
JOBS ?= 2

.PHONY: demo test check console sim docs bench lock clean
.DEFAULT_GOAL := help

help:
	@echo "make demo   the evening of 17 September 2018 on three nodes, then a counterfactual"
	@echo "make test   every check and every test"
	@echo "make check  style, types and import contracts only"
	@echo "make console  build the console alone, after a change to it"
	@echo "make sim    300 simulated worlds; SEEDS=3000 for more"
	@echo "make docs   draw the generated pages of docs/spec anew"
	@echo "make bench  benchmarks: ratios side by side, nothing is asserted"

demo: $(VENV)/.demo-ready
	@$(BIN)/parley demo $(DEMO)

test: check
	$(BIN)/python tools/console.py schema --check
	$(BIN)/python tools/console.py check
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

check: $(VENV)/.test-ready
	$(BIN)/ruff format --check --quiet src tests benchmarks
	$(BIN)/ruff check --quiet src tests benchmarks
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }

SEEDS ?= 300
sim: $(VENV)/.test-ready
	$(BIN)/python -m parley.sim --seeds $(SEEDS)

docs: $(VENV)/.test-ready
	$(BIN)/python -m parley.cli.pages
	$(BIN)/python -m parley.api.pages
	$(BIN)/python -m parley.phrases.pages
	$(BIN)/python tools/console.py schema

bench: $(VENV)/.test-ready
	for one in benchmarks/*.py; do $(BIN)/python $$one || exit 1; done

# Where Python came without ensurepip, virtualenv is fetched with pip in its stead.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Parley needs Python 3.11 or newer; say which with: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null && $(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	  rm -rf $(VENV); \
	  $(PYTHON) -m pip install --quiet --target $(VENV)-tools virtualenv && \
	  PYTHONPATH=$(VENV)-tools $(PYTHON) -m virtualenv --quiet $(VENV); }

# Whatever the console is built of: the package's build hook builds it anew where any of it changed.
CONSOLE := $(shell find console hatch_build.py tools/console.py -name node_modules -prune -o -type f -print)

console: $(VENV)/.test-ready
	@$(BIN)/python tools/console.py build

$(VENV)/.demo-ready: requirements.txt pyproject.toml $(CONSOLE) | $(BIN)/python
	@echo "installing Parley and its libraries into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.test-ready: requirements-dev.txt $(VENV)/.demo-ready
	@echo "installing what the tests need into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# For maintainers: choose newer versions within pyproject's bounds.
lock: $(VENV)/.test-ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --constraint requirements.txt --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade -o requirements-dev.txt

clean:
	rm -rf $(VENV) $(VENV)-tools console/node_modules src/parley/web/console .mypy_cache .ruff_cache .import_linter_cache build dist
