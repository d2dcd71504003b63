/** What reports on the quality of a run are made of, as files. */
@NullMarked
package dev.loki.adapter.fs.quality;

import org.jspecify.annotations.NullMarked;
