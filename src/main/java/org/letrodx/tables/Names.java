package org.letrodx.tables;

import java.util.Optional;

/** How a name of a table is found in what somebody wrote. */
interface Names {
    /** What the table knows of it. */
    Optional<NameTable.Row> find(String written);

    /** The same in the names of the table; what is not listed, as it was written. */
    default String listed(String written) {
        return find(written).map(NameTable.Row::name).orElse(written);
    }

    /** The name that was probably meant by one that is not listed; empty if none is near. */
    String nearest(String unlisted);
}
