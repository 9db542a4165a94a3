# make run    sets the archive up and serves it on PORT
# make install  sets up what it needs: from the package index, or from the wheels of a bundle
# make bundle   makes one archive in DIST of the committed code and all wheels of LOCK, to be installed
#               where there is no network
# make test   sets up what the tests need and runs them
# make test-fast  all but what is long: SQLite, no browser, no other process, nothing beside Python
# make test-shuffled  the same in a new order, so that a test that leans on its neighbours is found
# make demo   serves an invented town from a database of its own
# make bench    times every kind of page, search on 2,000 invented reports and the desk on two very long
#               ones, counts the acts of an editor who makes drafts what people wrote down, and scores the
#               drafts;
#               search also on REPORTS of the ARTICLES beside the repository, where they are there
# make torture  throws 102,000 mutated files at drafting, times it on long hostile texts, lets every part
#               of a site die while readers read, sends wapiti and sqlmap against a running copy, runs
#               whole the tests that make test runs in a short form, and kills every act, 300 times in all
# make torture-short  lets parts of a site die, reloads it and drips at it, each shortly, and kills every act
#               twice on each database
# make pictures takes the pictures of the desk's help page

SHELL := /bin/sh
PORT ?= 8000
DEMO_PORT ?= 8001
PYTHON ?= python3
BIN := .venv/bin
LOCK ?= requirements-drafting.txt
DIST ?= dist
ARTICLES ?= $(wildcard ../shared/corpus/articles.jsonl.xz)
REPORTS ?= 15032
LONG := tests/api/test_outside.py tests/management/test_work.py tests/search/test_recall.py
LONG += tests/site/test_html.py tests/site/test_words_browser.py tests/desk/test_tampering.py tests/desk/test_every_page.py
LONG += tests/deploy/test_operating.py tests/deploy/test_slow_clients.py tests/deploy/test_reload.py tests/deploy/test_nginx.py
LONG += tests/site/test_intruders.py tests/kills
SITE_URL ?= http://127.0.0.1:$(PORT)
ALLOWED_HOSTS ?= 127.0.0.1,localhost
export PORT SITE_URL ALLOWED_HOSTS PYTHON LOCK DIST

.PHONY: run install bundle demo test test-fast test-shuffled bench bench-articles torture torture-short pictures clean
.DEFAULT_GOAL := run

run: .venv/ready
	@sh deploy/prepare
	@$(BIN)/python manage.py import_reports fixtures/reports --publish --new-only
	@exec bash deploy/serve

install: .venv/ready

bundle:
	@sh deploy/bundle

demo: export ARCHIVE_VAR := var/demo
demo: export SAMPLE_DATA := 1
demo: export SITE_NAME := 示例市报道档案
demo: export SITE_URL := http://127.0.0.1:$(DEMO_PORT)
demo: export PORT := $(DEMO_PORT)
demo: .venv/ready
	@sh deploy/prepare
	@$(BIN)/python manage.py make_sample 300
	@exec bash deploy/serve

test: .venv/ready-for-tests
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@sh deploy/test

test-fast: .venv/ready-for-tests
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/python -m pytest -q -n auto --dist loadscope -p no:randomly -m "not long and not browser and not outside and not torture"

test-shuffled: export SHUFFLED := 1
test-shuffled: test

bench: export ARCHIVE_VAR := var/bench
bench: export SAMPLE_DATA := 1
bench: .venv/ready
	@sh deploy/prepare
	@$(BIN)/python manage.py make_sample 2000
	@$(BIN)/python manage.py bench_pages
	@$(BIN)/python manage.py bench_outputs
	@$(BIN)/python manage.py bench_search
	@$(BIN)/python manage.py bench_desk
	@$(BIN)/python manage.py bench_review
	@$(if $(ARTICLES),$(MAKE) --no-print-directory bench-articles)
	@$(BIN)/python -m tests.scoring

bench-articles: export ARCHIVE_VAR := var/bench/articles-$(REPORTS)
bench-articles: export SAMPLE_DATA := 1
bench-articles: .venv/ready
	@sh deploy/prepare
	@$(BIN)/python manage.py bench_search --articles $(ARTICLES) --reports $(REPORTS)

torture: .venv/ready-for-tests
	@$(BIN)/python -m tests.torture 100000
	@$(BIN)/python -m tests.torture 2000 model
	@$(BIN)/python -m tests.long_texts
	@$(BIN)/python -m tests.long_texts model
	@$(BIN)/python -m tests.deaths
	@$(BIN)/python -m tests.intruders
	@WHOLE=1 $(BIN)/python -m pytest -q -n auto --dist loadscope -p no:randomly $(LONG)
	@$(BIN)/python -m tests.kills 300

torture-short: .venv/ready-for-tests
	@$(BIN)/python -m pytest -q -n 2 --dist loadscope -p no:randomly -m torture
	@$(BIN)/python -m tests.kills 48

pictures: .venv/ready-for-tests
	@DESK_PICTURES=static/desk/help $(BIN)/python -m pytest -q tests/desk/test_browser.py

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis

# The lock is installed once for each of its versions.
.venv/ready: $(LOCK)
	@sh deploy/install
	@touch $@

.venv/ready-for-tests: requirements-test.txt .venv/ready
	@echo "安装测试所需的程序包……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-test.txt
	@touch $@
