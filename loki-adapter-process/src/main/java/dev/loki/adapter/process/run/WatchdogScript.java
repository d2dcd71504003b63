package dev.loki.adapter.process.run;

/** What the {@link Watchdog} does, for a POSIX shell. */
final class WatchdogScript {

    /**
     * Arguments: the session; then, where a terminal has to be put in order, its settings, the process above the governor,
     * the terminal's number and the governor's process group. The terminal is standard output. It reads a word a line:
     * {@code done}, {@code none} or the number of a process group, or {@code also} with a process and its start.
     *
     * <p>The last look finds what was started between two looks. The shell itself has another environment. A shell above
     * the governor that has taken its terminal back, or given it to another, has put it in order itself.
     */
    static final String TEXT = """
            trap '' INT QUIT HUP TERM TTOU
            session=$1 settings=$2 above=$3 terminal=$4 own=$5
            group=
            others=
            stat() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null; }
            started() { stat "$1" | cut -d ' ' -f 20; }
            given() { grep -lzsxF -e "LOKI_SESSION_ID=$session" /proc/[0-9]*/environ | tr '\\0' '\\n' | tr -dc '0-9\\n'; }
            told() { for one in $others; do [ "$(started "${one%:*}")" != "${one#*:}" ] || echo "${one%:*}"; done; }
            members() { given; told; }
            signal() {
              [ -z "$group" ] || kill -s "$1" -- "-$group" 2>/dev/null
              for pid in $(members); do kill -s "$1" "$pid" 2>/dev/null; done
            }
            gone() { [ -z "$(members)" ] && { [ -z "$group" ] || ! kill -s 0 -- "-$group" 2>/dev/null; }; }
            finish() {
              [ -n "$settings" ] || exit 0
              sleep 0.1
              set -- $(stat "$above")
              [ "$5" != "$terminal" ] || [ "$6" = "$own" ] || ! kill -s 0 -- "-$6" 2>/dev/null || exit 0
              stty "$settings" 0<&1 &
              sleep 0.5
              kill -s KILL "$!" 2>/dev/null
              exit 0
            }
            while read -r word pid start; do
              case $word in
                done) exit 0 ;;
                none) group= ;;
                also) others="$others $pid:$start" ;;
                *) group=$word ;;
              esac
            done
            signal TERM
            for wait in 1 2 3 4 5; do gone && finish; sleep 0.1; done
            for round in 1 2 3 4 5 6 7 8 9 10; do signal KILL; gone && finish; sleep 0.1; done
            finish
            """;

    private WatchdogScript() {}
}
