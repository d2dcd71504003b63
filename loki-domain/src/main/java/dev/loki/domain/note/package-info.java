/** Signed notes: text with signatures (C2SP signed-note), the keys that make them and the keys that check them. */
@NullMarked
package dev.loki.domain.note;

import org.jspecify.annotations.NullMarked;
