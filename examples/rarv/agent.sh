#!/bin/sh
# An agent that mends leap.sh, one fault at a time, and needs no model for it. It is given the phase it is in.
#   loki run --project examples/rarv    (in a copy: it changes leap.sh)
loki=${LOKI_LAUNCHER:-loki}

say() { printf 'agent: %s\n' "$1"; }

# What is wrong, as the tests tell it; its first line is what is done about first.
reason() {
  sh test.sh >plan.txt
  say "iteration $LOKI_ITERATION: $(head -n 1 plan.txt)"
}

# Writes leap.sh anew. Asks before, as everything should that changes a file.
write() {
  "$loki" policy check pre_execution '{"file_path":"leap.sh"}' >/dev/null || exit
  cat >leap.sh <<END
#!/bin/sh
# Says whether a year is a leap year.
year=\$1
if $1; then
  echo leap
else
  echo common
fi
END
}

act() {
  case $(head -n 1 plan.txt) in
    1900:*)
      say "years that end in 00 are common"
      write '[ $((year % 4)) -eq 0 ] && [ $((year % 100)) -ne 0 ]'
      ;;
    2000:*)
      say "but every fourth of them is not"
      write '[ $((year % 4)) -eq 0 ] && [ $((year % 100)) -ne 0 ] || [ $((year % 400)) -eq 0 ]'
      ;;
    *) say "there is nothing to do" ;;
  esac
}

reflect() { say "the rule is now: $(grep '^if' leap.sh)"; }

case $1 in
  reason | act | reflect) "$1" ;;
  *)
    echo "expected reason, act or reflect" >&2
    exit 64
    ;;
esac
