/** The disk, looked at while others use it. */
@NullMarked
package dev.loki.benchmarks.disk;

import org.jspecify.annotations.NullMarked;
