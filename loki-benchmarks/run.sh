#!/bin/sh
# Measures, and makes docs/benchmarks.md from what was measured. Takes about ten minutes on a quiet machine.
#   loki-benchmarks/run.sh              everything
#   loki-benchmarks/run.sh Policy       only the benchmarks whose name holds "Policy"
#   loki-benchmarks/run.sh policy       only the benchmarks of that subject: policy, audit, scan, trace or
#                                       cost, which also records usage on a disk, on that of TMPDIR, else of the working tree
#   loki-benchmarks/run.sh scan allDetectors
#                                       only those of the subject whose name holds that; the others keep their rows. With
#                                       FORKS=1 each of allDetectors, seedKinds and OtherEngines takes less than two minutes
#   loki-benchmarks/run.sh start        only the start of whole processes
#   loki-benchmarks/run.sh worst        only the search for the text that stalls the scanner most
#   loki-benchmarks/run.sh load         only the audit trail on a disk: on that of TMPDIR, else of the working tree
#   loki-benchmarks/run.sh events       only the event bus on a disk, as well
#   loki-benchmarks/run.sh traces       only spans: what one costs, and their way to a collector, beside opentelemetry-java
#   loki-benchmarks/run.sh memory       only the memory of ten million spans whose receiver is down half of the time; five minutes
#   loki-benchmarks/run.sh page         only the page
# LOAD_ENTRIES is the length of the chain that "load" verifies: 1,000,000 by default, 10000000 needs 4 GB of disk.
# BUILT=1 takes the classes that are there, where only measuring may take time. FORKS is how many JVMs measure each benchmark.
# JAVA_HOMES lists the JDKs whose start is measured; JAVA_HOME's own by default.
set -eu
cd -- "$(dirname -- "$0")/.."
raw=docs/benchmarks
only=${1-}
part=${2-}

java_home=${JAVA_HOME:-$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')}
java=$java_home/bin/java
app=loki-benchmarks/target/app
[ -n "${BUILT-}" ] || mvn -B -q -Dquick -Dmaven.test.skip=true -pl loki-benchmarks,loki-cli -am package \
  dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/app </dev/null >&2
classes=loki-benchmarks/target/classes:$app/*

# Notes beside the results named so when and on what they were measured.
measured() { # RESULTS
  cpu=$(sed -n '/^model name/{s/.*: *//p;q;}' /proc/cpuinfo 2>/dev/null || true)
  jvm=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.vendor\.version = //p; s/^ *java\.runtime\.version = /JDK /p' | sort -r | paste -sd' ' -)
  others=$(grep -v "^$1=" "$raw/measured.properties" 2>/dev/null || true)
  printf '%s\n' "$others" "$1=$(date -u +%Y-%m-%d), ${cpu:-$(uname -m)}, $(getconf _NPROCESSORS_ONLN) cores, $jvm${FORKS:+, forks: $FORKS}" \
    | grep . | sort > "$raw/measured.properties"
}

measure() { # SUBJECT
  # shellcheck disable=SC2086
  "$java" -cp "$classes" org.openjdk.jmh.Main "dev\.loki\.benchmarks\.$1\..*$only$part.*" ${FORKS:+-f $FORKS} \
    -prof gc -rf json -rff "$raw/$1.raw"
  sed 's|"jvm" : ".*"|"jvm" : "java"|' "$raw/$1.raw" > "$raw/$1.part" # the folder is nobody else's business
  [ -n "$only$part" ] || rm -f "$raw/$1.json"
  "$java" -cp "$classes" dev.loki.benchmarks.page.MergedResults "$raw/$1.json" "$raw/$1.part"
  rm "$raw/$1.raw" "$raw/$1.part"
  measured "$1"
}

case $only in
  start | load | events | page | worst | memory) ;;
  traces) only= && measure trace && only=traces ;;
  cost) only= && measure cost && only=cost ;;
  policy | audit | scan | trace)
    subject=$only only=
    measure "$subject"
    only=$subject ;;
  *) for subject in policy audit scan trace cost; do
    if grep -rlq "$only" loki-benchmarks/src/main/java/dev/loki/benchmarks/$subject; then measure $subject; fi
  done ;;
esac
case $only in
  '' | worst)
    "$java" -cp "$classes" dev.loki.benchmarks.scan.WorstTexts "$raw/worst-texts.json" >&2
    measured worst-texts ;;
esac
case $only in
  '' | start)
    # shellcheck disable=SC2086
    "$java" -cp "$classes" dev.loki.benchmarks.start.StartTimes \
      ./loki examples/quickstart "$raw/start.json" ${JAVA_HOMES:-$java_home}
    measured start ;;
esac
case $only in
  '' | load)
    work=$(mktemp -d "${TMPDIR:-loki-benchmarks/target}/load.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    "$java" -cp "$classes" dev.loki.benchmarks.audit.AuditLoad "$work" "$raw/audit-load.json"
    for cores in 1 2; do
      "$java" -Xmx256m -XX:ActiveProcessorCount=$cores -cp "$classes" dev.loki.benchmarks.audit.VerifyLoad \
        "$work" "${LOAD_ENTRIES:-1000000}" "$raw/audit-load.json"
    done
    measured audit-load ;;
esac
case $only in
  '' | events)
    bus=$(mktemp -d "${TMPDIR:-loki-benchmarks/target}/events.XXXXXX")
    trap 'rm -rf "${work:-$bus}" "$bus"' EXIT
    "$java" -cp "$classes" dev.loki.benchmarks.event.EventLoad "$bus" "$raw/event-load.json"
    measured event-load ;;
esac
case $only in
  '' | cost)
    state=$(mktemp -d "${TMPDIR:-loki-benchmarks/target}/costs.XXXXXX")
    trap 'rm -rf "${work:-$state}" "${bus:-$state}" "$state"' EXIT
    "$java" -cp "$classes" dev.loki.benchmarks.cost.CostLoad "$state" "$raw/cost-load.json"
    measured cost-load ;;
esac
case $only in
  '' | traces)
    "$java" -cp "$classes" dev.loki.benchmarks.trace.ExportLoad "$raw/trace-export.json" 3 >&2
    measured trace-export ;;
esac
case $only in
  '' | memory)
    mvn -B -q -Dquick -Pnightly -pl loki-adapter-otlp -am -Dtest=LongOutagesTest -Dsurefire.failIfNoSpecifiedTests=false \
      test </dev/null >&2
    cp loki-adapter-otlp/target/trace-memory.json "$raw/trace-memory.json"
    measured trace-memory ;;
esac
"$java" -cp "$classes" dev.loki.benchmarks.page.BenchmarkPage "$raw" docs/benchmarks.md
echo "docs/benchmarks.md is made" >&2
