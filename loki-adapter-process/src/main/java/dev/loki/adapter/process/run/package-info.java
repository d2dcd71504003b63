/** Running the governed command as a child process. */
@NullMarked
package dev.loki.adapter.process.run;

import org.jspecify.annotations.NullMarked;
