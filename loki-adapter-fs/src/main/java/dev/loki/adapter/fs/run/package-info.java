/** The reports of finished runs as files. */
@NullMarked
package dev.loki.adapter.fs.run;

import org.jspecify.annotations.NullMarked;
