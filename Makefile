# make demo    a PDF of the sample plan, in an environment made for it in .venv
# make test    rules, formatting, types and tests; leaves PDFs in build/test-pdfs
# make verapdf the PDFs that the tests left, against PDF/UA-1 (needs a JDK and libjaxb-java)
# make fuzz    20,000 made and mutated plans and exercises, taken all the way to a PDF
# make matrix  every plan on every paper, page kind and theme, against PDF/UA-1
# make figures every drawing from scratch, compared with those that planner ships
# make docs    the pages and pictures of docs/ that are made from tables and from what planner prints
# make bench   cold start beside bare ReportLab and beside Typst
# make clean   away with what the others made
#
# Needs Python 3.11 or later with venv. PYTHON=/path/to/python chooses one.

VENV = .venv
BIN = $(VENV)/bin
PDFS = build/test-pdfs
SAMPLE = four_day_strength
PAGES = notation plan_keys content_page figures_page theme_page programs_page errors pictures

.PHONY: demo test verapdf fuzz matrix figures docs bench clean

demo: $(VENV)/.installed
	@mkdir -p build
	@$(BIN)/planner build plans/$(SAMPLE).yaml -o build/$(SAMPLE).pdf
	@echo "The program for the week is in $(CURDIR)/build/$(SAMPLE).pdf"

test: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@rm -rf $(PDFS)
	PLANNER_TEST_PDFS="$(CURDIR)/$(PDFS)" $(BIN)/python -m pytest -n auto --dist loadgroup $(PYTEST_ARGS)

verapdf: $(VENV)/.installed-dev
	$(BIN)/python tools/verapdf/validate.py --flavour ua1 $(PDFS)

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m tools.fuzz --count 20000

matrix: $(VENV)/.installed-dev
	$(BIN)/python -m tools.matrix

figures: $(VENV)/.installed-dev
	$(BIN)/python -m tools.figures

docs: $(VENV)/.installed-dev
	@for page in $(PAGES); do $(BIN)/python -m "tools.$$page" || exit 1; done

bench: $(VENV)/.installed-bench
	$(BIN)/python bench/cold.py

clean:
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf $(VENV)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first of the usual names that runs, is new enough and can make environments.
$(BIN)/python:
	@for python in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    test -n "$$python" || continue; \
	    "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    echo "Making $(VENV) with $$("$$python" --version)"; \
	    exec "$$python" -m venv $(VENV); \
	done; \
	echo "planner needs Python 3.11 or later with venv (Debian: apt-get install python3-venv)." >&2; \
	echo "If it has another name: make PYTHON=/path/to/python" >&2; \
	exit 1

# Editable, so that the environment always runs the files that stand here. Each stamp is renewed with pyproject.toml.
$(VENV)/.installed: $(BIN)/python pyproject.toml
	@echo "Installing planner into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev $(VENV)/.installed-bench: $(BIN)/python pyproject.toml
	@echo "Installing planner and its $(@:$(VENV)/.installed-%=%) tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(@:$(VENV)/.installed-%=%)]'
	@touch $@ $(VENV)/.installed
