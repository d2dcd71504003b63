/** Where what was measured goes. */
@NullMarked
package dev.loki.ports.metric;

import org.jspecify.annotations.NullMarked;
