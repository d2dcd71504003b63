/** Audit entries to a Splunk HTTP Event Collector. */
@NullMarked
package dev.loki.adapter.splunk.forward;

import org.jspecify.annotations.NullMarked;
