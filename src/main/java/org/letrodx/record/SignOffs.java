package org.letrodx.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.letrodx.document.Nearest;

/**
 * The sign-offs of a book whose signatures are right and whose keys count, and which records they cover. Not safe for
 * threads.
 */
final class SignOffs {
    private static final Comparator<Signer> BY_NAME_AND_KEY =
            Comparator.comparing((Signer signer) -> Nearest.fold(signer.by())).thenComparing(Signer::key);

    private final Set<Meaning> required;
    private final List<SignOff> signOffs = new ArrayList<>();

    /**
     * @param required the meanings with which a record must be signed, each by somebody else; if none, any one covers
     *     it
     */
    SignOffs(Set<Meaning> required) {
        this.required = required;
    }

    /** Who signed, and with which key. */
    private record Signer(String by, String key) {
        /**
         * A name with two keys is one person, however it is spelled in the case of its letters and the blanks between
         * its words, and so is whoever holds one key, under however many names.
         */
        boolean isSame(Signer other) {
            return key.equals(other.key) || Nearest.fold(by).equals(Nearest.fold(other.by));
        }
    }

    /**
     * A sign-off.
     *
     * @param before it covers records with an ordinal below this
     * @param ordinal the one record that it covers; -1 for all
     */
    private record SignOff(Signer signer, String meaning, int before, int ordinal) {}

    /**
     * Adds a sign-off.
     *
     * @param key the public key that it is checked with
     * @param before it covers records with an ordinal below this
     * @param ordinal the one record that it covers; -1 for all
     */
    void add(String by, String key, String meaning, int before, int ordinal) {
        signOffs.add(new SignOff(new Signer(by, key), meaning, before, ordinal));
    }

    /**
     * Which records are covered by what is required. A sign-off of everything covers the records before it.
     *
     * @param records how many there are
     * @param superseded the ordinals of those that need none
     * @param signed is told each that is covered
     * @param unsigned is told each that is not, with what it lacks
     */
    void check(int records, BitSet superseded, IntConsumer signed, ObjIntConsumer<String> unsigned) {
        Map<Integer, List<SignOff>> ofOne = new HashMap<>();
        Deque<SignOff> ofAll = new ArrayDeque<>();
        for (SignOff signOff : signOffs) {
            if (signOff.ordinal() >= 0) {
                ofOne.computeIfAbsent(signOff.ordinal(), first -> new ArrayList<>())
                        .add(signOff);
            } else {
                ofAll.add(signOff);
            }
        }
        Map<String, Set<Signer>> covering = new TreeMap<>();
        boolean covered = isCovered(covering);
        for (int ordinal = records - 1; ordinal >= 0; ordinal--) {
            while (!ofAll.isEmpty() && ofAll.peekLast().before() > ordinal) {
                add(ofAll.removeLast(), covering);
                covered = isCovered(covering);
            }
            if (superseded.get(ordinal)) {
                continue;
            }
            Map<String, Set<Signer>> signers = covering;
            boolean isCovered = covered;
            if (!covered && ofOne.containsKey(ordinal)) {
                signers = new TreeMap<>();
                for (Map.Entry<String, Set<Signer>> entry : covering.entrySet()) {
                    signers.computeIfAbsent(entry.getKey(), first -> new TreeSet<>(BY_NAME_AND_KEY))
                            .addAll(entry.getValue());
                }
                for (SignOff signOff : ofOne.get(ordinal)) {
                    add(signOff, signers);
                }
                isCovered = isCovered(signers);
            }
            if (isCovered) {
                signed.accept(ordinal);
            } else {
                unsigned.accept(lacks(signers), ordinal);
            }
        }
    }

    private static void add(SignOff signOff, Map<String, Set<Signer>> signers) {
        signers.computeIfAbsent(signOff.meaning(), first -> new TreeSet<>(BY_NAME_AND_KEY))
                .add(signOff.signer());
    }

    private boolean isCovered(Map<String, Set<Signer>> signers) {
        return required.isEmpty()
                ? !signers.isEmpty()
                : isCovered(new ArrayList<>(required), signers, new ArrayList<>());
    }

    private String lacks(Map<String, Set<Signer>> signers) {
        return required.isEmpty()
                ? "no valid sign-off covers it"
                : "it lacks "
                        + String.join(
                                " + ",
                                required.stream()
                                        .sorted()
                                        .map(Meaning::toString)
                                        .toList())
                        + (required.size() > 1 ? " by different people with different keys" : "") + "; it has "
                        + (signers.isEmpty()
                                ? "none"
                                : signers.entrySet().stream()
                                        .map(one -> one.getKey() + " by " + names(one.getValue()))
                                        .collect(Collectors.joining(", ")));
    }

    private static String names(Set<Signer> signers) {
        return signers.stream().map(Signer::by).distinct().collect(Collectors.joining(" and "));
    }

    /** True if each meaning has a signer of its own. */
    private static boolean isCovered(List<Meaning> meanings, Map<String, Set<Signer>> signers, List<Signer> taken) {
        if (meanings.isEmpty()) {
            return true;
        }
        List<Meaning> rest = meanings.subList(1, meanings.size());
        for (Signer signer : signers.getOrDefault(meanings.get(0).toString(), Set.of())) {
            if (taken.stream().noneMatch(signer::isSame)) {
                taken.add(signer);
                if (isCovered(rest, signers, taken)) {
                    return true;
                }
                taken.remove(signer);
            }
        }
        return false;
    }
}
