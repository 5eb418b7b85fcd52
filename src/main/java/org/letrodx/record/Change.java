package org.letrodx.record;

/**
 * Something that is one thing before and another after.
 *
 * @param what the path, the rule or the fact that changed
 * @param before what it was; empty if it was not there
 * @param after what it is; empty if it is not there
 */
public record Change(String what, String before, String after) {}
