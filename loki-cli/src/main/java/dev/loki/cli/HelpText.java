package dev.loki.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Lets the terminal's width alone decide where a paragraph below a command's options is broken. */
final class HelpText {

    private static final Pattern BEGINS_ANEW = Pattern.compile("|Examples?: .*|\\s.*");
    private static final Pattern ENDS = Pattern.compile("|Examples?: .*|\\s.*|.*[.:]");

    private HelpText() {}

    static void reflow(CommandLine command) {
        CommandLine.Model.UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.footer(joined(usage.footer()));
        command.getSubcommands().values().forEach(HelpText::reflow);
    }

    /** A line that does not end a sentence goes on in the next one. */
    private static String[] joined(String[] lines) {
        List<String> paragraphs = new ArrayList<>();
        for (String line : lines) {
            int last = paragraphs.size() - 1;
            if (last >= 0
                    && !ENDS.matcher(paragraphs.get(last)).matches()
                    && !BEGINS_ANEW.matcher(line).matches()) {
                paragraphs.set(last, paragraphs.get(last) + " " + line);
            } else {
                paragraphs.add(line);
            }
        }
        return paragraphs.toArray(String[]::new);
    }
}
