/** What the points that programs recorded come to, series by series. */
@NullMarked
package dev.loki.domain.metric.recorded;

import org.jspecify.annotations.NullMarked;
