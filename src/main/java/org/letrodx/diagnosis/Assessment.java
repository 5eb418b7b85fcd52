package org.letrodx.diagnosis;

import java.util.List;
import org.letrodx.rules.Rule;

/** What one rule says of one experiment, before it is ranked. */
record Assessment(
        Rule rule,
        Verdict verdict,
        List<Reason> because,
        List<String> missing,
        List<Assumption> assumed,
        RankKey key) {}
