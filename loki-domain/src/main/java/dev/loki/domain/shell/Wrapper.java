package dev.loki.domain.shell;

import java.util.List;

/**
 * A program that starts the one its operands name.
 *
 * @param options those it knows, as {@link Options} reads them
 * @param before how many operands stand before the program
 * @param assignments whether {@code NAME=value} may stand before the program
 */
record Wrapper(String options, int before, boolean assignments) implements Utility {
    static Wrapper of(String options) {
        return new Wrapper(options, 0, false);
    }

    @Override
    public void judge(Call call) {
        judge(call, Options.leading(options, call.arguments()));
    }

    void judge(Call call, Options given) {
        if (!given.sure()) {
            call.doubt(Doubt.Kind.PROGRAM, "options of " + call.name() + " that are not surely known");
        }
        List<Word> left = given.operands();
        int start = assignments ? assign(call, left) : 0;
        int program = Math.min(start + before, left.size());
        if (left.subList(start, program).stream().anyMatch(Word::many)) {
            call.doubt(Doubt.Kind.PROGRAM, "an argument of " + call.name() + " that may be none or several");
        }
        call.run(left.subList(program, left.size()));
    }

    private static int assign(Call call, List<Word> words) {
        int count = 0;
        while (count < words.size() && words.get(count).value().indexOf('=') > 0) {
            if (words.get(count).many()) {
                call.doubt(Doubt.Kind.PROGRAM, "an assignment that may be several words");
            }
            call.session().assign(words.get(count++), call.invocation().position());
        }
        return count;
    }
}
