package dev.loki.cli.tracker;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.tracker.Subtask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subtasks as a Markdown list: each item at the beginning of a line is one, and what is indented below it is its
 * description. Checkboxes are left out. Other lines are passed over.
 */
final class SubtaskList {

    private static final Pattern ITEM = Pattern.compile("(?:[-*+]|[0-9]{1,9}[.)])\\s+(?:\\[[ xX]]\\s+)?(\\S.*)");
    private static final int MOST = 200;
    private static final int LONGEST_TITLE = 250;

    private final List<Subtask> subtasks = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final StringBuilder description = new StringBuilder();
    private String title = "";

    private SubtaskList() {}

    /** @throws ConfigurationException where there is none, or there are more than 200 */
    static List<Subtask> parse(String text) {
        SubtaskList list = new SubtaskList();
        text.lines().forEach(list::line);
        list.end();
        if (list.subtasks.isEmpty() || list.subtasks.size() > MOST) {
            throw new ConfigurationException(List.of("expected a Markdown list of 1 to " + MOST
                    + " subtasks, one item a line such as '- Charge the card', found " + list.subtasks.size()));
        }
        return list.subtasks;
    }

    private void line(String line) {
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            end();
            title = item.group(1).strip();
        } else if (!title.isEmpty() && (line.startsWith(" ") || line.startsWith("\t") || line.isBlank())) {
            description.append(line.strip()).append('\n');
        } else {
            end();
        }
    }

    /** The operation follows from the title, so that the same list makes nothing twice; a title that is there twice is two. */
    private void end() {
        if (!title.isEmpty()) {
            String name = title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
            int times = seen.merge(name, 1, Integer::sum);
            String digest = Sha256.hex((name + "\n" + times).getBytes(StandardCharsets.UTF_8));
            subtasks.add(
                    new Subtask("listed " + digest, name, description.toString().strip()));
        }
        title = "";
        description.setLength(0);
    }
}
