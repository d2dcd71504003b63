/** {@code loki daemon}: starts and ends the process that answers hooks beside the project. */
@NullMarked
package dev.loki.cli.resident;

import org.jspecify.annotations.NullMarked;
