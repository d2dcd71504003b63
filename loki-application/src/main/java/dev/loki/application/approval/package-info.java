/** Approval: people are asked, and what they say lets an action happen once. */
@NullMarked
package dev.loki.application.approval;

import org.jspecify.annotations.NullMarked;
