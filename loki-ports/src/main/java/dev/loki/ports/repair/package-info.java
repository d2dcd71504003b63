/** What becomes of Loki's own files where they were damaged. */
@NullMarked
package dev.loki.ports.repair;

import org.jspecify.annotations.NullMarked;
