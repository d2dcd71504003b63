package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Clients of databases: their statements are read as far as they surely start nothing; files of them are scripts. */
final class Databases {
    /** Without their versions. */
    private static final Set<String> NAMES = Set.of("psql", "mysql", "mariadb", "sqlite");

    private static final String PSQL =
            "c= f= d= h= p= U= v= F= P= R= T= o= L= set= variable= command= file= dbname= host= port= username= output="
                    + " log-file= pset= field-separator= record-separator= A t q x a b e E l n s S w W X 1 z 0 H"
                    + " no-align tuples-only quiet expanded list echo-all echo-queries no-psqlrc single-transaction csv"
                    + " html password no-password version help";

    private static final String MYSQL =
            "e= execute= u= user= h= host= P= port= D= database= S= socket= p? password? protocol= default-character-set="
                    + " N B s t v n r A E X H f C b skip-column-names batch silent table verbose raw vertical xml html"
                    + " force compress ssl skip-ssl version help V";

    private static final Set<String> SQLITE_FLAGS = Set.of(
            ("-header -noheader -column -csv -json -line -list -quote -table -box -markdown -html -tabs -readonly -batch"
                            + " -bail -echo -version -help -stats -safe")
                    .split(" ", -1));

    private static final Set<String> SQLITE_VALUED = Set.of("-separator", "-newline", "-nullvalue", "-mmap");

    private Databases() {}

    static void addTo(Map<String, Utility> all) {
        all.put("psql", Databases::psql);
        Utilities.add(all, "mysql mariadb", Databases::mysql);
        all.put("sqlite", Databases::sqlite);
    }

    /** Whether it is one of them, which runs what a file says. */
    static boolean hold(String name) {
        return NAMES.contains(name);
    }

    private static void psql(Call call) {
        call.touchPerhaps();
        Options given = Options.anywhere(PSQL, call.arguments());
        for (Word output : given.values("o", "output", "L", "log-file")) {
            if (output.startsWith("|") || output.text().isEmpty()) {
                call.doubt(Doubt.Kind.PROGRAM, "psql with an output that may be a program");
            }
            call.touch(output, FileTouch.Kind.WRITE);
        }
        given.values("f", "file").forEach(call::script);
        if (!given.sure() || given.operands().stream().anyMatch(Databases::mayBeOption)) {
            doubt(call);
        } else if (given.has("c") || given.has("command")) {
            judge(call, given.values("c", "command"));
        } else if (!given.has("f") && !given.has("file") && !asks(given) && !given.has("l") && !given.has("list")) {
            judgeInput(call);
        }
    }

    private static void mysql(Call call) {
        call.touchPerhaps();
        Options given = Options.anywhere(MYSQL, call.arguments());
        if (!given.sure() || given.operands().stream().anyMatch(Databases::mayBeOption)) {
            doubt(call);
        } else if (given.has("e") || given.has("execute")) {
            judge(call, given.values("e", "execute"));
        } else if (!asks(given) && !given.has("V")) {
            judgeInput(call);
        }
    }

    private static void sqlite(Call call) {
        call.touchPerhaps();
        List<Word> operands = new ArrayList<>();
        List<Word> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            String option = word.value().replaceFirst("^--", "-");
            if (SQLITE_VALUED.contains(option)) {
                i++;
            } else if (word.startsWith("-") && !SQLITE_FLAGS.contains(option)) {
                doubt(call);
                return;
            } else if (!word.startsWith("-")) {
                operands.add(word);
            }
        }
        if (operands.stream().anyMatch(Databases::mayBeOption)) {
            doubt(call);
        } else if (operands.size() > 1) {
            judge(call, operands.subList(1, operands.size()));
        } else if (!operands.isEmpty()) {
            judgeInput(call);
        }
    }

    private static boolean asks(Options given) {
        return given.has("version") || given.has("help");
    }

    /** One word of which the command says nothing is the name of a database. */
    private static boolean mayBeOption(Word word) {
        return Call.mayBeOption(word)
                && (word.many() || word.spellings().stream().anyMatch(text -> text.startsWith("-")));
    }

    private static void judge(Call call, List<Word> statements) {
        if (!statements.stream().allMatch(Databases::isQuiet)) {
            doubt(call);
        }
    }

    private static boolean isQuiet(Word statements) {
        return statements.text().filter(SqlText::isQuiet).isPresent();
    }

    /** What it reads: a file, a here-document, or what the programs before it print as far as the command says. */
    private static void judgeInput(Call call) {
        Printed printed = call.session().printed();
        if (printed.hidesSince(printed.start())) {
            call.hidden();
        }
        call.doubt(Doubt.Kind.SCRIPT, call.name() + " runs what it reads");
        if (!printed.since(printed.start()).stream().allMatch(SqlText::isQuiet)) {
            doubt(call);
        }
        call.session().awaited().forEach(document -> document.whenRead(text -> judge(call, List.of(text))));
    }

    private static void doubt(Call call) {
        call.doubt(Doubt.Kind.CODE, call.name() + " runs code that is not read");
    }
}
