/** What agents consume. */
@NullMarked
package dev.loki.ports.usage;

import org.jspecify.annotations.NullMarked;
