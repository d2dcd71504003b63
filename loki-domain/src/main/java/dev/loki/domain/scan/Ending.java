package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Keywords that end together.
 *
 * @param triggers who looks closer at them, as far as may be spent
 * @param free who looks closer whatever was spent
 * @param cost what it costs to ask all triggers whether they look closer
 * @param before how far before their end a value of any may begin
 * @param behind how far behind it a value of any may end
 */
@SuppressWarnings("ArrayRecordComponent")
record Ending(Trigger[] triggers, Trigger[] free, int cost, int before, int behind) {

    private static final Trigger[] NONE = {};

    static Ending of(List<Trigger> all) {
        List<Trigger> triggers = new ArrayList<>();
        List<Trigger> free = new ArrayList<>();
        int before = 0;
        int behind = 0;
        int cost = 0;
        for (Trigger trigger : all) {
            if (trigger.verifier().isFree()) {
                free.add(trigger);
            } else {
                triggers.add(trigger);
                cost += Math.min(trigger.cost(), Density.KEYWORD);
                before = Math.max(before, trigger.length() + trigger.reach().before());
                behind = Math.max(behind, trigger.reach().behind());
            }
        }
        return new Ending(triggers.toArray(NONE), free.toArray(NONE), cost, before, behind);
    }

    /** Whether a value of any of the keywords would be left out where nobody looks closer. */
    boolean isBounded() {
        return triggers.length > 0;
    }
}
