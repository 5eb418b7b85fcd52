package org.letrodx.engine;

import java.util.Set;
import org.kie.api.KieBase;

/** Compiled rules, of which some can be chosen. Safe for threads. */
@FunctionalInterface
interface CompiledRules {

    /** A base that holds these rules; it may hold more, since rules compiled together at run time stay together. */
    KieBase base(Set<String> ids);
}
