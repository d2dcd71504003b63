/** GitHub's REST API: who is asked, how its answers are read, and how fast it may be asked. */
@NullMarked
package dev.loki.adapter.github.rest;

import org.jspecify.annotations.NullMarked;
