package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.document.Nearest;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** What to find out next: what the best suspected causes wait for, the cheapest first. */
final class Questions {
    /** House limit: how many questions an answer asks. */
    private static final int MOST = 5;

    private Questions() {}

    /** @param tried what was looked into already, as {@link org.letrodx.facts.Experiment#tried} tells */
    static List<Question> of(List<Finding> ranked, Facts facts, List<String> tried) {
        Map<FactType, List<Finding>> settles = new LinkedHashMap<>();
        for (Finding finding : ranked) {
            boolean waits = finding.verdict() == Verdict.SUSPECTED && !finding.isMoot()
                    || finding.verdict() == Verdict.OPEN && finding.rule().asksFirst();
            if (waits) {
                finding.missing()
                        .forEach(fact -> settles.computeIfAbsent(Vocabulary.get(fact), path -> new ArrayList<>())
                                .add(finding));
            }
        }
        List<FactType> best = new ArrayList<>(settles.keySet());
        best.removeIf(type -> tried.stream()
                .map(Nearest::fold)
                .anyMatch(word -> word.equals(Nearest.fold(type.path())) || word.equals(Nearest.fold(type.label()))));
        best.sort(Comparator.<FactType>comparingInt(
                        type -> settles.get(type).get(0).rank())
                .thenComparingInt(type -> -settles.get(type).size())
                .thenComparing(FactType::cost)
                .thenComparing(FactType::path));
        List<Question> questions = new ArrayList<>();
        for (FactType type : best.subList(0, Math.min(best.size(), MOST))) {
            Fact fact = facts.of(type);
            String ask =
                    fact.isKnown() ? type.question() + " More exactly than " + fact.display() + "." : type.question();
            questions.add(new Question(
                    questions.size() + 1,
                    type.path(),
                    ask,
                    type.cost(),
                    settles.get(type).stream().map(Finding::id).toList()));
        }
        return List.copyOf(questions);
    }
}
