package dev.loki.domain.shell;

import java.util.List;

/** Programs that start another as another user. */
final class OtherUsers {
    private static final Wrapper SUDO = new Wrapper(
            "A b B E e H h i K k l N n P S s V v g= p= C= c= D= R= r= t= T= U= u= preserve-env? user= group= login"
                    + " non-interactive set-home stdin shell background chdir= prompt= edit",
            0,
            true);

    private OtherUsers() {}

    static void sudo(Call call) {
        Options given = Options.leading(SUDO.options(), call.arguments());
        if (given.has("e") || given.has("edit")) {
            call.touch(given.operands(), FileTouch.Kind.WRITE);
        } else if (given.operands().isEmpty() && (given.has("s") || given.has("i"))) {
            call.doubt(Doubt.Kind.PROGRAM, "sudo starts a shell that reads its standard input");
        } else {
            SUDO.judge(call, given);
        }
    }

    static void switchUser(Call call) {
        Options given = Options.anywhere(
                "c= g= G= s= u= w= T= command= group= shell= user= session-command= login l m p f P pty",
                call.arguments());
        List<Word> commands = given.values("c", "command", "session-command");
        commands.forEach(call::read);
        if (given.has("u") || given.has("user")) {
            Wrapper.of("u= user= g= group= G= supp-group=").judge(call);
        } else if (commands.isEmpty() || !given.sure()) {
            call.doubt(Doubt.Kind.PROGRAM, call.name() + " starts a shell that is told elsewhere what to run");
        }
    }
}
