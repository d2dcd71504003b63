/** Reports on the quality of a run. */
@NullMarked
package dev.loki.application.quality;

import org.jspecify.annotations.NullMarked;
