package dev.loki.domain.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code ssh}: starts a command on another machine, which is read as if it ran here. */
final class Ssh implements Utility {
    private static final String OPTIONS =
            "4 6 A a C f G g K k M N n q s T t V v X x Y y B= b= c= D= E= e= F= I= i= J= L= l= m= O= o= p= Q= R= S= W= w=";

    @Override
    public void judge(Call call) {
        Options given = Options.leading(OPTIONS, call.arguments());
        List<Word> operands = given.operands();
        Options rest = Options.leading(OPTIONS, operands.subList(Math.min(1, operands.size()), operands.size()));
        boolean steered = Stream.of(given, rest).anyMatch(Ssh::steers);
        boolean idle = rest.operands().isEmpty() && !given.has("N") && !rest.has("N");
        if (steered || operands.isEmpty() || Call.mayBeOption(operands.get(0)) || idle) {
            call.doubt(Doubt.Kind.PROGRAM, "ssh runs what its options or its standard input say");
        }
        call.touch(given.values("E"), FileTouch.Kind.WRITE);
        call.touch(rest.values("E"), FileTouch.Kind.WRITE);
        if (!rest.operands().isEmpty()) {
            call.readJoined(rest.operands());
        }
    }

    private static boolean steers(Options given) {
        return !given.sure()
                || given.has("F")
                || given.values("o").stream()
                        .anyMatch(word -> word.form() != Word.Form.TEXT
                                || word.value().toLowerCase(Locale.ROOT).contains("command"));
    }
}
