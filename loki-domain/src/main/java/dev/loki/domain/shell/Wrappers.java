package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that start another: with other rights, in another place, later, often, or watched. */
final class Wrappers {
    private static final Wrapper FLOCK = new Wrapper(
            "s x e u n w= E= c= o F v shared exclusive unlock nonblock nb wait= timeout= command= close no-fork",
            1,
            false);
    private static final Wrapper WATCH =
            Wrapper.of("n= d? t b e g c x w p interval= differences? no-title beep errexit chgexit color exec precise");
    private static final Wrapper STRACE = Wrapper.of(
            "f ff c C d h i k n q qq r t tt ttt T v V w x xx y yy Y z Z a= b= e= E= I= o= O= p= P= s= S= u= U= X="
                    + " follow-forks");
    private static final Wrapper TIME = Wrapper.of("p v a q V f= o= portability verbose append quiet format= output=");

    private static final Set<String> AUDITS_THAT_READ = Set.of("verify", "verify-dashboard", "list");

    private Wrappers() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "sh bash dash zsh ksh ash mksh rbash", new ShellProgram());
        all.put("env", new Env());
        all.put("sudo", OtherUsers::sudo);
        all.put("time", call -> writing(call, TIME, "o", "output"));
        Utilities.add(all, "strace ltrace", call -> writing(call, STRACE, "o"));
        all.put("flock", Wrappers::flock);
        all.put("watch", Wrappers::watch);
        all.put("script", Wrappers::script);
        Utilities.add(all, "su runuser", OtherUsers::switchUser);
        all.put("ssh", new Ssh());
        all.put("ansible", Wrappers::ansible);
        addPlain(all);
        all.put("find", new Find());
        all.put("xargs", new Xargs());
        Utilities.add(all, "parallel", Wrappers::parallel);
        Utilities.add(
                all,
                "systemd-run firejail bwrap proot screen tmux at batch expect socat nc ncat netcat start-stop-daemon"
                        + " pkexec prlimit setpriv setarch i386 x86_64 uname26 numactl cgexec runcon aa-exec capsh"
                        + " faketime xvfb-run cpulimit direnv eatmydata winpty wsl cmd cmd.exe powershell pwsh"
                        + " ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 ld-musl-x86_64.so.1 sg newgrp entr ld.so gdb lldb"
                        + " rlwrap fzf dc valgrind perf",
                Wrappers::opaque);
        all.put("loki", Wrappers::governed);
    }

    /**
     * {@code loki run} starts its command under the policies of a project that the arguments may name. Of the others, some
     * write the files that they are told to.
     */
    private static void governed(Call call) {
        List<Word> arguments = call.arguments();
        boolean harmless = !arguments.isEmpty()
                && arguments.get(0).form() == Word.Form.TEXT
                && !arguments.get(0).is("run");
        if (!harmless) {
            opaque(call);
        } else if (!onlyReads(arguments)) {
            call.touchPerhaps();
        }
    }

    private static boolean onlyReads(List<Word> arguments) {
        Word group = arguments.get(0);
        return group.is("policy")
                || (group.is("audit")
                        && arguments.size() > 1
                        && AUDITS_THAT_READ.contains(arguments.get(1).value())
                        && arguments.get(1).form() == Word.Form.TEXT);
    }

    /** One module with its arguments: a command, or names with values, of which some are files. */
    private static void ansible(Call call) {
        Options given = Options.anywhere(
                "a= m= i= e= u= f= l= B= P= T= M= c= t= args= module-name= inventory= extra-vars= user= forks= limit=",
                call.arguments());
        for (Word arguments : given.values("a", "args")) {
            call.read(arguments);
            Word.split(arguments.spellings()).stream()
                    .filter(piece -> piece.matches("(?s)(dest|path|name|creates|removes|chdir)=.*"))
                    .map(piece -> piece.replaceAll("[\"']", "").replaceFirst("^\\w+=", ""))
                    .forEach(file -> call.touch(Word.sketched(file), FileTouch.Kind.TREE));
        }
    }

    private static void addPlain(Map<String, Utility> all) {
        Utilities.add(
                all,
                "nohup busybox toybox fakeroot dbus-run-session noglob nocorrect - builtin torsocks",
                Wrapper.of(""));
        all.put("nice", Wrapper.of("# n= adjustment="));
        all.put("ionice", Wrapper.of("c= n= p= P= u= t class= classdata= ignore"));
        all.put("timeout", new Wrapper("k= s= v foreground preserve-status verbose kill-after= signal=", 1, false));
        all.put("gtimeout", new Wrapper("k= s= v foreground preserve-status verbose kill-after= signal=", 1, false));
        all.put("stdbuf", Wrapper.of("i= o= e= input= output= error="));
        all.put("setsid", Wrapper.of("c f w ctty fork wait"));
        all.put("doas", Wrapper.of("n s L u= C= a="));
        all.put("chroot", Wrappers::otherRoot);
        all.put(
                "unshare",
                Wrapper.of("m? u? i? n? p? U? C? T? f r c mount? uts? ipc? net? pid? user? cgroup? fork map-root-user"
                        + " map-current-user mount-proc? R= root= w= wd= S= G= setuid= setgid= kill-child?"));
        all.put(
                "nsenter",
                Wrapper.of("a F t= m? u? i? n? p? U? C? T? r? w? S= G= all target= mount? net? pid? user? ipc? uts?"));
        all.put("taskset", new Wrapper("a c p all-tasks cpu-list pid", 1, false));
        all.put("chrt", new Wrapper("a b d f i o r R v p", 1, false));
        all.put("caffeinate", Wrapper.of("d i m s u t= w="));
        all.put("exec", Wrapper.of("c l a="));
        all.put("command", Wrappers::command);
        all.put("unbuffer", Wrapper.of("p"));
        all.put("chronic", Wrapper.of("v e"));
        all.put("linux32", Wrapper.of(""));
        all.put("linux64", Wrapper.of(""));
    }

    private static void otherRoot(Call call) {
        call.doubt(Doubt.Kind.FILES, "chroot, below which paths mean others");
        new Wrapper("userspec= groups= skip-chdir", 1, false).judge(call);
    }

    private static void writing(Call call, Wrapper wrapper, String... outputs) {
        Options given = Options.leading(wrapper.options(), call.arguments());
        call.touch(given.values(outputs), FileTouch.Kind.WRITE);
        wrapper.judge(call, given);
    }

    private static void flock(Call call) {
        Options given = Options.leading(FLOCK.options(), call.arguments());
        call.touch(given.operands().stream().limit(1).toList(), FileTouch.Kind.WRITE);
        List<Word> operands = given.operands();
        if (operands.size() > 2 && (operands.get(1).is("-c") || operands.get(1).is("--command"))) {
            call.read(operands.get(2));
        } else {
            given.values("c", "command").forEach(call::read);
            FLOCK.judge(call, given);
        }
    }

    private static void watch(Call call) {
        Options given = Options.leading(WATCH.options(), call.arguments());
        if (given.has("x") || given.has("exec") || !given.sure()) {
            WATCH.judge(call, given);
        } else {
            call.readJoined(given.operands());
        }
    }

    private static void script(Call call) {
        Options given =
                Options.anywhere("c= I= O= B= E= T= m= o= t? command= return quiet append flush", call.arguments());
        call.touch(given.values("I", "O", "B", "T", "t"), FileTouch.Kind.WRITE);
        call.touch(
                given.operands().isEmpty()
                        ? Word.of("typescript")
                        : given.operands().get(0),
                FileTouch.Kind.WRITE);
        List<Word> commands = given.values("c", "command");
        commands.forEach(call::read);
        if (commands.isEmpty() || given.operands().size() > 1) {
            call.doubt(Doubt.Kind.PROGRAM, "script starts a shell or a program of its operands");
        }
    }

    private static void command(Call call) {
        Options given = Options.leading("p v V", call.arguments());
        if ((!given.has("v") && !given.has("V")) || !given.sure()) {
            Wrapper.of("p v V").judge(call, given);
        }
    }

    private static void parallel(Call call) {
        call.doubt(Doubt.Kind.PROGRAM, "parallel makes commands of its input");
        List<Word> operands = Options.leading(
                        "# 0 k X m t u j= I= N= n= L= P= a= d= jobs= keep-order null bar progress halt= joblog="
                                + " colsep= arg-file=",
                        call.arguments())
                .operands();
        List<Word> command =
                operands.stream().takeWhile(word -> !word.startsWith(":::")).toList();
        Printed printed = call.session().printed();
        List<String> names = new ArrayList<>(Word.split(printed.since(printed.start())));
        operands.stream()
                .skip(command.size())
                .filter(word -> !word.startsWith(":::"))
                .forEach(word -> names.addAll(word.pieces()));
        List<Word> words =
                new ArrayList<>(new Placeholder("{}", names, call.session().names()).replaceIn(command));
        words.add(Word.unknown("what parallel reads", names));
        call.run(command.isEmpty() ? words : words.size() == 2 ? commandLine(words) : words);
    }

    /** A command that is given as one word is a text. */
    private static List<Word> commandLine(List<Word> words) {
        List<Word> split = new ArrayList<>(Word.split(words.get(0).spellings()).stream()
                .map(Word::sketched)
                .toList());
        split.addAll(words.subList(1, words.size()));
        return split;
    }

    private static void opaque(Call call) {
        call.doubt(Doubt.Kind.PROGRAM, call.name() + " starts programs in a way that is not read");
        call.touchPerhaps();
    }
}
