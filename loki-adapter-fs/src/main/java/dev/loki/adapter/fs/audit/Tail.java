package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.ChainTip;

/**
 * The end of the chain, as far as it is whole.
 *
 * @param tip where the next entry is linked
 * @param length where the last whole line ends, in bytes; what follows, a crash left
 */
record Tail(ChainTip tip, long length) {

    static final Tail EMPTY = new Tail(ChainTip.START, 0);
}
