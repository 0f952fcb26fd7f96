#!/usr/bin/env bash
# Compiles the core as Embedded Swift for 64-bit ARM and for WebAssembly, links a driver that runs a session, and
# compares the bytes that it writes with those that are recorded, which the native program must give too.
#
#   check-portable.sh PROGRAM [BUILD_DIR]
#
# Needs, besides Swift with its Embedded standard library: aarch64-linux-gnu-gcc and qemu-aarch64 (Debian:
# gcc-aarch64-linux-gnu, qemu-user), wasi-libc, libclang-rt-dev-wasm32 and node (Debian: nodejs).
# Exit status: 0 the same bytes everywhere, 1 not, 2 something is missing.
set -euo pipefail
program=$(realpath "${1:?usage: check-portable.sh PROGRAM [BUILD_DIR]}")
cd "$(dirname "$0")/../.."
here=Tests/PortableTests
build=${2:-.build/portable}
mkdir -p "$build"

swift=$(dirname "$(readlink -f "$(command -v swiftc)")")
library=$swift/../lib/swift/embedded
missing() {
  echo "check-portable: $1 is missing" >&2
  exit 2
}
for tool in aarch64-linux-gnu-gcc qemu-aarch64 node; do command -v $tool >/dev/null || missing $tool; done
[ -d "$library" ] || missing "$library"
wasi=/usr/lib/wasm32-wasi/libc.a
[ -e $wasi ] || missing $wasi
builtins=$(find /usr/lib -name 'libclang_rt.builtins-wasm32.a' 2>/dev/null | sort -V | tail -n 1)
[ -n "$builtins" ] || missing libclang_rt.builtins-wasm32.a

# What the package manager makes of the translations (`.embedInCode`), for a build without it.
resources=$build/PackageResources.swift
{
  echo 'enum PackageResources {'
  for file in Sources/Phrases/Catalogues/zh-TW.txt; do
    echo "  static let $(basename "$file" | tr '.-' '__'): [UInt8] = ["
    od -An -v -t u1 "$file" | sed 's/  */, /g; s/^, //; s/$/,/'
    echo '  ]'
  done
  echo '}'
} >"$resources"

# The files that sessions load; the driver has no others.
files=$build/DriverFiles.swift
{
  echo 'enum DriverFiles {'
  echo '  static func bytes(of name: String) -> [UInt8]? {'
  echo '    switch name {'
  for file in $here/Sessions/*.csv; do
    echo "    case \"$(basename "$file")\": return ["
    od -An -v -t u1 "$file" | sed 's/  */, /g; s/^, //; s/$/,/'
    echo '    ]'
  done
  echo '    default: return nil'
  echo '    }'
  echo '  }'
  echo '}'
} >"$files"

# The modules of the core, each after those that it imports.
modules=(Text Phrases Kernels Recurrent Tasks CommandLanguage Plotting Notebook)

compile() { # TRIPLE MODULE SOURCE…
  local triple=$1 module=$2
  shift 2
  local folder=$build/$triple options=()
  mkdir -p "$folder"
  # Code of Embedded Swift is made in the last module, of what those before it say in their interfaces. The kernels alone are
  # optimized in another way than the rest, and so have code of their own.
  case $module in
    Kernels) options=(-D KERNELS_BASELINE -Ounchecked -Xcc -fno-math-errno -c -o "$folder/$module.o") ;;
    PortableDriver) options=(-O -c -o "$folder/$module.o") ;;
    *) options=(-O) ;;
  esac
  "$swift/swiftc" -target "$triple" -enable-experimental-feature Embedded -enable-experimental-feature Extern \
    -wmo -parse-as-library -package-name unroll -swift-version 6 -Xfrontend -disable-stack-protector \
    -module-name "$module" -I "$folder" -I Sources/CLanes -emit-module -emit-module-path "$folder/$module.swiftmodule" \
    "${options[@]}" "$@"
}

core() { # TRIPLE: every module and the driver
  local triple=$1 module sources
  for module in "${modules[@]}"; do
    mapfile -t sources < <(find "Sources/$module" -name '*.swift' | sort)
    if [ "$module" = Phrases ]; then sources+=("$resources"); fi
    compile "$triple" "$module" "${sources[@]}"
  done
  compile "$triple" PortableDriver $here/Driver/*.swift "$files"
}

arm=aarch64-none-none-elf
web=wasm32-unknown-none-wasm
core $arm &
first=$!
core $web
wait $first

# The linker of GNU refuses the copy relocations of Embedded Swift.
aarch64-linux-gnu-gcc -static -fuse-ld=lld -B"$swift" -o $build/driver "$build"/$arm/*.o $library/$arm/*.a -lm
"$swift/wasm-ld" --no-entry --export=runSession --gc-sections -z stack-size=1048576 -o $build/driver.wasm \
  "$build"/$web/*.o $library/$web/*.a $wasi "$builtins"

cp $here/Sessions/*.csv "$build"/
passed=0
failed=0
compare() { # NAME SESSION OUTPUT
  if cmp -s "$2" "$3"; then
    echo "$2, $1: the same $(wc -c <"$3") bytes"
    passed=$((passed + 1))
  else
    echo "$2, $1: other bytes"
    diff -u "$2" "$3" | head -n 40 || true
    failed=$((failed + 1))
  fi
}
for session in sessions/one-hot.md sessions/one-hot-zh-TW.md $here/Sessions/*.md; do
  cp "$session" $build/native.md
  "$program" update $build/native.md >/dev/null
  compare native "$session" $build/native.md
  qemu-aarch64 $build/driver <"$session" >$build/arm.md || true
  compare "64-bit ARM" "$session" $build/arm.md
  node $here/run-wasm.mjs $build/driver.wasm <"$session" >$build/web.md || true
  compare WebAssembly "$session" $build/web.md
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
