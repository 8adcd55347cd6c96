#!/usr/bin/env bash
# Measures reading against other readers and writes tests/bench/RESULTS.md. Sizes: see bench.mjs; SMALL=1 tries it quickly.
# Needs what `make build` made: pkg/ and dist/candour.html.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
if [ -n "${SMALL:-}" ]; then
  export PEOPLE="${PEOPLE:-2000}" DAYS="${DAYS:-90}" SHUFFLED_DAYS="${SHUFFLED_DAYS:-30}" RUNS="${RUNS:-2}"
  export RESULTS="${RESULTS:-$root/target/bench/RESULTS.md}"
fi
[ -f "$root/pkg/candour_bg.wasm" ] || { echo "pkg/ is not there: run make build" >&2; exit 1; }
mkdir -p "$root/target/bench"
if [ "$here/generate.rs" -nt "$root/target/bench/generate" ]; then
  rustc --edition 2024 -O -o "$root/target/bench/generate" "$here/generate.rs"
  rm -f "$root"/tests/bench/data/duties-*
fi
if [ "$here/package-lock.json" -nt "$here/node_modules/.package-lock.json" ]; then
  (cd "$here" && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json)
fi
node "$here/bench.mjs"
