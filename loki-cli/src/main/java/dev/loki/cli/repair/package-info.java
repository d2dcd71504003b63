/** What a repair did, for those that repair something. */
@NullMarked
package dev.loki.cli.repair;

import org.jspecify.annotations.NullMarked;
