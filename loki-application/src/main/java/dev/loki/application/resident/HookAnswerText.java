package dev.loki.application.resident;

import dev.loki.ports.hook.HookReply;
import java.nio.charset.StandardCharsets;

/**
 * A hook's answer as a text that a shell can take apart: {@code loki-hook/1 CODE}, what goes to stderr, a separator, what goes
 * to stdout, and the separator once more, as a sign that nothing is missing.
 */
final class HookAnswerText {

    /** What the client script speaks. */
    static final String PROTOCOL = "loki-hook/1";

    private static final String SEPARATOR = "\n%loki%";
    private static final int LONGEST_ERRORS = 8 << 10;

    private HookAnswerText() {}

    static byte[] of(HookReply reply) {
        return text(Integer.toString(reply.exitCode()), reply.stderr(), reply.stdout());
    }

    /** There is no answer, and why. */
    static byte[] fault(String reason) {
        return text("fault", reason, "");
    }

    private static byte[] text(String code, String errors, String output) {
        String line = output.isEmpty() || output.endsWith("\n") ? output : output + "\n";
        return (PROTOCOL + " " + code + "\n" + bounded(errors) + SEPARATOR + line + SEPARATOR)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A shell has no NUL in its texts. */
    private static String bounded(String errors) {
        String text = errors.strip().replace("\0", "?").replace(SEPARATOR, "\n?loki?");
        return text.length() <= LONGEST_ERRORS ? text : text.substring(0, LONGEST_ERRORS) + "...";
    }
}
