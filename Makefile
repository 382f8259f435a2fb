# make demo   compare two example reports               make test   lint, types and tests, as CI runs them
# make docs   refresh what is generated under docs/     make clean  remove the virtual environment and the caches
# make bench  time and memory of the command               make train  learn encoder, scorer and fates again
# make docs-site   build the documentation as a site, in build/site
# make try-versions   lowest versions of the libraries, and every Python that is here
# make coverage   lines that no test runs; wants a quiet machine
# make catalogue   compile what click says in Chinese
#
# Needs Python 3.11 or newer and nothing else; PYTHON=/path/to/python3.12 chooses one.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INPUTS := pyproject.toml constraints.txt

.DEFAULT_GOAL := demo
.PHONY: bench demo test docs docs-site try-versions coverage catalogue train clean

demo: $(VENV)/.installed
	@$(BIN)/python -m reportdiff 2022 2023

test: $(VENV)/.installed-dev
	@sh .ci/install-browser
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy --strict
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python -m pytest -n 2 --dist loadfile --durations=25

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.rivals
	$(BIN)/python -m benchmarks.scale

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/generate_cli.py
	$(BIN)/python docs/generate_picture.py
	$(BIN)/python docs/generate_charts.py
	$(BIN)/python docs/generate_batch.py
	$(BIN)/python docs/generate_schemas.py
	$(BIN)/python docs/run_notebooks.py

docs-site: $(VENV)/.installed-dev
	$(BIN)/python -m sphinx -q -W --keep-going -c docs/site . build/site
	@echo "built: build/site/index.html"

try-versions: $(VENV)/.installed-dev
	sh .ci/try-versions

coverage: $(VENV)/.installed-dev
	$(PIP) install "coverage>=7.10"
	$(BIN)/python -m coverage run -m pytest -n 0 -q
	$(BIN)/python -m coverage combine -q
	$(BIN)/python -m coverage report

catalogue: $(VENV)/.installed-dev
	$(BIN)/pybabel compile --directory reportdiff/data/locale --domain messages

# What the tuning begins with is the encoder as train_encoder wrote it. Needs the labels: see CONTRIBUTING.md.
train: $(VENV)/.installed-dev
	git show 9b8c56e:reportdiff/data/encoder.npz > outputs/encoder-start.npz
	$(BIN)/python -m benchmarks.training.tune_encoder outputs/encoder-start.npz --write
	$(BIN)/python -m benchmarks.training.train_scorer --write
	$(BIN)/python -m benchmarks.training.train_fates --write

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The stamps make a second run start at once, and a changed pyproject.toml or lock install again.
$(VENV)/.created: .ci/make-venv
	sh .ci/make-venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created $(INPUTS)
	@echo "installing reportdiff into $(VENV) (once; a minute or two)" >&2
	$(PIP) install -c constraints.txt --upgrade pip
	$(PIP) install -c constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install -c constraints.txt --group dev
	@touch $@
