PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types unit wheel clean lock

# The lock file is the whole closure: --no-deps takes it as it is. Resolving it again fails as soon as
# there is a newer coverage, since pip asks for coverage[toml] apart from the pinned coverage.
$(VENV)/.installed: pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/.installed
	PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: lint types unit

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed
	$(BIN)/mypy
	$(BIN)/mypy tests

unit: $(VENV)/.installed
	$(BIN)/pytest -n auto --cov --cov-report=term:skip-covered

clean:
	rm -rf $(VENV) dist build demo-archive .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Resolve the lock file again after a change of dependencies (needs uv).
lock:
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --quiet -o requirements.lock
