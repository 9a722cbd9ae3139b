# One place for every command; CI calls the same ones. `make` alone lists them.
SHELL := /bin/bash
PYTHON := .venv/bin/python
ENGINE := engine/.venv/bin/python
UV := $(shell command -v uv || echo .tools/bin/uv)
VERSIONS := >=3.11,<3.13
MODEL := models/helpdesk.tar.gz
MODEL_INPUTS := config.yml domain.yml $(wildcard bot/data/*/*.yml bot/nlu/*.py helpdesk/numbers/*.py) engine/requirements.lock
PACKAGES := helpdesk bot web engine
export PYTHONDONTWRITEBYTECODE := $(if $(CI),1,)

.PHONY: help run test test-unit check train chat eval bench lighthouse screenshots lock format clean
help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

run: .venv/.ready engine/.venv/.ready $(MODEL) ## build what is missing and serve http://127.0.0.1:8000
	@exec $(PYTHON) -m web.supervise

test: .venv/.ready engine/.venv/.ready $(MODEL) ## every test that can run on this machine
	$(PYTHON) -m pytest

test-unit: .venv/.ready ## the tests without Rasa, in seconds
	$(PYTHON) -m pytest tests/unit tests/health tests/web tests/privacy

check: .venv/.ready ## format, lint, types, facts and docs, in seconds
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -m helpdesk knowledge check
	$(PYTHON) -m pytest -q tests/health

train: .venv/.ready engine/.venv/.ready $(MODEL) ## train the model if its inputs changed

chat: .venv/.ready ## talk to a running help desk in the terminal
	@$(PYTHON) -m helpdesk chat

eval: .venv/.ready ## play the conversation cases against a running help desk
	$(PYTHON) -m tests.play

bench: .venv/.ready engine/.venv/.ready $(MODEL) ## performance figures, side by side
	$(PYTHON) -m tests.bench

lighthouse: .venv/.ready engine/.venv/.ready $(MODEL) ## Lighthouse on the first pages (needs npm and Chromium)
	$(PYTHON) -m tests.lighthouse

screenshots: .venv/.ready engine/.venv/.ready $(MODEL) ## pictures of the pages for docs/screenshots
	$(PYTHON) -m tests.screenshots

lock: $(UV) ## compile both lock files anew
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  requirements.in -o requirements.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --override engine/overrides.txt --excludes engine/excludes.txt engine/requirements.in -o engine/requirements.lock

format: .venv/.ready ## format the code
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

clean: ## remove everything that was built
	rm -rf .venv .tools engine/.venv models var

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/python -m pip install -q uv

.venv/.ready: requirements.lock | $(UV)
	$(UV) venv -q --clear --python "$(VERSIONS)" .venv
	$(UV) pip sync -q --python $(PYTHON) --require-hashes --compile-bytecode requirements.lock
	@touch $@

engine/.venv/.ready: engine/requirements.lock | $(UV)
	$(UV) venv -q --clear --python "$(VERSIONS)" engine/.venv
	$(UV) pip sync -q --python $(ENGINE) --require-hashes --compile-bytecode engine/requirements.lock
	@touch $@

$(MODEL): $(MODEL_INPUTS) | engine/.venv/.ready
	@mkdir -p models var/log
	@echo "Training the model (a minute or two) …"
	@$(ENGINE) -m engine train > var/log/train.log 2>&1 || (tail -n 20 var/log/train.log; exit 1)
	@touch $@
