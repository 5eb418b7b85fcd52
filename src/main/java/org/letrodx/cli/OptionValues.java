package org.letrodx.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.letrodx.document.Dates;
import org.letrodx.document.Unreadable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. */
final class OptionValues {
    private OptionValues() {}

    /** A day. */
    static final class Days implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return Dates.read(text);
            } catch (Unreadable notDate) {
                throw new TypeConversionException(notDate.getMessage() + ": write a day such as 2026-11-25");
            }
        }
    }

    /** A whole number. */
    static final class WholeNumbers<T> implements ITypeConverter<T> {
        private final Function<String, T> reader;

        /** @param reader throws {@link NumberFormatException} at what it cannot read */
        WholeNumbers(Function<String, T> reader) {
            this.reader = reader;
        }

        @Override
        public T convert(String text) {
            try {
                return reader.apply(text);
            } catch (NumberFormatException unreadable) {
                throw new TypeConversionException(
                        "\"" + text + "\" is " + (text.matches("[+-]?\\d+") ? "too large" : "not a whole number"));
            }
        }
    }

    /** One of some words, in any case. */
    static final class Words<T> implements ITypeConverter<T> {
        private final List<T> allowed;

        Words(List<T> allowed) {
            this.allowed = allowed;
        }

        @Override
        public T convert(String text) {
            for (T word : allowed) {
                if (word.toString().equalsIgnoreCase(text)) {
                    return word;
                }
            }
            throw new TypeConversionException("\"" + text + "\" is none of "
                    + allowed.stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
    }
}
