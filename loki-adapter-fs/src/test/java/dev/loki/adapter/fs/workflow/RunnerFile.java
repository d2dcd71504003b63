package dev.loki.adapter.fs.workflow;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a file of outputs as GitHub's runner does: {@code name<<delimiter}, lines, the delimiter; or {@code name=value}. */
final class RunnerFile {

    private RunnerFile() {}

    static Map<String, String> parse(String text) {
        Map<String, String> outputs = new LinkedHashMap<>();
        String[] lines = text.split("\r?\n", -1);
        int at = 0;
        while (at < lines.length) {
            String line = lines[at++];
            int equals = line.indexOf('=');
            int heredoc = line.indexOf("<<");
            if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
                String delimiter = line.substring(heredoc + 2);
                StringBuilder value = new StringBuilder();
                while (!lines[at].equals(delimiter)) {
                    value.append(value.isEmpty() ? "" : "\n").append(lines[at++]);
                }
                at++;
                outputs.put(line.substring(0, heredoc), value.toString());
            } else if (equals >= 0) {
                outputs.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (!line.isEmpty()) {
                throw new IllegalArgumentException("Invalid format '" + line + "'");
            }
        }
        return outputs;
    }
}
