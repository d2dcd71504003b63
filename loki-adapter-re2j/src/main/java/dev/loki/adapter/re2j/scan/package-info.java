/** Users' patterns for the content scanner, compiled by RE2/J. */
@NullMarked
package dev.loki.adapter.re2j.scan;

import org.jspecify.annotations.NullMarked;
