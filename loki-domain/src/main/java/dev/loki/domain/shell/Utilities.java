package dev.loki.domain.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All programs that are known, by name. */
final class Utilities {
    /** Programs that neither start another nor change a file, whatever their arguments. */
    private static final String READERS = """
        : [ arch b2sum base32 base64 basename bg blkid break cal caller cat cksum clear cmp col column comm continue
        cut df diff dig dirname dirs disown du echo egrep exit expand expr factor false fg fgrep fmt fold free
        getconf getent getopt getopts grep groups head hexdump host hostid id jobs join jq kill killall let locale
        logname logout ls lsblk lscpu lsof md5 md5sum mesg mountpoint netstat nl nproc nslookup numfmt od paste
        pathchk pgrep ping pinky pkill popd pr printenv printf ps pwd read readlink realpath return rev seq sha1sum
        sha224sum sha256sum sha384sum sha512sum shift shopt shasum sleep ss stat strings stty suspend sum tac tail
        test times tput tr true tsort tty type ulimit umask unalias uname unexpand unset uptime users vmstat w wait
        wc whatis whereis which who whoami yes zcat zgrep
        """;

    private static final Set<String> QUIET = Set.of(READERS.strip().split("\\s+", -1));

    private static final Set<String> CODE_OPTIONS =
            Set.of("-c", "-e", "-lc", "-x", "--", "--command", "--cmd", "--exec", "--execute", "--eval", "--run");

    private static final Map<String, Utility> KNOWN = known();

    private Utilities() {}

    private static Map<String, Utility> known() {
        Map<String, Utility> all = new HashMap<>();
        for (String name : QUIET) {
            all.put(name, call -> {});
        }
        Wrappers.addTo(all);
        Builtins.addTo(all);
        FileUtilities.addTo(all);
        Copies.addTo(all);
        Lists.addTo(all);
        Archives.addTo(all);
        Downloads.addTo(all);
        Interpreters.addTo(all);
        Searches.addTo(all);
        Readers.addTo(all);
        Decoders.addTo(all);
        Databases.addTo(all);
        Containers.addTo(all);
        ObjectStores.addTo(all);
        Formatters.addTo(all);
        return Map.copyOf(all);
    }

    static void judge(Call call) {
        Utility known = KNOWN.get(call.name());
        Utility versionless = known == null ? KNOWN.get(withoutVersion(call.name())) : known;
        (versionless == null ? (Utility) Utilities::unknown : versionless).judge(call);
    }

    /** A program that nobody here knows may start the first of its arguments that is the name of one that does harm. */
    private static void unknown(Call call) {
        call.touchPerhaps();
        List<Word> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).value().indexOf(' ') > 0 && mayBeCode(words, i)) {
                call.read(words.get(i));
            }
            if (words.get(i)
                    .baseName()
                    .map(Invocation::plain)
                    .filter(Utilities::mayHarm)
                    .isPresent()) {
                call.run(words.subList(i, words.size()));
                return;
            }
        }
    }

    private static boolean mayHarm(String name) {
        return name.length() > 1 && KNOWN.containsKey(name) && !QUIET.contains(name);
    }

    /** Whether a text that begins with such a name stands where no option says what else it is. */
    private static boolean mayBeCode(List<Word> words, int at) {
        String first = words.get(at).value().strip().split("\\s+", 2)[0];
        String before = at == 0 ? "" : words.get(at - 1).value();
        return mayHarm(first) && (!before.startsWith("-") || CODE_OPTIONS.contains(before));
    }

    /** Whether the program of this name runs what a file says, or the program that its arguments name. */
    static boolean runsFiles(String name) {
        Utility known = KNOWN.get(withoutVersion(Invocation.plain(name)));
        return known instanceof Interpreter
                || known instanceof ShellProgram
                || Databases.hold(withoutVersion(Invocation.plain(name)))
                || name.equals(".")
                || name.equals("source");
    }

    /** {@code python} of {@code python3.11}. */
    private static String withoutVersion(String name) {
        int end = name.length();
        while (end > 1 && "0123456789.-@".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    /** Adds one utility under several names, separated by blanks. */
    static void add(Map<String, Utility> all, String names, Utility utility) {
        for (String name : names.split(" ", -1)) {
            all.put(name, utility);
        }
    }
}
