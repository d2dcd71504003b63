package dev.loki.adapter.fs.workflow;

import dev.loki.ports.id.IdSource;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An entry of the file at GITHUB_OUTPUT, in its form for values of several lines. The delimiter cannot be guessed, so that
 * no value ends its entry and begins another.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings">GitHub,
 *     workflow commands</a>
 */
final class GitHubOutput {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private final IdSource ids;

    GitHubOutput(IdSource ids) {
        this.ids = ids;
    }

    /**
     * The lines of an output.
     *
     * @throws IllegalArgumentException where the name is none
     */
    String entry(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected the name of an output, such as prd-file");
        }
        String delimiter = delimiter(value);
        return name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n";
    }

    private String delimiter(String value) {
        String delimiter;
        do {
            delimiter = "loki_" + HexFormat.of().toHexDigits(ids.nextBits())
                    + HexFormat.of().toHexDigits(ids.nextBits());
        } while (value.contains(delimiter));
        return delimiter;
    }
}
