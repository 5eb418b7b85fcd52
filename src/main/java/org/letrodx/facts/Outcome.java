package org.letrodx.facts;

/** What a fact says to a question. An unknown fact is never guessed at. */
public enum Outcome { YES, NO, UNKNOWN }
