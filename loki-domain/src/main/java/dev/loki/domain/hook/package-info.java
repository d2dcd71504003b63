/** What the hooks of coding agents tell, in the words of no vendor, and which questions to the policies that makes. */
@NullMarked
package dev.loki.domain.hook;

import org.jspecify.annotations.NullMarked;
