#!/usr/bin/env bash
# Only the kernels built for AVX2 and AVX-512 may hold instructions that not every 64-bit x86 has. The linker keeps any
# one of several weak functions of a name, so a weak function in those builds must have their module in its name; then
# the program is disassembled and every other function looked through.
#
# usage: check-shared-symbols.sh BUILD_DIR   (.build/release, after a build; BUILD_DIR/unroll is looked through)
# Exit status: 0 all is well, 1 a symbol is named that is not, 2 something is missing.
set -euo pipefail

build=${1:?usage: check-shared-symbols.sh BUILD_DIR}
avx2=11KernelsAVX2
avx512=13KernelsAVX512

. "$(dirname "$0")/../binary-tools.sh"
nm=$(tool nm)
objdump=$(tool objdump)

for file in "$build"/KernelsAVX2.build "$build"/KernelsAVX512.build "$build"/unroll; do
  [ -e "$file" ] || { echo "check-shared-symbols: no $file; build first: swift build -c release" >&2; exit 2; }
done

weak() { # the weak functions that the objects of a module define
  "$nm" "$build/$1.build"/*.o | awk 'NF == 3 && $2 == "W" { print $3 }' | sort -u
}

symbols=$({ weak KernelsAVX2 | sed "s/^/$avx2 /"; weak KernelsAVX512 | sed "s/^/$avx512 /"; })
shared=$(awk 'NF == 2 && !index($2, $1) { print "weak in " substr($1, 3) ", and no name of its own: " $2 }' <<<"$symbols")

# One line a function with an instruction that its name does not allow, then how many functions there are.
read -r -d '' look <<'AWK' || true
function allowed() {
  if (index(name, avx512)) return 2
  return index(name, avx2) ? 1 : 0
}
function needed(mnemonic) {
  if (/%zmm|%[xy]mm(1[6-9]|2[0-9]|3[01])|%k[0-7]/) return 2
  # Vector instructions with the VEX prefix, and what else x86-64-v3 adds. (tzcnt is bsf on older machines and is
  # everywhere.)
  if (mnemonic ~ /^v/ || /%ymm/) return 1
  return mnemonic ~ /^(lzcnt|movbe|andn|bextr|blsi|blsmsk|blsr|bzhi|mulx|pdep|pext|rorx|sarx|shlx|shrx)[lqw]?$/
}
/^[0-9a-f]+ <.*>:$/ {
  name = substr($2, 2, length($2) - 3)
  functions++
  next
}
/^ *[0-9a-f]+:/ {
  level = needed($2)
  if (level > 0) wide[level, level <= allowed()]++
  if (level > allowed() && !(name in named)) {
    named[name] = 1
    bad++
    print "in " name ": " $0
  }
}
END {
  # Nothing found where there must be much means that the names are gone or that the disassembly is not understood.
  if (!wide[1, 1] || !wide[2, 1]) print "no kernels for AVX2 and AVX-512 found in the program"
  print functions + 0, bad + 0
}
AWK
seen=$("$objdump" -d --no-show-raw-insn "$build/unroll" | awk -v avx2=$avx2 -v avx512=$avx512 "$look")
wide=$(sed '$d' <<<"$seen")
read -r functions _ <<<"$(tail -n 1 <<<"$seen")"

count() { if [ -n "$1" ]; then wc -l <<<"$1"; else echo 0; fi; }
failed=$(($(count "$shared") + $(count "$wide")))
total=$(($(count "$symbols") + functions))
if [ -n "$shared$wide" ]; then printf '%s\n' "$shared" "$wide" | sed '/^$/d; s/^/check-shared-symbols: /' >&2; fi
echo "check-shared-symbols: $((total - failed)) passed, $failed failed" \
  "($(count "$symbols") weak functions of the kernels, $functions functions of the program)"
[ "$failed" = 0 ]
