package dev.loki.cli;

import dev.loki.cli.command.HotCommand;
import dev.loki.cli.event.EventEmission;
import dev.loki.cli.policy.PolicyCheck;
import dev.loki.cli.policy.QuestionParameters;
import dev.loki.cli.text.LostCharacters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands that an agent waits for, read by hand where they are typed in the usual way: picocli, whose byte code is
 * too old for an archive of classes, costs more time than the answer. Whatever is not usual, such as a request for help
 * or a mistake, is left to picocli; what both read, they read alike. Here and in what it calls, neither lambdas nor
 * streams: the first of a process takes 10 ms.
 */
final class HotCommands {

    private static final String CLAIM = "--claim";

    /** What is printed is JSON anyway. */
    private static final String JSON = "--json";

    private HotCommands() {}

    /** What these arguments ask for; null where picocli must look at them. */
    static @Nullable HotCommand read(String... arguments) {
        if (arguments.length < 3) {
            return null;
        }
        List<String> rest = List.of(arguments).subList(2, arguments.length);
        return switch (arguments[0] + " " + arguments[1]) {
            case "policy check" -> policyCheck(HotArguments.read(rest, CLAIM, JSON));
            case "event emit" -> eventEmit(HotArguments.read(rest, JSON), rest);
            default -> null;
        };
    }

    private static @Nullable HotCommand policyCheck(@Nullable HotArguments typed) {
        if (typed == null || typed.words().size() > 2) {
            return null;
        }
        List<String> words = typed.words();
        String context = words.size() == 2 ? words.get(1) : QuestionParameters.NOTHING;
        return new PolicyCheck(typed.project(), words.get(0), context, typed.has(CLAIM));
    }

    /** A check answers what lost characters itself, by denying it. */
    private static @Nullable HotCommand eventEmit(@Nullable HotArguments typed, List<String> arguments) {
        if (typed == null || typed.words().size() < 3 || LostCharacters.inAny(arguments)) {
            return null;
        }
        List<String> words = typed.words();
        EventEmission emission = new EventEmission(
                typed.project(), words.get(0), words.get(1), words.get(2), words.subList(3, words.size()));
        return emission.wrongUsage() == null ? emission : null;
    }
}
