package org.letrodx.facts;

/** The name of a cell line, which the panel may list. */
public final class LineName extends Fact<String> {

    LineName(FactType<LineName> type, Known<String> known) {
        super(type, known);
    }

    /** Does the panel list the line as one of this kind? A name it does not list is of no kind. */
    public Answer isListedAs(CellLine.Kind kind) {
        return answer(new Condition.ListedAs(kind));
    }
}
