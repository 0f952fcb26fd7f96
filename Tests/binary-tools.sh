# Sourced by scripts that look into binaries.

# The path of GNU's nm or objdump, or of LLVM's, which every Swift toolchain brings. Ends the script if neither is here.
tool() {
  command -v "$1" || command -v "llvm-$1" || command -v "$(dirname "$(readlink -f "$(command -v swiftc)")")/llvm-$1" || {
    echo "$(basename "$0"): neither $1 nor llvm-$1 is here" >&2
    exit 2
  }
}
