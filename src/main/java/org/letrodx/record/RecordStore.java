package org.letrodx.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.letrodx.document.Problem;

/**
 * Where a book of records is kept: the lines of its log, and the bodies that they name. Nothing of it is ever changed;
 * it only grows. A host that has a place of its own for it, such as a table in its database, implements this;
 * {@link DirectoryStore} is the one that comes with the program.
 */
public interface RecordStore {
    /** What to call it in messages. */
    String name();

    /** The lines of the log in their order, from the first. */
    Lines log() throws IOException;

    /** The bodies in the order of the lines that name them. */
    Lines bodies() throws IOException;

    /** The line at a place; empty if there is none. */
    Optional<byte[]> line(long place) throws IOException;

    /** The body at a place; empty if there is none. */
    Optional<byte[]> body(long place) throws IOException;

    /** Opens it to append; nobody else can until it is closed, but anybody may read. Waits for whoever has it open. */
    Appender append() throws IOException;

    /** Lines, one after the other. */
    interface Lines extends Closeable {
        /** The next one; empty at the end. */
        Optional<Line> next() throws IOException;
    }

    /**
     * One line, without its end.
     *
     * @param place where it is kept: a number that is larger than those of the lines before it
     * @param bytes what it says
     * @param finished false if an append was interrupted within it
     */
    record Line(long place, byte[] bytes, boolean finished) {}

    /**
     * Adds to a store. What is added lasts for sure after the next {@link #force}: bodies before the lines. Not safe
     * for threads.
     */
    interface Appender extends Closeable {
        /**
         * What an interrupted append had left and was set aside when this was opened, and where; empty if nothing was.
         */
        List<Problem> setAside();

        /**
         * Sets aside the bodies behind one: no line names them, since an append was interrupted. Called once, before
         * anything is added.
         *
         * @param last the place of the last body that a line names; -1 if none does
         */
        void keepBodies(long last) throws IOException;

        /** Adds a body; gives its place. */
        long body(byte[] body) throws IOException;

        /** Adds a line to the log; gives its place. */
        long line(byte[] line) throws IOException;

        /** Makes sure that all that was added lasts. */
        void force() throws IOException;

        /** Gives the store free for others, without another {@link #force}. */
        @Override
        void close() throws IOException;
    }
}
