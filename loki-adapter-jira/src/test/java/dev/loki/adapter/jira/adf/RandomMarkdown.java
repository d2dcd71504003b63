package dev.loki.adapter.jira.adf;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Markdown of every construct, within one another, well-formed and not; the same for the same seed. */
final class RandomMarkdown {

    private static final List<String> WORDS = List.of(
            "word",
            "a",
            "the end.",
            "x_y_z",
            "2 * 3",
            "5 < 6",
            "<b>",
            "</u>",
            "<u>",
            "<br>",
            "<!-- c -->",
            "&amp;",
            "&#42;",
            "\\*",
            "\\[x]",
            "[ ]",
            "[x]",
            "@Bob",
            "#1",
            "é漢",
            "😀",
            "~",
            "`",
            "``",
            "*",
            "_",
            "**",
            "[",
            "](",
            "!",
            "|",
            "\\|",
            "\u00a0",
            "\u200b",
            "\u0007",
            "\u0000",
            "\ud83d",
            "http://x.example/a_b?c=1&d=(2)",
            ":");

    private static final List<String> TARGETS = List.of(
            "https://a.example",
            "http://a.example/x_y?a=1&b=2",
            "mailto:a@b.example",
            "docs/x.md",
            "#top",
            "/browse/A-1",
            "javascript:alert(1)",
            "<https://a.example/x y>",
            "",
            "data:text/html,x",
            "https://a.example/(x)");

    private final Random random;

    RandomMarkdown(long seed) {
        random = new Random(seed);
    }

    String document() {
        return blocks(random.nextInt(4) == 0 ? 4 : 2);
    }

    /** Random characters, in the range of bytes or beyond. */
    String noise() {
        StringBuilder noise = new StringBuilder();
        String syntax = "*_`#>-+|[]()!<>&\\~:=1. \n\t\r\n  ";
        for (int i = random.nextInt(200); i > 0; i--) {
            boolean isSyntax = random.nextInt(4) > 0;
            noise.append(
                    isSyntax
                            ? syntax.charAt(random.nextInt(syntax.length()))
                            : (char) random.nextInt(random.nextBoolean() ? 256 : 65536));
        }
        return noise.toString();
    }

    private String blocks(int depth) {
        StringBuilder blocks = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            blocks.append(block(depth)).append(random.nextInt(6) == 0 ? "\n" : "\n\n");
        }
        return blocks.toString();
    }

    private String block(int depth) {
        List<Supplier<String>> leaves = List.of(
                this::paragraph,
                this::paragraph,
                () -> "#".repeat(1 + random.nextInt(6)) + " " + inlines(2),
                () -> inlines(1) + "\n" + (random.nextBoolean() ? "===" : "---"),
                this::code,
                () -> "    indented " + inlines(0) + "\n    more",
                this::table,
                () -> "---",
                () -> "<div>\n" + inlines(1) + "\n</div>",
                () -> "<details><summary>" + inlines(0) + "</summary>\n",
                () -> "<!-- " + inlines(0) + " -->",
                () -> "[ref]: https://r.example 'title'");
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaves.get(random.nextInt(leaves.size())).get();
        }
        return container(depth);
    }

    private String container(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> prefixed(blocks(depth - 1), "> ", "> ");
            case 1 ->
                "> " + pick("**Note**", "**Warning**", "**Info**", "[!TIP]", "**Note:**") + "\n>\n"
                        + prefixed(blocks(depth - 1), "> ", "> ");
            case 2 -> items(depth, random.nextInt(20) + pick(".", ")") + " ");
            case 3 -> items(depth, pick("- [ ] ", "- [x] ", "* [X] "));
            default -> items(depth, pick("- ", "* ", "+ "));
        };
    }

    private String items(int depth, String marker) {
        StringBuilder items = new StringBuilder();
        String indent = " ".repeat(Math.min(marker.length(), marker.indexOf(' ') + 1));
        for (int i = random.nextInt(4); i >= 0; i--) {
            boolean isOdd = random.nextInt(8) == 0;
            String body = random.nextBoolean() ? inlines(1) + "\n" : blocks(depth - 1);
            items.append(prefixed(body, isOdd ? indent.replace("  ", "- ") : marker, indent));
        }
        return items.toString();
    }

    private static String prefixed(String text, String first, String rest) {
        return first + text.stripTrailing().replace("\n", "\n" + rest) + "\n";
    }

    private String paragraph() {
        StringBuilder lines = new StringBuilder(inlines(3));
        for (int i = random.nextInt(3); i > 0; i--) {
            lines.append(pick("\n", "\\\n", "  \n", "<br>")).append(inlines(2));
        }
        return lines.toString();
    }

    private String code() {
        String fence = pick("```", "~~~", "````");
        return fence + pick("", "java", "c++", "a b", "é`") + "\n" + inlines(0) + "\n\n\t" + inlines(0) + "\n"
                + pick(fence, "");
    }

    private String table() {
        int columns = 1 + random.nextInt(4);
        StringBuilder table = new StringBuilder(row(columns)).append("\n|");
        table.append(pick(" --- |", ":-:|", "--:|").repeat(columns));
        for (int i = random.nextInt(4); i > 0; i--) {
            table.append('\n').append(row(random.nextInt(4) == 0 ? 1 + random.nextInt(5) : columns));
        }
        return table.toString();
    }

    private String row(int columns) {
        StringBuilder row = new StringBuilder("|");
        for (int i = 0; i < columns; i++) {
            row.append(' ').append(random.nextInt(5) == 0 ? "" : inlines(1)).append(" |");
        }
        return row.toString();
    }

    private String inlines(int depth) {
        StringBuilder inlines = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            inlines.append(inline(depth)).append(random.nextBoolean() ? " " : "");
        }
        return inlines.toString().replace("\n", " ");
    }

    private String inline(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return pick(WORDS.toArray(new String[0]));
        }
        String inner = inlines(depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> "*" + inner + "*";
            case 1 -> "**" + inner + "**";
            case 2 -> "_" + inner + "_";
            case 3 -> "~~" + inner + "~~";
            case 4 -> "`" + inner + "`";
            case 5 -> pick("<u>", "<sub>", "<sup>") + inner + pick("</u>", "</sub>", "</sup>");
            case 6 -> "![" + inner + "](" + pick(TARGETS.toArray(new String[0])) + ")";
            case 7 -> "<https://auto.example/" + random.nextInt(9) + ">";
            default -> "[" + inner + "](" + pick(TARGETS.toArray(new String[0])) + pick("", " \"title\"") + ")";
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
