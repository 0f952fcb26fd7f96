#!/usr/bin/env bash
# Writes Sources/Console/Lessons/Files anew from the folder of sessions: after a lesson or one of its files was changed.
# A new one also wants a line in ShippedLessons.swift, and a new lesson one in TourCommand.swift.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=Sources/Console/Lessons/Files
rm -rf "$folder"
mkdir "$folder"
for file in sessions/*; do
  name=$(basename "$file")
  # one-hot.md: oneHotMD in OneHotMD.swift
  camel=$(sed -E 's/[-.]([a-z])/\U\1/g; s/[-.]//g; s/(Md|Csv)$/\U\1/' <<< "$name")
  {
    echo "// swift-format-ignore-file"
    echo "// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited."
    echo
    echo "extension ShippedLessons {"
    echo "  static let $camel = ####\"\"\""
    # Swift takes a carriage return before a newline for a part of it.
    sed $'s/\r$/\\\\####r/' "$file"
    # The newline before the closing quotes is none of the text's.
    echo
    echo '"""####'
    echo "}"
  } > "$folder/${camel^}.swift"
done
