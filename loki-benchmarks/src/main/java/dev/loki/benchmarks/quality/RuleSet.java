package dev.loki.benchmarks.quality;

import java.util.Map;
import java.util.Set;

/** What finds secrets in a text. */
interface RuleSet {

    /** The rules that found something, by the line they found it on, from 1. */
    Map<Integer, Set<String>> find(byte[] text);
}
