package dev.loki.adapter.fs.policy;

import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.json.Utf8;
import dev.loki.json.ValueLines;
import dev.loki.ports.json.JsonSyntaxException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Policy files in YAML: the part of it that says what JSON can say. */
final class YamlPolicyFile {

    private YamlPolicyFile() {}

    static PolicyDocument parse(String file, byte[] bytes) throws PolicySyntaxException {
        String text = decode(file, bytes);
        requirePrintable(file, text);
        ValueLines lines = new ValueLines();
        try {
            ParserImpl parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
            JsonValue root = new YamlTree(file, parser, lines).read();
            return new PolicyDocument(file, root, lines.asMap());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new PolicySyntaxException(file, line, "broken YAML: " + e.getProblem());
        } catch (RuntimeException e) { // a hostile text may meet any weakness of the parser
            throw new PolicySyntaxException(file, 1, "broken YAML");
        }
    }

    private static String decode(String file, byte[] bytes) throws PolicySyntaxException {
        try {
            return String.valueOf(Utf8.decodeStrict(bytes));
        } catch (JsonSyntaxException e) {
            throw new PolicySyntaxException(file, e.line(), "column " + e.column() + ": " + e.getMessage());
        }
    }

    /** The parser would refuse these as well, but could not say the line. */
    private static void requirePrintable(String file, String text) throws PolicySyntaxException {
        int line = 1;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                throw new PolicySyntaxException(
                        file,
                        line,
                        "broken YAML: the control character U+%04X may not stand here".formatted(character));
            }
            line += character == '\n' ? 1 : 0;
        }
    }
}
