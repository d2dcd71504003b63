package dev.loki.cli.trace;

import dev.loki.cli.terminal.Terminal;

/** The signs a tree is drawn with; each of branch, lastBranch, trunk and blank is as wide as the others. */
record TreeGlyphs(
        String branch,
        String lastBranch,
        String trunk,
        String blank,
        String mark,
        String gap,
        String no,
        String dot,
        String bar,
        String between) {

    static final TreeGlyphs UNICODE = new TreeGlyphs("├─ ", "└─ ", "│  ", "   ", "…", "┄", "✗", "•", "━", " · ");

    static final TreeGlyphs ASCII = new TreeGlyphs("|- ", "`- ", "|  ", "   ", "...", "?", "x", "*", "=", " - ");

    static TreeGlyphs of(Terminal terminal) {
        return terminal.unicode() ? UNICODE : ASCII;
    }
}
