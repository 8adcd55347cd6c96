# Candour: `make` lists what can be made. Needs cargo, Node 20 or newer, and make; everything else it fetches itself.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The crate and the tool that makes its glue must be of one version.
BINDGEN_VERSION := 0.2.130
BINDGEN := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/candour/wasm-bindgen-$(BINDGEN_VERSION)
WASM := wasm32-unknown-unknown
# SIMD for the scanner; paths of this machine stay out of the bytes, so that two machines make the same file. Functions are
# copied into their callers half as eagerly as usual (225): at 150 the page is a fortieth heavier, and no quicker that it shows.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := -C target-feature=+simd128 -C llvm-args=-inline-threshold=100 \
	-C llvm-args=-inlinehint-threshold=170 \
	--remap-path-prefix=$(CURDIR)=candour --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo
# By name, functions lie as the compiler left them, alike beside alike: the page is a thirtieth smaller than sorted by use.
WASM_OPT := -O2 --shrink-level=1 --strip-producers --strip-target-features --one-caller-inline-max-function-size=30 --reorder-functions-by-name --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
	--enable-reference-types --enable-multivalue --enable-simd

RUST := Makefile Cargo.toml Cargo.lock build.rs $(shell find src -type f)
PAGE := $(shell find www/src www/site -type f) www/index.html www/airlock.html www/build.mjs www/vite.config.mjs www/licences.mjs \
	LICENSE-MIT LICENSE-APACHE
OUT := target/page

.PHONY: help run dev build dist pkg types test fuzz calibrate bench screens browsers office clean

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

run: build ## make the page and serve it to this machine
	@node www/serve.mjs

dev: pkg www/node_modules/.package-lock.json ## serve the page while working on it
	@cd www && npx --no-install vite

build: dist/candour.html ## make dist/candour.html, the whole product in one file

dist: build ## make the page and print its size and SHA-256
	@wc -c dist/candour.html && sha256sum dist/candour.html

pkg: pkg/candour.js ## make pkg/, for a page, a worker or Node

types: $(OUT)/candour.d.ts ## renew pkg/candour.d.ts, the contract between Rust and TypeScript
	@cp $(OUT)/candour.d.ts pkg/candour.d.ts

test: browsers office $(BINDGEN)/bin/wasm-bindgen-test-runner www/node_modules/.package-lock.json tests/sql/node_modules/.package-lock.json target/.wasm ## every test and lint; ends with "N passed, N failed"
	@BINDGEN=$(BINDGEN)/bin node tests/run.mjs

fuzz: ## ten million mutated files through intake, with every arithmetic check on (CANDOUR_FUZZ=n for n)
	CANDOUR_FUZZ=$(or $(CANDOUR_FUZZ),10000000) cargo test --locked --profile fuzz --test intake -- --nocapture hostile

calibrate: ## how often the rules are wrong in worlds whose truth is known; writes tests/calibration/RESULTS.md (RUNS=n for n runs; ONLY=worlds for one section, nothing written)
	@cargo test --locked --release --test calibration

bench: build browsers ## measure the page, then reading a force's year against other readers; writes tests/bench/RESULTS.md (SMALL=1 tries it)
	@node tests/bench/page.mjs
	@node tests/bench/analysis.mjs
	@bash tests/bench/intake/run.sh

screens: build browsers ## pictures of every screen into tests/e2e/output
	@node tests/e2e/screens.mjs

clean: ## remove everything that was made
	rm -rf target dist pkg/*.js pkg/*.wasm www/node_modules tests/e2e/output

target/.wasm:
	@test -d "$$(rustc --print target-libdir --target $(WASM))" || rustup target add $(WASM)
	@mkdir -p target && touch $@

$(BINDGEN)/bin/wasm-bindgen $(BINDGEN)/bin/wasm-bindgen-test-runner:
	cargo install wasm-bindgen-cli --version =$(BINDGEN_VERSION) --root $(BINDGEN)

www/node_modules/.package-lock.json: www/package.json www/package-lock.json
	cd www && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

tests/sql/node_modules/.package-lock.json: tests/sql/package.json tests/sql/package-lock.json
	cd tests/sql && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(OUT)/candour.js $(OUT)/candour_bg.wasm $(OUT)/candour.d.ts &: $(RUST) target/.wasm | $(BINDGEN)/bin/wasm-bindgen www/node_modules/.package-lock.json
	cargo build --locked --release --lib --target $(WASM)
	$(BINDGEN)/bin/wasm-bindgen --target web --omit-default-module-path --out-dir $(OUT) target/$(WASM)/release/candour.wasm
	@sed -i '/^    readonly .*\(=>\|WebAssembly.Table\)/d' $(OUT)/candour.d.ts # the wire between glue and core is no contract
	www/node_modules/.bin/wasm-opt $(WASM_OPT) $(OUT)/candour_bg.wasm -o $(OUT)/candour_bg.wasm

pkg/candour.js pkg/candour_bg.wasm &: $(OUT)/candour.js $(OUT)/candour_bg.wasm
	@cp $(OUT)/candour.js $(OUT)/candour_bg.wasm pkg/ && touch pkg/candour.js pkg/candour_bg.wasm

dist/candour.html: pkg/candour.js pkg/candour_bg.wasm $(PAGE) www/node_modules/.package-lock.json
	@node www/build.mjs

# The tests drive a real Chromium and a stock Firefox.
browsers:
	@missing=""; \
	for tool in chromium:chromium chromedriver:chromium-driver firefox-esr:firefox-esr; do \
	  command -v "$${tool%%:*}" >/dev/null || missing="$$missing $${tool##*:}"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	if ! command -v apt-get >/dev/null; then echo "Please install$$missing: the tests run in real browsers." >&2; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then as=""; elif sudo -n true 2>/dev/null; then as="sudo -n"; else \
	  echo "Please run: sudo apt-get install$$missing   (the tests run in real browsers)" >&2; exit 1; fi; \
	$$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends$$missing
	@command -v chromium-headless-shell >/dev/null || ! command -v apt-get >/dev/null || [ "$$(id -u)" != 0 ] || \
	  env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell || true # quicker, not needed

# What is saved is opened in a spreadsheet; where none can be installed, that test says that it was skipped.
office:
	@command -v soffice >/dev/null || ! command -v apt-get >/dev/null || [ "$$(id -u)" != 0 ] || { \
	  apt-get update -qq; env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui; } || true
