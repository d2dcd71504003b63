package dev.loki.cli.policy;

import dev.loki.cli.command.Candidates;
import dev.loki.cli.command.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

/** What a policy command asks: an enforcement point and a context. */
public final class QuestionParameters {

    /** The context where none is given. */
    public static final String NOTHING = "{}";

    private static final int MAX_CONTEXT_BYTES = 20_000_000;

    @Parameters(
            index = "0",
            paramLabel = "POINT",
            completionCandidates = Candidates.Points.class,
            description = "pre_execution, pre_deployment, resource or data.")
    String point = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JSON|-",
            defaultValue = NOTHING,
            description = "The context as a JSON object; - reads it from standard input. Default: {}")
    String context = NOTHING;

    byte[] contextBytes(Invocation invocation) throws IOException {
        return contextBytes(context, invocation);
    }

    /** What {@code -} stands for is read; every other text is the context itself. */
    static byte[] contextBytes(String context, Invocation invocation) throws IOException {
        if (!context.equals("-")) {
            return context.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = invocation.in().readNBytes(MAX_CONTEXT_BYTES + 1);
        if (bytes.length > MAX_CONTEXT_BYTES) {
            throw new IOException("more than " + MAX_CONTEXT_BYTES + " bytes");
        }
        return bytes;
    }
}
