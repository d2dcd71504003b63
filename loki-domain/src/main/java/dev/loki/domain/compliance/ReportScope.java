package dev.loki.domain.compliance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What was asked, by whom, when and where.
 *
 * @param controls which controls; all of the framework where nothing was chosen
 * @param zone in which dates were meant, and times are shown to people
 * @param project its folder
 * @param who ran it
 * @param at when
 * @param tool its name and version
 */
public record ReportScope(
        Framework framework,
        Period period,
        List<Control> controls,
        ZoneId zone,
        String project,
        String host,
        String who,
        Instant at,
        String tool) {

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
