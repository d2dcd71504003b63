/** Events of the cross-process bus. */
@NullMarked
package dev.loki.domain.event;

import org.jspecify.annotations.NullMarked;
