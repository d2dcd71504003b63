/** Issues elsewhere that stand for tasks here. */
@NullMarked
package dev.loki.ports.tracker;

import org.jspecify.annotations.NullMarked;
