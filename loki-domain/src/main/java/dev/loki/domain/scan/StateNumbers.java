package dev.loki.domain.scan;

import java.util.Arrays;

/** Numbers states, each a list of items, in the order in which they come up. */
final class StateNumbers {

    private final int most;
    private int[][] states = new int[1024][];
    private int[] slots = new int[4096];
    private int count;

    StateNumbers(int most) {
        this.most = most;
    }

    int count() {
        return count;
    }

    int[] get(int number) {
        return states[number];
    }

    /** The number of a state, a new one if it is new. */
    int number(int[] state) {
        int slot = slotOf(state);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (count == most) {
            throw new IllegalArgumentException("the keywords need more than " + most + " states");
        }
        if (count == states.length) {
            grow();
            slot = slotOf(state);
        }
        states[count++] = state;
        slots[slot] = count;
        return count - 1;
    }

    /** Where a state stands, or would stand: a slot holds its number and one, 0 where it is free. */
    private int slotOf(int[] state) {
        int hash = Arrays.hashCode(state) * 0x9E3779B9;
        int slot = hash >>> 8 & slots.length - 1;
        while (slots[slot] != 0 && !Arrays.equals(states[slots[slot] - 1], state)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        states = Arrays.copyOf(states, count * 2);
        slots = new int[slots.length * 2];
        for (int number = 0; number < count; number++) {
            slots[slotOf(states[number])] = number + 1;
        }
    }
}
