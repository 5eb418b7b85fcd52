package org.letrodx.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letrodx.RuleBook;
import org.letrodx.document.Problem;
import org.letrodx.document.Spelling;
import org.letrodx.document.Templates;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** The pages where an experiment is described: the form and, beside it, its answer. */
final class Bench {
    private Bench() {}

    /** A complaint to choose. */
    private record Choice(String value, String title) {}

    /** The first page. */
    private record Start(List<Choice> complaints) {}

    /** The form with its answer. */
    private record Whole(
            String heading,
            boolean hasLeft,
            List<String> left,
            Fields.Sheet sheet,
            String id,
            String title,
            String notes,
            String carried,
            Answers.Answer answer,
            boolean swap) {}

    /** What is swapped when something was typed. */
    private record Swap(List<Fields.Said> said, Answers.Answer answer, boolean swap) {}

    /** The page where a complaint is chosen. */
    static String start() {
        List<Choice> choices = new ArrayList<>();
        for (Word word : Vocabulary.get("experiment.complaint").words()) {
            String meaning = word.meaning();
            choices.add(new Choice(word.label(), Spelling.begin(meaning)));
        }
        return Templates.fill("serve/page/start", new Start(choices));
    }

    /** The form as it was sent, with its answer. */
    static String whole(Sent sent, RuleBook book) {
        return whole(sent.form(), sent.text("all").isPresent(), book);
    }

    /**
     * The form as it was sent or opened, with its answer.
     *
     * @param all show every fact of the vocabulary
     */
    static String whole(Form form, boolean all, RuleBook book) {
        Experiment experiment = form.experiment();
        return Templates.fill(
                "serve/page/workbench",
                new Whole(
                        experiment.complaints().isEmpty() ? "Review of a set-up" : "What do you know?",
                        !form.left().isEmpty(),
                        form.left().stream().map(Problem::toString).toList(),
                        Fields.of(form, experiment, book, all),
                        form.text("id"),
                        form.text("title"),
                        form.text("notes"),
                        form.text("carried"),
                        Answers.of(experiment, form.unknown(), book),
                        false));
    }

    /** The answer to what was typed, and what is wrong with the field where it was. */
    static String swap(Form form, Optional<String> path, RuleBook book) {
        Experiment experiment = form.experiment();
        return Templates.fill(
                "serve/page/swap",
                new Swap(
                        path.map(one -> Fields.said(experiment).getOrDefault(one, List.of()))
                                .orElse(List.of()),
                        Answers.of(experiment, form.unknown(), book),
                        true));
    }
}
