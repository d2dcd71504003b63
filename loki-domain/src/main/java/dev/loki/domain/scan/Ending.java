package dev.loki.domain.scan;

import java.util.List;

/**
 * Keywords that end together.
 *
 * @param triggers who looks closer at them
 * @param before how far before their end a value of any may begin
 * @param behind how far behind it a value of any may end
 */
@SuppressWarnings("ArrayRecordComponent")
record Ending(Trigger[] triggers, int before, int behind) {

    static Ending of(List<Trigger> triggers) {
        int before = 0;
        int behind = 0;
        for (Trigger trigger : triggers) {
            before = Math.max(before, trigger.length() + trigger.reach().before());
            behind = Math.max(behind, trigger.reach().behind());
        }
        return new Ending(triggers.toArray(new Trigger[0]), before, behind);
    }
}
