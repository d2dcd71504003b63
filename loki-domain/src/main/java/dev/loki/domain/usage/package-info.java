/** What agents consume, by what they tell of it. */
@NullMarked
package dev.loki.domain.usage;

import org.jspecify.annotations.NullMarked;
