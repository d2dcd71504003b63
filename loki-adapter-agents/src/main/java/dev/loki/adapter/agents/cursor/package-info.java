/** The hooks of Cursor, and the settings they stand in. */
@NullMarked
package dev.loki.adapter.agents.cursor;

import org.jspecify.annotations.NullMarked;
