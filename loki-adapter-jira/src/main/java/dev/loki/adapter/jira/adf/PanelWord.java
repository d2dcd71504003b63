package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The bold word at the head of a quote that is a panel. */
enum PanelWord {
    INFO,
    NOTE,
    TIP,
    WARNING,
    ERROR,
    SUCCESS;

    /** The word of a panel node; a team's own kind of panel is a note. */
    static PanelWord of(AdfNode panel) {
        return Stream.of(values())
                .filter(word -> word.type().equals(panel.attribute("panelType")))
                .findFirst()
                .orElse(NOTE);
    }

    /** The panel that a quote is, which begins with this word. */
    static Optional<PanelWord> named(String word) {
        return Stream.of(values()).filter(panel -> panel.word().equals(word)).findFirst();
    }

    /**
     * The panel of an alert, as GitHub writes them.
     *
     * @param alert such as {@code [!NOTE]}
     */
    static Optional<PanelWord> ofAlert(String alert) {
        return switch (alert.strip().toUpperCase(Locale.ROOT)) {
            case "[!NOTE]" -> Optional.of(NOTE);
            case "[!TIP]" -> Optional.of(TIP);
            case "[!IMPORTANT]" -> Optional.of(INFO);
            case "[!WARNING]" -> Optional.of(WARNING);
            case "[!CAUTION]" -> Optional.of(ERROR);
            default -> Optional.empty();
        };
    }

    /** As ADF has it. */
    String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    String word() {
        return name().charAt(0) + type().substring(1);
    }

    Run run() {
        return new Run(word(), List.of(Mark.STRONG));
    }
}
