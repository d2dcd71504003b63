/** Making the calls that wait in an outbox. */
@NullMarked
package dev.loki.application.outbox;

import org.jspecify.annotations.NullMarked;
