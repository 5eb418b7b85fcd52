/**
 * The automatic module of the library brings those of Drools along, but no module that has a description of its own:
 * these are named.
 */
module host {
    requires org.letrodx;
    requires com.fasterxml.jackson.core;
    requires de.siegmar.fastcsv;
    requires org.slf4j;
    requires org.snakeyaml.engine.v2;
}
