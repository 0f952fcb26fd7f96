#!/usr/bin/env bash
# Compiles the core as Embedded Swift for 64-bit ARM, links a driver that runs a session, and compares the bytes that it
# writes with those that are recorded, which the native program must give too. For WebAssembly the same is done with the
# engine of pages that run: Tests/PageTests/check-live.py.
#
#   check-portable.sh PROGRAM [BUILD_DIR]
#
# Needs, besides Swift with its Embedded standard library: aarch64-linux-gnu-gcc and qemu-aarch64 (Debian:
# gcc-aarch64-linux-gnu, qemu-user). Exit status: 0 the same bytes everywhere, 1 not, 2 something is missing.
set -euo pipefail
program=${1:?usage: check-portable.sh PROGRAM [BUILD_DIR]}
program=$(realpath "$program")
cd "$(dirname "$0")/../.."
here=Tests/PortableTests
build=${2:-.build/portable}
mkdir -p "$build"

triple=aarch64-none-none-elf
swift=$(dirname "$(readlink -f "$(command -v swiftc)")")
library=$swift/../lib/swift/embedded
missing() {
  echo "check-portable: $1 is missing" >&2
  exit 2
}
for tool in aarch64-linux-gnu-gcc qemu-aarch64; do command -v $tool >/dev/null || missing $tool; done
[ -d "$library" ] || missing "$library"

# The modules of the core, each after those that it imports.
modules=(Text Phrases Kernels Recurrent Tasks CommandLanguage Plotting Notebook)

write_files() {
  "$swift/swiftc" -parse-as-library -o "$build/EmbedTexts" Sources/EmbedTexts/*.swift
  "$build/EmbedTexts" "$texts" Sources/Phrases/Catalogues/zh-TW.txt

  # The files that sessions load; the driver has no others.
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
}

compile() { # MODULE SOURCE…
  local module=$1 options=()
  shift
  # Code of Embedded Swift is made in the last module, of what those before it say in their interfaces. The kernels have code
  # of their own, and alone are optimized: that would take the others minutes, and saves a second here.
  case $module in
    Kernels) options=(-D KERNELS_BASELINE -Ounchecked -Xcc -fno-math-errno -c -o "$build/$module.o") ;;
    PortableDriver) options=(-Onone -c -o "$build/$module.o") ;;
    *) options=(-Onone) ;;
  esac
  "$swift/swiftc" -target $triple -enable-experimental-feature Embedded -enable-experimental-feature Extern \
    -wmo -parse-as-library -package-name unroll -swift-version 6 -Xfrontend -disable-stack-protector \
    -module-name "$module" -I "$build" -I Sources/CLanes -emit-module -emit-module-path "$build/$module.swiftmodule" \
    "${options[@]}" "$@"
}

make_driver() {
  local module sources
  write_files
  for module in "${modules[@]}"; do
    mapfile -t sources < <(find "Sources/$module" -name '*.swift' | sort)
    if [ "$module" = Phrases ]; then sources+=("$texts"); fi
    compile "$module" "${sources[@]}"
  done
  compile PortableDriver $here/Driver/*.swift "$files"
  # The linker of GNU refuses the copy relocations of Embedded Swift.
  aarch64-linux-gnu-gcc -static -fuse-ld=lld -B"$swift" -o "$build/driver" "$build"/*.o $library/$triple/*.a -lm
}

texts=$build/EmbeddedTexts.swift
files=$build/DriverFiles.swift
if ! [ -e "$build/driver" ] || [ -n "$(find Sources $here -newer "$build/driver" -type f | head -n 1)" ]; then make_driver; fi

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
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
