/** Text from outside, in Markdown of our own. */
@NullMarked
package dev.loki.domain.markdown;

import org.jspecify.annotations.NullMarked;
