package dev.loki.domain.compliance;

import java.util.List;

/**
 * What a report on a framework is about.
 *
 * @param asked the period, and who asked
 * @param controls which controls; all of the framework where nothing was chosen
 */
public record ReportScope(PeriodScope asked, Framework framework, List<Control> controls) {

    public ReportScope {
        controls = List.copyOf(controls);
    }

    /** Whether only some of the framework's controls were asked for. */
    public boolean isFiltered() {
        return controls.size() < framework.controls().size();
    }

    /** Whether an entry with evidence for these controls is wanted: every entry where nothing was chosen. */
    public boolean wants(Iterable<String> ids) {
        if (!isFiltered()) {
            return true;
        }
        for (String id : ids) {
            if (controls.stream().anyMatch(control -> control.id().equals(id))) {
                return true;
            }
        }
        return false;
    }
}
