/** The files that agents' hooks stand in: read, and changed so that all else in them stays as it was written. */
@NullMarked
package dev.loki.adapter.agents.settings;

import org.jspecify.annotations.NullMarked;
