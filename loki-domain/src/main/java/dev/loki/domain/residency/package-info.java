/** Which providers may be called, in which regions, and whether anything may leave the machine at all. */
@NullMarked
package dev.loki.domain.residency;

import org.jspecify.annotations.NullMarked;
