package dev.loki.cli.repair;

import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.repair.Repair;
import java.util.ArrayList;
import java.util.List;

/** What a repair did, for people and for programs. */
public final class RepairText {

    private RepairText() {}

    /**
     * For people, a line each.
     *
     * @param what what there is now, one of it
     * @param done what became of it, such as {@code counted}
     */
    public static List<String> lines(Repair repair, String what, String done) {
        List<String> lines = new ArrayList<>();
        repair.found().forEach(found -> lines.add("found    " + found));
        repair.lost().forEach(lost -> lines.add("lost     " + lost));
        repair.evidence().forEach(file -> lines.add("kept as  " + file));
        lines.add((repair.found().isEmpty() ? "nothing was wrong; " : "repaired; ")
                + Amounts.number(repair.kept(), what) + " " + done);
        return lines.stream().map(Printable::line).toList();
    }

    public static JsonObject json(Repair repair) {
        return JsonObject.builder()
                .put("found", JsonArray.ofStrings(repair.found()))
                .put("kept", repair.kept())
                .put("lost", JsonArray.ofStrings(repair.lost()))
                .put("evidence", JsonArray.ofStrings(repair.evidence()))
                .build();
    }
}
