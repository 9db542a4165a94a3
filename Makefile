# make run    sets the archive up and serves it on PORT
# make test   sets up what the tests need and runs them
# make demo   serves an invented town from a database of its own
# make bench  times every kind of page on 2,000 invented reports

SHELL := /bin/sh
PORT ?= 8000
DEMO_PORT ?= 8001
PYTHON ?= python3
BIN := .venv/bin
SITE_URL ?= http://127.0.0.1:$(PORT)
ALLOWED_HOSTS ?= 127.0.0.1,localhost
export PORT SITE_URL ALLOWED_HOSTS

.PHONY: run demo test bench clean
.DEFAULT_GOAL := run

run: .venv/ready
	@sh deploy/prepare
	@$(BIN)/python manage.py import_reports fixtures/reports --publish --new-only
	@exec sh deploy/serve

demo: export ARCHIVE_VAR := var/demo
demo: export SAMPLE_DATA := 1
demo: export SITE_URL := http://127.0.0.1:$(DEMO_PORT)
demo: export PORT := $(DEMO_PORT)
demo: .venv/ready
	@sh deploy/prepare
	@$(BIN)/python manage.py make_sample 300
	@exec sh deploy/serve

test: .venv/ready-for-tests
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@sh deploy/test

bench: export ARCHIVE_VAR := var/bench
bench: export SAMPLE_DATA := 1
bench: .venv/ready
	@sh deploy/prepare
	@$(BIN)/python manage.py make_sample 2000
	@$(BIN)/python manage.py bench_pages

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis

# The lock is installed once for each of its versions.
.venv/ready: requirements.txt
	@echo "安装所需的程序包……"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

.venv/ready-for-tests: requirements-test.txt .venv/ready
	@echo "安装测试所需的程序包……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-test.txt
	@touch $@
