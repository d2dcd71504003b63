package dev.loki.adapter.fs.policy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Byte strings that somebody may put in a policy file's place, from a seed: noise, the formats' tokens in any order, valid
 * files damaged or spliced, trees that are well-formed and mean nothing, and what YAML allows beyond JSON.
 */
final class HostilePolicyTexts {
    private static final List<String> KEYS = List.of(
            "policies",
            "pre_execution",
            "pre_deployment",
            "resource",
            "data",
            "approval_gates",
            "tests",
            "name",
            "rule",
            "action",
            "gates",
            "max_tokens",
            "alerts",
            "on_exceed",
            "providers",
            "type",
            "patterns",
            "phase",
            "mode",
            "timeout_minutes",
            "webhook",
            "auto_approve_on_timeout",
            "on_missing",
            "description",
            "max_usd",
            "window",
            "org_id",
            "org_max_tokens",
            "point",
            "context",
            "expect",
            "",
            "a/b~c",
            "\\ud800",
            "<<",
            "é");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "50",
            "-1",
            "1.0",
            "1e3",
            "1E+400",
            "1e-400",
            "1e999999999",
            "0x10",
            "010",
            "0o7",
            "0b1",
            "1_000",
            "+1",
            ".5",
            "1.",
            ".inf",
            "-.INF",
            ".nan",
            "NaN",
            "Infinity",
            "12:30:00",
            "2026-01-01",
            "1e",
            "9007199254740991",
            "9007199254740993",
            "123456789012345678901234567890");
    private static final List<String> TEXTS = List.of(
            "\"deny\"",
            "\"warn\"",
            "\"x\"",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"active_agents <= 5\"",
            "\"command must not run [rm]\"",
            "\"file_path must start with project_dir\"",
            "\"pre_execution\"",
            "\"DENY\"",
            "\"secret_detection\"",
            "\"branch must match {a,{b}}\"",
            "\"branch must match [\"",
            "true",
            "false",
            "null");
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "'",
            "\n",
            "\n  ",
            "\n    ",
            "\n- ",
            "\n  - ",
            ": ",
            "- ",
            "? ",
            "| ",
            "|\n",
            ">-\n",
            "|2\n",
            "&a ",
            "*a",
            "&a [*a]",
            "!!str ",
            "!<x> ",
            "!",
            "%YAML 1.2\n",
            "%TAG ! x\n",
            "---\n",
            "\n...\n",
            "<<: ",
            "<<: *a\n",
            "#",
            " # c\n",
            "\t",
            "\r",
            "\r\n",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\0",
            "\u001b",
            "~",
            "@",
            "`",
            "\\",
            "\\u12",
            "yes",
            "// c\n",
            "/* */",
            "\ud83d\ude00");
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1);
    private static final List<String> REPEATED = List.of(
            "[", "{", "{\"a\":", "- ", "? ", "a: ", "[{", "&a ", "!t ", "-\n ", "a:\n", "'", "\"", "# \n", "|\n");

    private final Random random;

    HostilePolicyTexts(Random random) {
        this.random = random;
    }

    byte[] next() {
        return switch (random.nextInt(12)) {
            case 0 -> noise();
            case 1, 2 -> utf8(tokens());
            case 3, 4 -> utf8(tree(6));
            case 5 -> splice(valid(), valid());
            case 6 -> reencoded();
            case 7 -> utf8(repeated());
            default -> damaged();
        };
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String tokens() {
        return IntStream.range(0, random.nextInt(40)).mapToObj(i -> token()).collect(Collectors.joining());
    }

    private String token() {
        return switch (random.nextInt(4)) {
            case 0 -> pick(KEYS);
            case 1 -> pick(random.nextBoolean() ? NUMBERS : TEXTS);
            default -> pick(TOKENS);
        };
    }

    /** Well-formed but for its numbers, and full of the right words in the wrong places. */
    private String tree(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 3)) {
            case 0 -> pick(NUMBERS);
            case 1, 2 -> pick(TEXTS);
            case 3, 4 -> members(depth, "[", this::tree, "]");
            default -> members(depth, "{", less -> '"' + pick(KEYS) + "\": " + tree(less), "}");
        };
    }

    private String members(int depth, String open, IntFunction<String> member, String close) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> member.apply(depth - 1))
                .collect(Collectors.joining(random.nextBoolean() ? ", " : ",\n", open, close));
    }

    private byte[] reencoded() {
        byte[] text = valid();
        return random.nextBoolean()
                ? join(utf8("\ufeff"), text)
                : new String(text, StandardCharsets.UTF_8).getBytes(ENCODINGS.get(random.nextInt(ENCODINGS.size())));
    }

    private String repeated() {
        String piece = pick(REPEATED);
        String text = piece.repeat(random.nextInt(random.nextInt(20) == 0 ? 20_000 : 700));
        return random.nextBoolean() ? text : "policies:\n  data:\n  - name: " + text;
    }

    private byte[] damaged() {
        byte[] text = valid();
        for (int i = random.nextInt(5); i >= 0 && text.length > 0; i--) {
            int at = random.nextInt(text.length);
            int to = at + random.nextInt(Math.min(40, text.length - at) + 1);
            text = switch (random.nextInt(6)) {
                case 0 -> flipped(text, at);
                case 1 -> Arrays.copyOf(text, at);
                case 2 -> join(Arrays.copyOf(text, to), Arrays.copyOfRange(text, at, text.length));
                case 3 -> join(Arrays.copyOf(text, at), Arrays.copyOfRange(text, to, text.length));
                default ->
                    join(join(Arrays.copyOf(text, at), utf8(token())), Arrays.copyOfRange(text, at, text.length));
            };
        }
        return text;
    }

    private byte[] flipped(byte[] text, int at) {
        byte[] flipped = text.clone();
        flipped[at] = (byte) (flipped[at] ^ (1 << random.nextInt(8)));
        return flipped;
    }

    private byte[] splice(byte[] head, byte[] tail) {
        return join(
                Arrays.copyOf(head, random.nextInt(head.length)),
                Arrays.copyOfRange(tail, random.nextInt(tail.length), tail.length));
    }

    private byte[] valid() {
        return utf8(pick(ValidPolicyTexts.ALL));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static byte[] join(byte[] head, byte[] tail) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(head.length + tail.length);
        joined.writeBytes(head);
        joined.writeBytes(tail);
        return joined.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
