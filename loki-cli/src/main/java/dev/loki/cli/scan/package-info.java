/** {@code loki scan}: looks for secrets and personal data, and says where they are. */
@NullMarked
package dev.loki.cli.scan;

import org.jspecify.annotations.NullMarked;
