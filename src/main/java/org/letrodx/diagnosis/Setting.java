package org.letrodx.diagnosis;

import java.util.List;
import org.letrodx.facts.Model;

/**
 * The kind of system the experiment was read as.
 *
 * @param systems what it may be: one if stated, several if only assumed, none if the statements exclude each other
 * @param basis   {@code stated} or {@code assumed}
 * @param notes   how it was read, where that needs saying
 */
public record Setting(List<Model.ModelSystem> systems, String basis, List<String> notes) { }
