#!/bin/sh
# The tests of leap.sh. Ends with 1 where one fails.
failed=0

check() {
  found=$(sh leap.sh "$1")
  if [ "$found" != "$2" ]; then
    printf '%s: expected %s, found %s\n' "$1" "$2" "$found"
    failed=$((failed + 1))
  fi
}

check 2023 common
check 2024 leap
check 1900 common
check 2000 leap

[ "$failed" -eq 0 ] && echo "4 of 4 passed" && exit 0
echo "$((4 - failed)) of 4 passed"
exit 1
