package org.letrodx.facts;

/** One section of an experiment: one record, one object in the working memory of the rules. */
public sealed interface Section permits Model, CellLine, Medium, Serum, Hormones, Treatment, Assay, Readings, Host, Dosing,
        Tumour, Design, History, Markers, Translation, Clinic { }
