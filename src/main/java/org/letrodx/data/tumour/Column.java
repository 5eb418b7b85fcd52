package org.letrodx.data.tumour;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column of a table of tumours may be, and the headings that people give it. */
enum Column {
    STUDY("study|study id|experiment|study name"),
    MODEL("model|model id|pdx|pdx id|patient|patient id"),
    GROUP("group|arm|cohort|group id|group name|group number"),
    TREATMENT("treatment|drug|compound|therapy"),
    ANIMAL("animal|animal id|animal no|animal number|mouse|mouse id|mouse no|mouse number|rat|rat "
            + "id|id|number|subject"),
    TUMOUR("tumou?r|tumou?r id|tumou?r no|tumou?r number|side|flank|site"),
    DAY("days?|time|study day|timepoint|days? (?!-?\\d).*|time (?!-?\\d).*|dpi"),
    DATE("date|date measured|measurement date|date of measurement"),
    VOLUME("volume|tumou?r volume|tv|vol|tumou?r vol|value|tumou?r size"),
    AREA("area|tumou?r area|l ?x ?w|length ?x ?width"),
    LENGTH("length|l|long|longest|d1|long axis|tumou?r length"),
    WIDTH("width|w|short|d2|short axis|tumou?r width"),
    WEIGHT("weight|body weight|bw|bodyweight|body mass"),
    START("start|start day|start date|first dose|treatment start|day of first dose");

    private final Pattern names;

    Column(String names) {
        this.names = Pattern.compile(names);
    }

    /** The column of a heading, whatever unit it names; empty if it is none of these. */
    static Optional<Column> of(String heading) {
        String plain = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[_./-]+", " ")
                .replaceAll("\\(.*?\\)|\\[.*?]", "")
                .replaceAll("\\b[mc]m(?:3|\\^3|\u00b3|\\^?2|\u00b2)?$", "")
                .strip();
        return Arrays.stream(values())
                .filter(column -> column.names.matcher(plain).matches())
                .findFirst();
    }
}
