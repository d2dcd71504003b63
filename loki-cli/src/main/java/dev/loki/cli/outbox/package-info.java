/** {@code loki outbox}: carries what an air-gapped site has to tell trackers to a machine that is connected. */
@NullMarked
package dev.loki.cli.outbox;

import org.jspecify.annotations.NullMarked;
