# make packet      set up this machine and make a trainer's packet
# make test        set up this machine and run every check
TRAINING ?= core-online
LOCALE   ?= en
VARIANT  ?= base
OPTIONS  ?=
PYTHON   ?= python3

bin := .venv/bin
export PYTHON

.PHONY: packet build test setup setup-test accessibility bench lint clean

packet: setup
	$(bin)/ipsdocs packet $(TRAINING) --locale $(LOCALE) --variant $(VARIANT) $(OPTIONS)

build: setup
	$(bin)/ipsdocs build $(OPTIONS)

setup:
	@scripts/setup run

setup-test:
	@scripts/setup test

lint: setup-test
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

test: setup-test lint
	$(bin)/ipsdocs check
	$(bin)/pytest -n auto

# Every PDF in build/ against PDF/UA-1, in one run of veraPDF; "not checked" without Java. First it makes all
# documents of one edition, one training in all editions and two reports; after `make build` the whole matrix is there.
accessibility: setup-test
	$(bin)/ipsdocs build --locale en --variant base
	$(bin)/ipsdocs build --training intro-webinar --module trauma --module suicide-conversations
	$(bin)/ipsdocs variants report aotearoa
	$(bin)/ipsdocs variants report maine --locale ar
	$(bin)/python tests/accessibility/verapdf.py build

# Speed, memory and crashes, on this machine, printed as tables.
bench:
	@scripts/setup test
	@scripts/setup bench
	$(bin)/python -m benchmarks

clean:
	rm -rf build/.cache build/packets build/manifest.json $(wildcard build/*/)
