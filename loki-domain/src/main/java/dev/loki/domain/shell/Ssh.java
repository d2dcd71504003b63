package dev.loki.domain.shell;

import java.util.List;
import java.util.Locale;

/** {@code ssh}: starts a command on another machine, which is read as if it ran here. */
final class Ssh implements Utility {

    @Override
    public void judge(Call call) {
        Options given = Options.leading(
                "4 6 A a C f G g K k M N n q s T t V v X x Y y B= b= c= D= E= e= F= I= i= J= L= l= m= O= o= p= Q= R= S= W= w=",
                call.arguments());
        boolean steered = given.values("o").stream()
                .anyMatch(word -> word.form() != Word.Form.TEXT
                        || word.value().toLowerCase(Locale.ROOT).contains("command"));
        List<Word> operands = given.operands();
        if (!given.sure()
                || steered
                || given.has("F")
                || operands.isEmpty()
                || Call.mayBeOption(operands.get(0))
                || (operands.size() == 1 && !given.has("N"))) {
            call.doubt(Doubt.Kind.PROGRAM, "ssh runs what its options or its standard input say");
        }
        call.touch(given.values("E"), FileTouch.Kind.WRITE);
        if (operands.size() > 1) {
            Options rest = Options.leading("t T n q v A", operands.subList(1, operands.size()));
            call.readJoined(rest.operands());
            if (!rest.sure()) {
                call.doubt(Doubt.Kind.PROGRAM, "an option of ssh behind the host");
            }
        }
    }
}
