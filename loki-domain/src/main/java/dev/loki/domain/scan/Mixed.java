package dev.loki.domain.scan;

/** Refuses values that are not mixed as those that a generator makes are. */
enum Mixed implements Filter {
    SOME_DIGITS {
        @Override
        boolean keeps(Traits traits) {
            return traits.digits() > 0;
        }
    },

    LETTERS_AND_DIGITS {
        @Override
        boolean keeps(Traits traits) {
            return traits.isRandom();
        }
    };

    abstract boolean keeps(Traits traits);

    @Override
    public boolean keeps(Window window, int start, int end) {
        return keeps(window.traits(start, end));
    }
}
