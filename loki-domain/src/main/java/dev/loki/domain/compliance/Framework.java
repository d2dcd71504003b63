package dev.loki.domain.compliance;

import java.util.Arrays;
import java.util.List;

/** What a report is about. */
public enum Framework {
    SOC2(
            "soc2",
            "SOC 2",
            "Trust services criteria, TSP section 100 (2017, points of focus of 2022)",
            ControlCatalogue.SOC2),
    ISO27001("iso27001", "ISO/IEC 27001:2022", "ISO/IEC 27001:2022, Annex A", ControlCatalogue.ISO27001),
    GDPR("gdpr", "GDPR Article 30", "Regulation (EU) 2016/679, Article 30(1)", ControlCatalogue.GDPR);

    private final String id;
    private final String title;
    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
    private final List<Control> controls;

    Framework(String id, String title, String source, List<Control> controls) {
        this.id = id;
        this.title = title;
        this.source = source;
        this.controls = controls;
    }

    /**
     * The framework of this id, in any case.
     *
     * @throws IllegalArgumentException where there is none, naming those there are
     */
    public static Framework of(String id) {
        return Arrays.stream(values())
                .filter(framework -> framework.id.equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected soc2, iso27001 or gdpr, found '" + id + "'"));
    }

    /** Such as {@code iso27001}. */
    public String id() {
        return id;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Which text the ids of the controls are from. */
    public String source() {
        return source;
    }

    /** The controls that an audit chain can show something for, in the framework's order. */
    public List<Control> controls() {
        return controls;
    }

    /**
     * The controls that an id means: one, or several where it is of an older edition.
     *
     * @throws IllegalArgumentException where it means none
     */
    public List<Control> controls(String id) {
        List<String> ids = ControlCatalogue.current(id);
        List<Control> named =
                controls.stream().filter(control -> ids.contains(control.id())).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("expected a control of " + title + " such as "
                    + controls.get(0).id() + ", found '" + id + "'");
        }
        return named;
    }
}
