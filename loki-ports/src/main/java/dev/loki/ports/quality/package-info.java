/** Where the reports on the quality of a run are read. */
@NullMarked
package dev.loki.ports.quality;

import org.jspecify.annotations.NullMarked;
