/** What the hooks of several vendors have in common, as some took over what another had. */
@NullMarked
package dev.loki.adapter.agents.hook;

import org.jspecify.annotations.NullMarked;
