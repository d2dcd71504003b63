/** Budgets that hold: reserved before a call, counted after it, told of once. */
@NullMarked
package dev.loki.application.cost;

import org.jspecify.annotations.NullMarked;
