package dev.loki.domain.scan;

import java.util.Arrays;
import java.util.List;

/** The bytes in classes: those that no set of some tells apart share one. */
final class ByteClasses {

    private final int[] classOf = new int[256];
    private final int[][] classesOf;
    private final boolean[][] members;
    private int count = 1;

    ByteClasses(List<ByteSet> sets) {
        for (ByteSet set : sets) {
            split(set);
        }
        int[] sampleOf = new int[count];
        for (int b = 0; b < classOf.length; b++) {
            sampleOf[classOf[b]] = b;
        }
        this.classesOf = new int[sets.size()][];
        this.members = new boolean[sets.size()][count];
        for (int set = 0; set < classesOf.length; set++) {
            classesOf[set] = classesOf(sets.get(set), members[set], sampleOf);
        }
    }

    /** Those of each class that are in the set go on in a class of their own where others stay behind. */
    private void split(ByteSet set) {
        int[] within = new int[count];
        int[] size = new int[count];
        for (int b = 0; b < classOf.length; b++) {
            size[classOf[b]]++;
            within[classOf[b]] += set.has(b) ? 1 : 0;
        }
        int[] split = new int[count];
        for (int c = 0; c < split.length; c++) {
            split[c] = within[c] > 0 && within[c] < size[c] ? count++ : c;
        }
        for (int b = 0; b < classOf.length; b++) {
            if (set.has(b)) {
                classOf[b] = split[classOf[b]];
            }
        }
    }

    private static int[] classesOf(ByteSet set, boolean[] members, int[] sampleOf) {
        int[] classes = new int[sampleOf.length];
        int count = 0;
        for (int c = 0; c < classes.length; c++) {
            if (set.has(sampleOf[c])) {
                members[c] = true;
                classes[count++] = c;
            }
        }
        return Arrays.copyOf(classes, count);
    }

    int count() {
        return count;
    }

    /** The class of each byte. */
    int[] ofBytes() {
        return classOf;
    }

    /** The classes that a set consists of. */
    int[] of(int set) {
        return classesOf[set];
    }

    boolean has(int set, int byteClass) {
        return members[set][byteClass];
    }
}
