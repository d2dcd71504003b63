/** Whether agents tell what they consume, where that is limited. */
@NullMarked
package dev.loki.application.usage;

import org.jspecify.annotations.NullMarked;
