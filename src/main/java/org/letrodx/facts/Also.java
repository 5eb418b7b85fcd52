package org.letrodx.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Other spellings of a {@link Term}; matched without case, blanks, hyphens, underscores and slashes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Also {
    String[] value();
}
